import type {ElementContent} from "hast";
import {h} from "hastscript";
import {cutText, matchingName} from "../../stacks/function-names.ts";
import type {ReportCell} from "../shared/report-view.ts";
import {changesView, reportTable} from "../shared/report-view.ts";
import type {GoroutineDump, StackGroup} from "./model.ts";
import {dumpQuantities, whereOf} from "./summary.ts";

/** Goroutines of the same stack on both sides. */
interface StackChange {
  readonly example: StackGroup;
  readonly base: number;
  readonly head: number;
}

const MOST_ROWS = 40;

/** Compares dumps by equal stacks: which are new, gone, grown; undefined where neither has a goroutine. */
export function dumpComparison(base: GoroutineDump, head: GoroutineDump): ElementContent[] | undefined {
  if (base.count === 0 || head.count === 0) return undefined;
  const [before, after] = [dumpQuantities(base), dumpQuantities(head)];
  const numbers =
    before.length > 0 && after.length > 0
      ? changesView("Goroutines before and after", before, after, {
          base: "base",
          head: "head",
          note: "One moment of each: what a dump shows depends on when it was taken.",
        })
      : [];
  const changes = changesOf(base, head);
  const changed = changes.filter(change => change.base !== change.head);
  return [...numbers, ...changeTable(changed), ...words(changes, changed)];
}

/** Joins groups of equal functions, whatever their lines and states are: lines move with every edit. */
function changesOf(base: GoroutineDump, head: GoroutineDump): StackChange[] {
  const stacks = new Map<string, {example: StackGroup; base: number; head: number}>();
  const count = ({groups}: GoroutineDump, side: "base" | "head"): void => {
    for (const group of groups.filter(({numbers}) => numbers[0] !== 0)) {
      const key = [...group.frames, ...(group.createdBy ? [group.createdBy] : [])]
        .map(({name, place}) => (name === "" ? place : matchingName(name)))
        .join("\n");
      const known = stacks.get(key) ?? {example: group, base: 0, head: 0};
      known[side] += group.count;
      stacks.set(key, known);
    }
  };
  count(base, "base");
  count(head, "head");
  return [...stacks.values()].sort(
    (a, b) => Math.abs(b.head - b.base) - Math.abs(a.head - a.base) || b.head - a.head,
  );
}

function changeTable(changed: readonly StackChange[]): ElementContent[] {
  if (changed.length === 0) return [];
  const rows = changed.slice(0, MOST_ROWS).map(({example, base, head}): ReportCell[] => {
    const {leaf, own} = whereOf(example);
    const difference = head - base;
    return [
      h("span", [h("code", cutText(leaf)), ...(own === "" ? [] : [" in ", h("code", cutText(own))])]),
      base === 0 ? "new" : head === 0 ? "gone" : difference > 0 ? "more" : "fewer",
      String(base),
      String(head),
      `${difference > 0 ? "+" : "−"}${Math.abs(difference)}`,
    ];
  });
  const columns = [
    {head: "stack"},
    {head: ""},
    {head: "base", isNumber: true},
    {head: "head", isNumber: true},
    {head: "change", isNumber: true},
  ];
  return [reportTable("Goroutines by stack before and after", columns, rows)];
}

function words(all: readonly StackChange[], changed: readonly StackChange[]): ElementContent[] {
  const same = all.length - changed.length;
  const hidden = changed.length - MOST_ROWS;
  const isGrown = changed.some(({base, head}) => head > base);
  return [
    h(
      "p.note",
      [
        "Stacks are matched by their functions and by who started them, not by lines or states.",
        ...(same > 0
          ? [`${same} ${same === 1 ? "stack has" : "stacks have"} as many goroutines as before.`]
          : []),
        ...(hidden > 0 ? [`${hidden} smaller changes are not shown.`] : []),
        ...(isGrown
          ? [
              "More goroutines of a stack are a leak only where they never end: two moments cannot show that, several of one run can.",
            ]
          : []),
      ].join(" "),
    ),
  ];
}
