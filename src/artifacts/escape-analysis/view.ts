import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {bar} from "../../charts/draw/bar.ts";
import {compareText} from "../../text/compare.ts";
import type {ViewContext} from "../kind.ts";
import type {NumberGroup} from "../shared/numbers-fold.ts";
import {numbersFold} from "../shared/numbers-fold.ts";
import type {Column, ReportCell} from "../shared/report-view.ts";
import {factStrip, reportTable} from "../shared/report-view.ts";
import {unrecognizedView} from "../shared/unrecognized-lines.ts";
import {decisionTable, foldedTable, placeText, shortFile, shownDecision} from "./decision-tables.ts";
import type {CompilerReport, Counted, Decision, DecisionKind} from "./model.ts";
import {decisionFacts, decisionQuantities, reported} from "./summary.ts";

const NOTHING = "No decision of the compiler could be read from this file.";
const ROOM = {embed: {groups: 10, rows: 20}, page: {groups: 60, rows: 200}} as const;

/** Draws a report: heap allocations by place, remaining checks, and functions that are not inlined, with the reason. */
export function decisionView(report: CompilerReport, {size}: ViewContext): ElementContent[] {
  const {totals, decisions, unlisted, stray} = report;
  if (totals.size === 0) return [h("p.warning", NOTHING), ...unrecognizedView(stray)];
  const {groups, rows} = ROOM[size];
  const of = (...kinds: readonly DecisionKind[]): Decision[] =>
    decisions.filter(({kind}) => kinds.includes(kind));
  return [
    ...factStrip(decisionFacts(report)),
    ...groupTable(report, groups),
    ...heapTable(of("escapes", "moved"), rows),
    ...boundsTable(of("bounds"), rows),
    ...notInlined(of("cannotInline"), rows),
    ...foldedTable(plural(of("leaks").length, "leaking parameter"), of("leaks"), rows, list =>
      decisionTable("Leaking parameters", "parameter", list, ({subject, detail}) =>
        h("span", [h("code", shownDecision(subject)), ...(detail === "" ? [] : [` ${detail}`])]),
      ),
    ),
    ...inlinedCalls(of("inlined"), rows),
    ...numbersFold(numbersByPackage(report)),
    ...(unlisted > 0 ? [h("p.note", `${unlisted} more decisions are counted and not listed.`)] : []),
    ...unrecognizedView(stray),
  ];
}

function numbersByPackage({packages, totals}: CompilerReport): NumberGroup[] {
  const said = reported(totals);
  return [...packages].map(([name, counts]) => ({name, quantities: decisionQuantities(counts, said)}));
}

const COLUMNS: readonly (readonly [kind: DecisionKind, head: string])[] = [
  ["escapes", "escapes"],
  ["moved", "moved to heap"],
  ["leaks", "leaking params"],
  ["bounds", "bounds checks"],
  ["inlined", "inlined calls"],
  ["cannotInline", "cannot inline"],
];

/** Numbers by function where functions are known, else by file. */
function groupTable({groups, totals}: CompilerReport, most: number): ElementContent[] {
  const said = reported(totals);
  const kinds = COLUMNS.filter(([kind]) => totals.has(kind));
  const told = groups.filter(({counts}) => kinds.some(([kind]) => counts.has(kind)));
  if (told.length < 2) return [];
  const weightOf = ({counts}: Counted): number =>
    said.escapes ? (counts.get("escapes") ?? 0) + (counts.get("moved") ?? 0) : (counts.get("bounds") ?? 0);
  const widest = Math.max(1, ...told.map(weightOf));
  const columns: Column[] = [
    {head: "where"},
    ...kinds.map(([, head]) => ({head, isNumber: true})),
    {head: said.escapes ? "on the heap" : ""},
  ];
  const rows = told
    .slice(0, most)
    .map((group): ReportCell[] => [
      groupName(group),
      ...kinds.map(([kind]) => String(group.counts.get(kind) ?? "")),
      bar(weightOf(group) / widest),
    ]);
  const hidden = told.length - rows.length;
  return [
    h("div.decisions", [reportTable("Decisions by function or file", columns, rows)]),
    ...(hidden > 0 ? [h("p.note", `${hidden} more functions or files are not shown.`)] : []),
  ];
}

function groupName({file, function: name}: Counted): Element {
  return name === undefined
    ? h("span", shortFile(file))
    : h("span", [h("code", shownDecision(name)), ` ${shortFile(file)}`]);
}

function heapTable(decisions: readonly Decision[], most: number): ElementContent[] {
  if (decisions.length === 0) return [];
  const hidden = decisions.length - most;
  return [
    h(
      "p.note",
      `${plural(decisions.length, "allocation")} on the heap that the source asks for, one a line.`,
    ),
    decisionTable("Allocations on the heap", "what", decisions.slice(0, most), heapWords),
    ...(hidden > 0 ? [h("p.note", `${hidden} more are not shown.`)] : []),
    ...explanations(decisions.slice(0, most)),
  ];
}

function heapWords({kind, subject}: Decision): Element {
  return h("span", [
    h("code", shownDecision(subject)),
    kind === "moved" ? " moved to heap" : " escapes to heap",
  ]);
}

/** The reason of each heap allocation, if `-m=2` gives it. */
function explanations(decisions: readonly Decision[]): ElementContent[] {
  const told = decisions.filter(({because}) => because.length > 0);
  if (told.length === 0) return [];
  const text = told
    .flatMap(decision => [
      `${placeText(decision)}: ${decision.subject}`,
      ...decision.because.map(line => `  ${line}`),
    ])
    .join("\n");
  return [
    h("details", [
      h("summary", `How ${told.length === 1 ? "it comes" : "they come"} to be there`),
      h("pre.text-view", {tabIndex: 0}, h("code", text)),
    ]),
  ];
}

function boundsTable(decisions: readonly Decision[], most: number): ElementContent[] {
  if (decisions.length === 0) return [];
  const hidden = decisions.length - most;
  return [
    h("p.note", `${plural(decisions.length, "bounds check")} left in the code.`),
    decisionTable("Bounds checks", "check", decisions.slice(0, most), ({subject}) => h("code", subject)),
    ...(hidden > 0 ? [h("p.note", `${hidden} more are not shown.`)] : []),
  ];
}

function notInlined(decisions: readonly Decision[], most: number): ElementContent[] {
  const summary = `${plural(decisions.length, "function")} that cannot be inlined, and why`;
  return foldedTable(summary, decisions, most, list =>
    h("div.decisions", [
      reportTable(
        "Functions that cannot be inlined",
        [{head: "function"}, {head: "where"}, {head: "why"}],
        list.map((decision): ReportCell[] => [
          h("code", shownDecision(decision.subject)),
          placeText(decision),
          shownDecision(decision.detail),
        ]),
      ),
    ]),
  );
}

/** Which functions were inlined, and how often. */
function inlinedCalls(decisions: readonly Decision[], most: number): ElementContent[] {
  const counts = new Map<string, number>();
  for (const {subject} of decisions) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b));
  if (sorted.length === 0) return [];
  const hidden = sorted.length - most;
  return [
    h("details", [
      h("summary", `${plural(decisions.length, "call")} inlined, of ${plural(sorted.length, "function")}`),
      reportTable(
        "Inlined calls by function",
        [{head: "function"}, {head: "calls", isNumber: true}],
        sorted
          .slice(0, most)
          .map(([name, count]): ReportCell[] => [h("code", shownDecision(name)), String(count)]),
      ),
      ...(hidden > 0 ? [h("p.note", `${hidden} more functions are not shown.`)] : []),
    ]),
  ];
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
