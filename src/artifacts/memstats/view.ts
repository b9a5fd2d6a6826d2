import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {bar} from "../../charts/draw/bar.ts";
import {timeChart} from "../../charts/draw/time-chart.ts";
import type {Fact} from "../kind.ts";
import type {Quantity} from "../shared/quantities.ts";
import {quantity, valueText} from "../shared/quantities.ts";
import type {Column, ReportCell} from "../shared/report-view.ts";
import {changesView, factStrip, reportTable} from "../shared/report-view.ts";
import {unrecognizedView} from "../shared/unrecognized-lines.ts";
import {FIELDS, SYS_PARTS} from "./fields.ts";
import type {MemStats, MemstatsSnapshot} from "./model.ts";

const NOTHING = "No field of runtime.MemStats could be read from this file.";
/** Quantities over several moments that are drawn. */
const DRAWN = ["HeapAlloc", "Alloc", "HeapInuse", "Sys"];

/** The fields of a moment as quantities, in Go's order. */
export function memQuantities({values, pauses}: MemstatsSnapshot): Quantity[] {
  const fields = FIELDS.flatMap(({name, unit, better, isFollowed}) => {
    const found = values.get(name);
    if (!found) return [];
    return [quantity(name, unit, better, found.value, {text: found.text, isAside: isFollowed !== true})];
  });
  const total = values.get("PauseTotalNs")?.value;
  const cycles = values.get("NumGC")?.value ?? 0;
  return [
    ...fields,
    ...(total !== undefined && cycles > 0 ? [quantity("mean pause", "sec", "lower", total / cycles)] : []),
    ...(pauses.length > 0 ? [quantity("latest pauses max", "sec", "lower", Math.max(...pauses))] : []),
  ];
}

/** The facts of the last moment. */
export function memFacts({snapshots}: MemStats): Fact[] {
  const last = snapshots.at(-1);
  if (!last) return [];
  const shown = [
    "goroutines",
    "OS threads",
    "Alloc",
    "TotalAlloc",
    "Sys",
    "HeapObjects",
    "NumGC",
    "mean pause",
  ];
  const quantities = memQuantities(last);
  const facts = shown.flatMap(name => {
    const found = quantities.find(one => one.name === name);
    return found ? [{name, value: readable(found)}] : [];
  });
  return [...(snapshots.length > 1 ? [{name: "moments", value: String(snapshots.length)}] : []), ...facts];
}

/** A raw count of bytes or nanoseconds in a unit that can be read; anything else as it was written. */
function readable({samples, unit, text}: Quantity): string {
  const isRaw = text === undefined || /^[\d.e+-]+(?: ns)?$/.test(text);
  return isRaw ? valueText(samples[0] ?? 0, unit) : text.replace(/ \(\d+ bytes\)$/, "");
}

/** Draws memory statistics: a single moment as a table, two as before and after, more over time. */
export function memView(stats: MemStats): ElementContent[] {
  const {snapshots, isCut, stray} = stats;
  const [first] = snapshots;
  const last = snapshots.at(-1);
  if (!first || !last) return [h("p.warning", NOTHING), ...unrecognizedView(stray)];
  const body =
    snapshots.length === 1 ? [] : snapshots.length === 2 ? twoMoments(first, last) : manyMoments(snapshots);
  const table = fieldTable(last);
  return [
    ...factStrip(memFacts(stats)),
    ...body,
    ...sysTable(last),
    ...(snapshots.length === 1
      ? [table]
      : [h("details", [h("summary", "Every field of the last moment"), table])]),
    ...(isCut ? [h("p.note", `The file goes on: this is of its first ${snapshots.length} moments.`)] : []),
    ...unrecognizedView(stray),
  ];
}

/** Draws the last moment of a base and of a head beside each other. */
export function memComparison(base: MemStats, head: MemStats): ElementContent[] {
  const [before, after] = [base.snapshots.at(-1), head.snapshots.at(-1)];
  if (!before || !after) return [h("p.warning", NOTHING)];
  return [
    ...changesView("Memory before and after", readableAll(before), readableAll(after)),
    ...roundingNote([before, after]),
  ];
}

function readableAll(snapshot: MemstatsSnapshot): Quantity[] {
  return memQuantities(snapshot).map(one => ({...one, text: readable(one)}));
}

function twoMoments(first: MemstatsSnapshot, last: MemstatsSnapshot): ElementContent[] {
  const sides = {
    base: first.label || "first",
    head: last.label || "second",
    note: "Two moments of one file: what happened between them, whatever it was.",
  };
  return [
    ...changesView("Memory at two moments", readableAll(first), readableAll(last), sides),
    ...roundingNote([first, last]),
  ];
}

/** `1 MB` and `2 MB` may be anything from a byte to nearly 2 MB apart. */
function roundingNote(snapshots: readonly MemstatsSnapshot[]): ElementContent[] {
  const isRounded = snapshots.some(({values}) => [...values.values()].some(value => value.isRounded));
  return isRounded
    ? [
        h(
          "p.note",
          "Sizes were printed as whole numbers: a difference of 1 may be anything from nothing to nearly 2.",
        ),
      ]
    : [];
}

function manyMoments(snapshots: readonly MemstatsSnapshot[]): ElementContent[] {
  const names = DRAWN.filter(name => snapshots.some(({values}) => values.has(name)));
  const drawn = names.includes("HeapAlloc") ? names.filter(name => name !== "Alloc") : names;
  const lines = drawn.map(name => {
    const points = snapshots.flatMap(({values}, index) => {
      const value = values.get(name)?.value;
      return value === undefined ? [] : [{x: index + 1, y: value}];
    });
    return {name, form: "step" as const, xs: points.map(({x}) => x), ys: points.map(({y}) => y)};
  });
  const label = `${drawn.join(", ")} over ${snapshots.length} moments; the table tells the same in numbers`;
  return [
    ...timeChart({label, unit: "B", xUnit: "", lines}),
    momentTable(snapshots),
    ...roundingNote(snapshots),
  ];
}

function momentTable(snapshots: readonly MemstatsSnapshot[]): Element {
  const rows = FIELDS.flatMap(({name, unit}): ReportCell[][] => {
    const values = snapshots.flatMap(({values}) => values.get(name) ?? []);
    const [first] = values;
    const last = values.at(-1);
    if (!first || !last) return [];
    const most = values.reduce((most, one) => (one.value > most.value ? one : most));
    const shown = [first, most, last].map(({value, text}) =>
      readable({name, unit, better: undefined, samples: [value], text}),
    );
    return [[name, ...shown]];
  });
  const columns: Column[] = [
    {head: "field"},
    {head: "first", isNumber: true},
    {head: "max", isNumber: true},
    {head: "last", isNumber: true},
  ];
  return reportTable("Memory from first to last", columns, rows);
}

/** Uses of the memory from the operating system. */
function sysTable({values}: MemstatsSnapshot): ElementContent[] {
  const parts = SYS_PARTS.flatMap(name => {
    const value = values.get(name)?.value;
    return value === undefined ? [] : [{name, value}];
  });
  if (parts.length < 3) return [];
  const sum = parts.reduce((total, {value}) => total + value, 0);
  const rows = parts
    .toSorted((a, b) => b.value - a.value)
    .map(({name, value}): ReportCell[] => [
      name,
      valueText(value, "B"),
      sum > 0 ? `${Math.round((value / sum) * 100)}%` : "–",
      bar(sum > 0 ? value / sum : 0),
      meaningOf(name),
    ]);
  const columns: Column[] = [
    {head: "part of Sys"},
    {head: "size", isNumber: true},
    {head: "share", isNumber: true},
    {head: ""},
    {head: "what it is"},
  ];
  return [reportTable("What the memory from the operating system is for", columns, rows)];
}

function fieldTable(snapshot: MemstatsSnapshot): Element {
  const rows = memQuantities(snapshot).map((one): ReportCell[] => [
    one.name,
    readable(one),
    one.text ?? "",
    meaningOf(one.name),
  ]);
  const columns: Column[] = [
    {head: "field"},
    {head: "value", isNumber: true},
    {head: "as printed", isNumber: true},
    {head: "what it is"},
  ];
  return reportTable("Every field", columns, rows);
}

function meaningOf(name: string): string {
  return FIELDS.find(field => field.name === name)?.meaning ?? "";
}
