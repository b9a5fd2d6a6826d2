import type {ElementContent} from "hast";
import {bar} from "../../charts/draw/bar.ts";
import {valueText} from "../shared/quantities.ts";
import type {Column, ReportCell} from "../shared/report-view.ts";
import {reportTable} from "../shared/report-view.ts";
import {percentText} from "./advice.ts";
import type {Bucket, LoadRun} from "./model.ts";
import {sharesSoFar} from "./summary.ts";

/** Draws the tool's own histogram, each range with the cumulative share; empty without a histogram. */
export function histogramTable(run: LoadRun, side?: string): ElementContent[] {
  const buckets = clearBuckets(run);
  if (buckets.length === 0) return [];
  const most = Math.max(...buckets.map(({count}) => count));
  const shares = sharesSoFar(buckets);
  const total = buckets.reduce((sum, {count}) => sum + count, 0);
  const columns: Column[] = [
    {head: side === undefined ? "answered within" : `${side}: answered within`},
    {head: "requests", isNumber: true},
    {head: ""},
    {head: "share", isNumber: true},
    {head: "so far", isNumber: true},
  ];
  const rows = buckets.map((bucket, index): ReportCell[] => [
    rangeText(bucket, buckets.length === 1),
    String(bucket.count),
    bar(most > 0 ? bucket.count / most : 0),
    total > 0 ? percentText((bucket.count / total) * 100) : "–",
    percentText(shares[index] ?? 0),
  ]);
  const label = side === undefined ? "Histogram of response times" : `Histogram of response times, ${side}`;
  return [reportTable(label, columns, rows)];
}

function rangeText({from, to}: Bucket, isOnly: boolean): string {
  if (to !== Number.POSITIVE_INFINITY) return `≤ ${valueText(to, "sec")}`;
  return isOnly || from === undefined ? "any time" : `> ${valueText(from, "sec")}`;
}

/** Between two edges as hey writes them. */
const HEY_DIGITS = 0.00056;

/**
 * The ranges as printed. hey writes their ends in whole milliseconds, so that those of a fast server look alike: its
 * ranges are ten of equal width from the fastest request to the slowest, which are printed ten times finer, and where
 * two ends look alike they follow from these.
 */
function clearBuckets({
  tool,
  buckets,
  values,
}: Pick<LoadRun, "tool" | "buckets" | "values">): readonly Bucket[] {
  const [min, max] = [values.get("min")?.value, values.get("max")?.value];
  const fastest = buckets[0];
  // Tools print the first end of a fast server, its fastest request, as empty.
  if (tool === "hey" && fastest && min !== undefined && fastest.to < min && min - fastest.to < HEY_DIGITS)
    return clearBuckets({tool, values, buckets: [{...fastest, to: min}, ...buckets.slice(1)]});
  const isClear = new Set(buckets.map(({to}) => to)).size === buckets.length;
  if (tool !== "hey" || isClear || min === undefined || max === undefined || buckets.length < 2)
    return buckets;
  const width = (max - min) / (buckets.length - 1);
  const ends = buckets.map((_, index) => Number((min + width * index).toFixed(5)));
  const isSame = ends.every((end, index) => Math.abs(end - (buckets[index]?.to ?? 0)) <= HEY_DIGITS);
  return isSame
    ? buckets.map(({count}, index) => ({from: ends[index - 1], to: ends[index] ?? 0, count}))
    : buckets;
}
