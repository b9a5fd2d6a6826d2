import type {ElementContent} from "hast";
import {h} from "hastscript";
import type {ReportCell} from "../shared/report-view.ts";
import {changesView, reportTable} from "../shared/report-view.ts";
import {functionCell, placeText, shownDecision} from "./decision-tables.ts";
import type {CompilerReport, Decision, DecisionKind} from "./model.ts";
import {decisionQuantities, reported} from "./summary.ts";

/** A decision found in either the base or the head, not in both. */
export interface DecisionChange {
  readonly side: "gone" | "new";
  readonly decision: Decision;
}

const MOST_ROWS = 60;
/** Kinds whose changes are listed individually, the weightiest first. */
const LISTED: readonly DecisionKind[] = ["escapes", "moved", "bounds", "cannotInline", "leaks", "canInline"];
const WORDS: ReadonlyMap<DecisionKind, string> = new Map([
  ["escapes", "escapes to heap"],
  ["moved", "moved to heap"],
  ["bounds", ""],
  ["cannotInline", "cannot be inlined"],
  ["leaks", "leaks"],
  ["canInline", "can be inlined"],
]);

/** Compares the compiler's decisions before and after a change; undefined for reports of different kinds. */
export function decisionComparison(base: CompilerReport, head: CompilerReport): ElementContent[] | undefined {
  const [was, is] = [reported(base.totals), reported(head.totals)];
  const both = {
    escapes: was.escapes && is.escapes,
    inlining: was.inlining && is.inlining,
    // A report without lines about checks may have no checks left: if either side has them, both were asked for them.
    bounds: was.bounds || is.bounds,
  };
  if (!both.escapes && !both.inlining && !(was.bounds && is.bounds)) return undefined;
  const changes = decisionChanges(base, head);
  return [
    ...changesView(
      "Decisions of the compiler before and after",
      decisionQuantities(base.totals, both),
      decisionQuantities(head.totals, both),
      {
        base: "base",
        head: "head",
        note: "The compiler decides the same for the same source: these are counts, not samples.",
      },
    ),
    ...changeTable("gone", changes),
    ...changeTable("new", changes),
    h(
      "p.note",
      changes.length === 0
        ? "No expression, variable or function was decided otherwise."
        : "Matched by file, function where it is known on both sides, and the words of the compiler, not by line.",
    ),
  ];
}

/** Finds the decisions a side has in excess of the other, each as often as the excess. */
export function decisionChanges(base: CompilerReport, head: CompilerReport): DecisionChange[] {
  const knows = filesWithFunctions(base);
  for (const file of knows) if (!filesWithFunctions(head).has(file)) knows.delete(file);
  const hasSources = base.sources.length > 0 && head.sources.length > 0;
  const keyOf = ({kind, file, subject, detail, source, function: name = ""}: Decision): string => {
    const where = knows.has(shortName(file)) && kind !== "canInline" && kind !== "cannotInline" ? name : "";
    // The checked expression is only in the source; the message is the same for all.
    const checked = kind === "bounds" && hasSources ? (source ?? "") : "";
    return [kind, shortName(file), where, subject, kind === "leaks" ? detail : "", checked].join("\0");
  };
  const listed = ({decisions}: CompilerReport): Decision[] =>
    decisions.filter(({kind}) => LISTED.includes(kind));
  const only = (mine: readonly Decision[], others: readonly Decision[], side: "gone" | "new") => {
    const left = new Map<string, number>();
    for (const decision of others) left.set(keyOf(decision), (left.get(keyOf(decision)) ?? 0) + 1);
    return mine.flatMap((decision): DecisionChange[] => {
      const count = left.get(keyOf(decision)) ?? 0;
      left.set(keyOf(decision), count - 1);
      return count > 0 ? [] : [{side, decision}];
    });
  };
  const [before, after] = [listed(base), listed(head)];
  return [...only(before, after, "gone"), ...only(after, before, "new")].sort(
    (a, b) => LISTED.indexOf(a.decision.kind) - LISTED.indexOf(b.decision.kind),
  );
}

function filesWithFunctions({decisions}: CompilerReport): Set<string> {
  return new Set(
    decisions.filter(decision => decision.function !== undefined).map(({file}) => shortName(file)),
  );
}

/** A file's name without folders: builds name the same file from different places. */
function shortName(file: string): string {
  return file.replace(/^.*[/\\]/, "");
}

function changeTable(side: "gone" | "new", changes: readonly DecisionChange[]): ElementContent[] {
  const decisions = changes.filter(change => change.side === side).map(({decision}) => decision);
  if (decisions.length === 0) return [];
  const hasFunctions = decisions.some(decision => decision.function !== undefined);
  const hasSource = decisions.some(({source}) => source !== undefined);
  const rows = decisions
    .slice(0, MOST_ROWS)
    .map((decision): ReportCell[] => [
      placeText(decision),
      ...(hasFunctions ? [functionCell(decision)] : []),
      h("span", [
        h("code", shownDecision(decision.subject)),
        ` ${WORDS.get(decision.kind) ?? ""}`,
        ...detail(decision),
      ]),
      ...(hasSource
        ? [decision.source === undefined ? "" : h("code", {dataLanguage: "go"}, decision.source)]
        : []),
    ]);
  const columns = [
    {head: side === "gone" ? "gone from base" : "new in head"},
    ...(hasFunctions ? [{head: "function"}] : []),
    {head: "what"},
    ...(hasSource ? [{head: "source"}] : []),
  ];
  const hidden = decisions.length - rows.length;
  return [
    h("div.decisions", [
      reportTable(side === "gone" ? "Decisions that are gone" : "New decisions", columns, rows),
    ]),
    ...(hidden > 0 ? [h("p.note", `${hidden} more are not shown.`)] : []),
  ];
}

function detail({kind, detail}: Decision): string[] {
  return detail === "" || kind === "canInline" ? [] : [`: ${shownDecision(detail)}`];
}
