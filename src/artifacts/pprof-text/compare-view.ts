import type {ElementContent} from "hast";
import {h} from "hastscript";
import {cutText, foldGenerics, matchingName} from "../../stacks/function-names.ts";
import type {ViewContext} from "../kind.ts";
import type {Column, ReportCell} from "../shared/report-view.ts";
import {reportTable} from "../shared/report-view.ts";
import type {PprofText, PrintedTopRow} from "./model.ts";

const MOST_ROWS = {embed: 20, page: 300} as const;

/** Sets the first `top` of a base and of a head beside each other, as printed; undefined if a side has no `top`. */
export function pprofTextComparison(
  base: PprofText,
  head: PprofText,
  {size}: ViewContext,
): ElementContent[] | undefined {
  const [before, after] = [topOf(base), topOf(head)];
  if (before === undefined || after === undefined) return undefined;
  const names = [...new Set([...after.keys(), ...before.keys()])];
  const columns: Column[] = [
    {head: "function"},
    ...["flat, base", "flat, head", "cum, base", "cum, head"].map(text => ({head: text, isNumber: true})),
  ];
  const rows = names.slice(0, MOST_ROWS[size]).map((name): ReportCell[] => {
    const [old, now] = [before.get(name), after.get(name)];
    return [
      h("code", cutText(foldGenerics(now?.name ?? old?.name ?? ""))),
      ...[old, now].map(row => (row ? `${row.flat.text} (${row.flatPercent})` : "–")),
      ...[old, now].map(row => (row ? `${row.cum.text} (${row.cumPercent})` : "–")),
    ];
  });
  const hidden = names.length - rows.length;
  return [
    h("div.pprof-text-comparison", [reportTable("Functions before and after", columns, rows)]),
    h(
      "p.note",
      `From text: a dash is a function that was not printed, which is not one without cost.${hidden > 0 ? ` ${hidden} more functions are not shown.` : ""} Attach both profiles to see what changed.`,
    ),
  ];
}

function topOf({reports}: PprofText): ReadonlyMap<string, PrintedTopRow> | undefined {
  for (const {body} of reports)
    if (body.type === "top")
      return new Map(body.rows.filter(({name}) => name !== "").map(row => [matchingName(row.name), row]));
  return undefined;
}
