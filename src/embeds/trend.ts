import {h} from "hastscript";
import {matchUnit} from "../benchstat/project/match-name.ts";
import {lineChart} from "../charts/vega/line-chart.ts";
import {seriesAddress} from "../journal/addresses/series-addresses.ts";
import type {Series} from "../journal/history/series.ts";
import {seriesName} from "../journal/history/series.ts";
import {noHistory, noUnit} from "../problems/directive-files.ts";
import type {EmbedContext, LeafEmbed} from "./embed.ts";
import {EmbedError} from "./embed.ts";
import {onlyName} from "./lib/attachments.ts";
import {figure, figureId} from "./lib/figure.ts";
import {trendLines} from "./lib/trend-lines.ts";

/** Default unit of a benchmark with several. */
const USUAL_UNIT = "sec/op";

/**
 * `::trend{bench=Parse unit=sec/op}`: a benchmark from entry to entry, a line for each machine, with its levels and which
 * entries moved it; `::trend{bench="gctrace/GC CPU"}` follows a measurement of another tool.
 */
export const trendEmbed: LeafEmbed = {
  name: "trend",
  form: "leaf",
  attributes: ["bench", "unit"],
  async render({attributes}, context) {
    const names = [...new Set(ownMeasurements(context))];
    const bench = attributes.bench ?? onlyName(names, "bench", "benchmark");
    const series = findSeries(context, bench, attributes.unit);
    const unit = series[0]?.unit ?? "";
    const [first] = series;
    const id = figureId(context, `trend-${bench}`);
    const chart = {
      title: bench,
      unit,
      better: first?.better,
      lines: trendLines(series, {trend: context.queries.trend, href: context.href}),
    };
    const body = await lineChart(chart, context.tools?.drawChart);
    const links = pages(series).map(({address, label}) => h("a", {href: context.href(address)}, label));
    const subtitle = [h("code", bench), {type: "text" as const, value: ` ${unit}`}];
    const source = `${bench} ${unit}`.trim();
    return [
      figure({id, title: "Over time", attachments: [], subtitle, source, facts: [], body, links}, context),
    ];
  },
};

/** Names of the entry's own measurements, for messages. */
function ownMeasurements({entry}: EmbedContext): string[] {
  return entry.attachments.flatMap(({artifact}) => (artifact?.measurements ?? []).map(seriesName));
}

/** The series of a benchmark in a unit. */
function findSeries(context: EmbedContext, bench: string, written: string | undefined): readonly Series[] {
  const {queries, entry} = context;
  // Another journal of the site may measure a benchmark of the same name.
  const all = queries.series(bench, undefined).filter(({journal}) => journal === entry.journal);
  if (!all.length) {
    throw new EmbedError(noHistory(bench, [...new Set(ownMeasurements(context))]));
  }
  const units = [...new Set(all.map(series => series.unit))];
  const unit = written === undefined ? usualUnit(units) : (matchUnit(units, written) ?? written);
  const found = queries.series(bench, unit).filter(({journal}) => journal === entry.journal);
  if (found.length) return found;
  throw new EmbedError(noUnit(bench, "", written ?? "", units));
}

function usualUnit(units: readonly string[]): string {
  return units.includes(USUAL_UNIT) ? USUAL_UNIT : (units[0] ?? USUAL_UNIT);
}

/** Lists the pages of the series that have pages; measurements of other kinds have a page only after the second entry. */
function pages(series: readonly Series[]): {address: string; label: string}[] {
  const followed = series.filter(
    ({kind, points, hasNoPage}) => !hasNoPage && (kind === "benchmark" || points.length > 1),
  );
  const found = new Map(followed.map(one => [seriesAddress(one), `All of ${seriesName(one)}`]));
  return [...found].map(([address, label]) => ({address, label}));
}
