import type {ElementContent} from "hast";
import {h} from "hastscript";
import {bar} from "../../charts/draw/bar.ts";
import {compareText} from "../../text/compare.ts";
import type {Fact} from "../kind.ts";
import {numbersFold} from "../shared/numbers-fold.ts";
import type {Quantity} from "../shared/quantities.ts";
import {quantity, valueText} from "../shared/quantities.ts";
import type {Column, ReportCell} from "../shared/report-view.ts";
import {changesView, factStrip, reportTable} from "../shared/report-view.ts";
import {unrecognizedView} from "../shared/unrecognized-lines.ts";
import type {InitTrace, PackageInit} from "./parse.ts";

const NOTHING = "No package's initialisation could be read from this file.";
/** Rows that are open: in an entry, and on a page of its own. */
const OPEN_ROWS = 10;
const MOST_ROWS = 300;

/** The numbers of a whole program. */
export function initQuantities({packages}: InitTrace): Quantity[] {
  const sum = (of: (one: PackageInit) => number): number =>
    packages.reduce((total, one) => total + of(one), 0);
  return [
    quantity(
      "init clock",
      "sec",
      "lower",
      sum(({clock}) => clock),
    ),
    quantity(
      "init bytes",
      "B",
      "lower",
      sum(({bytes}) => bytes),
    ),
    quantity(
      "init allocs",
      "allocs",
      "lower",
      sum(({allocs}) => allocs),
    ),
    quantity("packages with init work", "packages", "lower", packages.length, {isAside: true}),
  ];
}

/** The facts at the head of a trace. */
export function initFacts(trace: InitTrace): Fact[] {
  const last = trace.packages.at(-1);
  if (!last) return [];
  const [clock = "", bytes = "", allocs = "", count = ""] = initQuantities(trace).map(({samples, unit}) =>
    valueText(samples[0] ?? 0, unit),
  );
  return [
    ...(trace.command === undefined ? [] : [{name: "command", value: trace.command}]),
    {name: "packages", value: count},
    {name: "init", value: clock},
    {name: "allocated", value: `${bytes} in ${allocs} allocs`},
    {name: "done after", value: valueText(last.at + last.clock, "sec")},
  ];
}

/** Draws a trace: the packages that took longest first. */
export function initView(trace: InitTrace): ElementContent[] {
  const {packages, stray} = trace;
  if (packages.length === 0) return [h("p.warning", NOTHING), ...unrecognizedView(stray)];
  const sorted = packages.toSorted((a, b) => b.clock - a.clock || b.bytes - a.bytes || a.at - b.at);
  const rest = sorted.slice(OPEN_ROWS, MOST_ROWS);
  const hidden = sorted.length - OPEN_ROWS - rest.length;
  const longest = sorted[0]?.clock ?? 0;
  return [
    ...factStrip(initFacts(trace)),
    packageTable("Packages that took longest to initialise", sorted.slice(0, OPEN_ROWS), longest),
    ...(rest.length > 0
      ? [
          h("details", [
            h("summary", `${rest.length} more ${rest.length === 1 ? "package" : "packages"}`),
            packageTable("Other packages", rest, longest),
            ...(hidden > 0 ? [h("p.note", `${hidden} more are not shown.`)] : []),
          ]),
        ]
      : []),
    ...numbersFold([{name: "", quantities: initQuantities(trace)}]),
    ...unrecognizedView(stray),
  ];
}

function packageTable(label: string, packages: readonly PackageInit[], longest: number): ElementContent {
  const columns: Column[] = [
    {head: "package"},
    {head: "clock", isNumber: true},
    {head: ""},
    {head: "bytes", isNumber: true},
    {head: "allocs", isNumber: true},
    {head: "starts at", isNumber: true},
  ];
  const rows = packages.map(({name, at, clock, bytes, allocs}): ReportCell[] => [
    h("code", name),
    valueText(clock, "sec"),
    bar(longest > 0 ? clock / longest : 0),
    String(bytes),
    String(allocs),
    valueText(at, "sec"),
  ]);
  return reportTable(label, columns, rows);
}

/** Compares a trace before and a trace after a change: the sums, then the packages that changed most. */
export function initComparison(base: InitTrace, head: InitTrace): ElementContent[] {
  if (base.packages.length === 0 || head.packages.length === 0) return [h("p.warning", NOTHING)];
  return [
    ...changesView("Initialisation before and after", initQuantities(base), initQuantities(head)),
    ...changedPackages(base, head),
  ];
}

function changedPackages(base: InitTrace, head: InitTrace): ElementContent[] {
  const before = new Map(base.packages.map(one => [one.name, one]));
  const after = new Map(head.packages.map(one => [one.name, one]));
  const changes = [...new Set([...before.keys(), ...after.keys()])]
    .map(name => ({name, base: before.get(name), head: after.get(name)}))
    .filter(({base, head}) => base?.allocs !== head?.allocs || base?.bytes !== head?.bytes)
    .map(change => ({...change, moved: (change.head?.bytes ?? 0) - (change.base?.bytes ?? 0)}))
    .sort((a, b) => Math.abs(b.moved) - Math.abs(a.moved) || compareText(a.name, b.name));
  if (changes.length === 0) return [h("p.note", "Every package allocates what it did.")];
  const columns: Column[] = [
    {head: "package"},
    {head: ""},
    {head: "base bytes", isNumber: true},
    {head: "head bytes", isNumber: true},
    {head: "base allocs", isNumber: true},
    {head: "head allocs", isNumber: true},
  ];
  const text = (value: number | undefined): string => (value === undefined ? "–" : String(value));
  const rows = changes
    .slice(0, OPEN_ROWS)
    .map(({name, base, head}): ReportCell[] => [
      h("code", name),
      base ? (head ? "" : "gone") : "new",
      text(base?.bytes),
      text(head?.bytes),
      text(base?.allocs),
      text(head?.allocs),
    ]);
  const hidden = changes.length - rows.length;
  return [
    reportTable("Packages that allocate differently", columns, rows),
    ...(hidden > 0 ? [h("p.note", `${hidden} more packages allocate differently.`)] : []),
  ];
}
