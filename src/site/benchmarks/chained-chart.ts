import type {LineChart} from "../../charts/vega/line-chart-data.ts";
import {entryAddress} from "../../journal/addresses/addresses.ts";
import type {Ledger} from "../../journal/history/ledger.ts";
import type {Better} from "../../measurement.ts";

/**
 * The chained index of a benchmark as a chart; undefined where no entry has a kept pair, for a single entry,
 * whose effect is in the ledger, and where no entry has changed it.
 */
export function chainedChart(
  title: string,
  better: Better,
  {chained}: Pick<Ledger, "chained">,
  {href}: {href(path: string): string},
): LineChart | undefined {
  const entries = new Set(chained.map(({entry}) => entry));
  if (entries.size < 2 || chained.every(({index}) => index === 1)) return undefined;
  const points = chained.map(({entry, title: label, date, index}) => ({
    key: entry,
    date,
    label,
    href: href(entryAddress(entry)),
    center: index,
    low: Number.NEGATIVE_INFINITY,
    high: Number.POSITIVE_INFINITY,
    n: 1,
  }));
  return {title: `${title}, chained`, unit: "index", better, lines: [{name: "chained", points}]};
}
