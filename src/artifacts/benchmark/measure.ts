import {isRunKey} from "../../benchstat/read/config-line.ts";
import type {BenchmarkModel} from "../../benchstat/read/model.ts";
import {betterOf, environmentOf, groupName} from "../../benchstat/read/model.ts";
import type {ResultGroup, SampleSeries} from "../../benchstat/read/results.ts";
import {unitMetadata, valuesOf} from "../../benchstat/read/results.ts";
import type {SummaryRecord} from "../../benchstat/read/summary-record.ts";
import type {Measurement} from "../../measurement.ts";

/** Returns the quantities followed over time: the samples of every benchmark in every unit, and its summaries. */
export function measure(model: BenchmarkModel): Measurement[] {
  return [...measureSamples(model), ...measureSummaries(model)];
}

/** Results that only differ in keys that divide no file belong to the same measurement. */
function measureSamples({results, splitKeys}: BenchmarkModel): Measurement[] {
  const measured = new Map<string, SampleSeries[]>();
  for (const series of results.series) {
    const key = JSON.stringify([groupOf(series.group, splitKeys), series.group.name, series.unit.unit]);
    const others = measured.get(key);
    if (others) others.push(series);
    else measured.set(key, [series]);
  }
  return [...measured.values()].flatMap(series => {
    const [first] = series;
    if (!first) return [];
    const {group, unit} = first;
    return {
      kind: "benchmark",
      group: groupOf(group, splitKeys),
      name: group.name,
      unit: unit.unit,
      better: betterOf(results, unit.unit),
      samples: series.flatMap(one => [...valuesOf(results, one)]),
      ...(unitMetadata(results, unit.unit, "assume") === "exact" && {isExact: true}),
      environment: environmentOf(group.config),
    };
  });
}

/**
 * A summary is a single number without an interval of its own kind: it makes a point of a trend, as n=1, and takes part
 * in no test. A median is comparable with other points; a mean is not, so it forms a group of its own.
 */
function measureSummaries({results, summaries, splitKeys}: BenchmarkModel): Measurement[] {
  return summaries.map(summary => {
    const {group, unit, center, low, high} = summary;
    return {
      kind: "benchmark",
      group: [groupOf(group, splitKeys), meaningOf(summary)].filter(Boolean).join(", "),
      name: group.name,
      unit: unit.unit,
      better: betterOf(results, unit.unit),
      samples: [center],
      summaryOnly: true,
      ...(low !== undefined && high !== undefined && {ownInterval: [low, high] as const}),
      environment: environmentOf(group.config),
    };
  });
}

function meaningOf({centre}: SummaryRecord): string {
  return centre === "median" ? "" : centre;
}

function groupOf({config}: ResultGroup, splitKeys: readonly string[]): string {
  return groupName(config, ["pkg", ...splitKeys.filter(key => !MEASURED_BY.has(key) && !isRunKey(key))]);
}

/** These are in the measurement's environment. */
const MEASURED_BY: ReadonlySet<string> = new Set(["pkg", "goos", "goarch", "cpu"]);
