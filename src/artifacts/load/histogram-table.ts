import type {ElementContent} from "hast";
import {bar} from "../../charts/draw/bar.ts";
import {valueText} from "../shared/quantities.ts";
import type {Column, ReportCell} from "../shared/report-view.ts";
import {reportTable} from "../shared/report-view.ts";
import {percentText} from "./advice.ts";
import {clearBuckets} from "./clear-buckets.ts";
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
