import type {ElementContent} from "hast";
import {h} from "hastscript";
import {cutText, displayName} from "../../stacks/function-names.ts";
import type {GoroutineGroup} from "../../trace/goroutine-groups.ts";
import type {ExecutionTrace} from "../../trace/parse.ts";
import type {TraceSummary} from "../../trace/summary.ts";
import type {Quantity} from "../shared/quantities.ts";
import type {ReportCell} from "../shared/report-view.ts";
import {changesView, reportTable} from "../shared/report-view.ts";
import {traceQuantities} from "./quantities.ts";
import {timeText} from "./words.ts";

/** Functions whose goroutines are compared. */
const MOST_GROUPS = 12;

/** Compares a trace before and a trace after a change. */
export function traceComparison(base: ExecutionTrace, head: ExecutionTrace): ElementContent[] {
  const [before, after] = [base.summary, head.summary];
  if (!before || !after) return [h("p.warning", "One of the two traces could not be read.")];
  const [earlier, later] = [traceQuantities(before), traceQuantities(after)];
  return [
    ...changesView(
      "Execution traces before and after",
      withoutNothing(earlier, later),
      withoutNothing(later, earlier),
    ),
    ...lengthNote(before, after),
    ...groupTable(before, after),
  ];
}

/** Leaves out rows that are 0 on both sides. */
function withoutNothing(list: readonly Quantity[], others: readonly Quantity[]): Quantity[] {
  const isSomething = ({samples}: Quantity): boolean => samples.some(value => value !== 0);
  return list.filter(
    one => isSomething(one) || others.some(other => other.name === one.name && isSomething(other)),
  );
}

/** Reasons why sums of two traces do not compare. */
function lengthNote({wall: before}: TraceSummary, {wall: after}: TraceSummary): ElementContent[] {
  const ratio = after / Math.max(before, 1);
  if (ratio > 0.9 && ratio < 1.1) return [];
  return [
    h(
      "p.note",
      `The traces cover ${timeText(before)} and ${timeText(after)}: compare shares, rates and latencies rather than sums.`,
    ),
  ];
}

/** The program's own goroutines by the function they start in, base and head side by side. */
function groupTable(base: TraceSummary, head: TraceSummary): ElementContent[] {
  const [before, after] = [ownGroups(base), ownGroups(head)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const total = (name: string): number => Math.max(before.get(name)?.total ?? 0, after.get(name)?.total ?? 0);
  const shown = names.sort((a, b) => total(b) - total(a)).slice(0, MOST_GROUPS);
  if (shown.length === 0) return [];
  const columns = ["goroutines that start in", "count", "running", "runnable", "waiting"].map(
    (head, index) => ({
      head,
      isNumber: index > 0,
    }),
  );
  const rows = shown.map((name): ReportCell[] => {
    const [old, now] = [before.get(name), after.get(name)];
    return [
      h("code", {title: cutText(name)}, displayName(name)),
      `${old?.count ?? "–"} → ${now?.count ?? "–"}`,
      change(old?.running, now?.running),
      change(old?.runnable, now?.runnable),
      change(old && waitingTime(old), now && waitingTime(now)),
    ];
  });
  const hidden = names.length - shown.length;
  return [
    reportTable("Goroutines before and after", columns, rows),
    ...(hidden > 0 ? [h("p.note", `${hidden} more functions are not shown.`)] : []),
  ];
}

function ownGroups({groups, symbols}: TraceSummary): Map<string, GoroutineGroup> {
  return new Map(
    groups.filter(({isSystem}) => !isSystem).map(group => [symbols.text(group.name), group] as const),
  );
}

function waitingTime({waiting, syscallBlocked}: GoroutineGroup): number {
  return [...waiting.values()].reduce((sum, time) => sum + time, syscallBlocked);
}

/** Sums of both sides. */
function change(before: number | undefined, after: number | undefined): string {
  const text = (time: number | undefined): string => (time === undefined ? "–" : timeText(time));
  return `${text(before)} → ${text(after)}`;
}
