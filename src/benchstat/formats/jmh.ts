import {BUDGETS} from "../../budgets.ts";
import {jsonFormat} from "./json-file.ts";
import type {JsonPlace} from "./json-place.ts";
import {isJsonObject, items, member, numberIn, scalars, textIn} from "./json-place.ts";
import {machineConfig} from "./machine.ts";
import type {RecordBuilder} from "./record-builder.ts";

/** Output of JMH with -rf json: the iterations of every fork: https://github.com/openjdk/jmh. */
export const jmh = jsonFormat({
  name: "JMH",
  words: ["benchmark", "primaryMetric", "scoreUnit"],
  hasShape: whole => items(whole).some(run => isJsonObject(member(run, "primaryMetric").value)),
  read(whole, builder) {
    for (const run of items(whole)) readRun(run, builder);
  },
});

function readRun(run: JsonPlace, builder: RecordBuilder): void {
  const benchmark = textIn(member(run, "benchmark"));
  if (benchmark === "") {
    builder.bad(member(run, "benchmark"), "the name of a benchmark");
    return;
  }
  const versions = {jdk: textIn(member(run, "jdkVersion")), vm: textIn(member(run, "vmName"))};
  builder.enter(machineConfig({versions}));
  const params = scalars(member(run, "params")).map(([key, value]) => `/${key}=${value}`);
  const mode = textIn(member(run, "mode"));
  // Average times and throughputs differ by their unit; sampled and single times do not.
  const marked = mode === "sample" || mode === "ss" ? [`/mode=${mode}`] : [];
  const name = [benchmark, ...params, ...marked].join("");
  readMetric(member(run, "primaryMetric"), name, unit => unit, builder);
  const secondary = member(run, "secondaryMetrics");
  if (!isJsonObject(secondary.value)) return;
  for (const metric of Object.keys(secondary.value).filter(metric => !PERCENTILE.test(metric)))
    readMetric(member(secondary, metric), name, unit => secondaryUnit(metric, unit), builder);
}

/** Sampled times come with their percentiles, which are seen in them. */
const PERCENTILE = /^(?:.*:)?p\d\.\d+$/;

/** A profiler's bytes an operation are Go's `B/op`; every other quantity keeps its name before the unit. */
function secondaryUnit(metric: string, unit: string): string {
  const plain = metric.replace(/^[·\u00b7]/, "");
  if (plain === "gc.alloc.rate.norm") return unit;
  if (unit === "counts") return plain;
  // JMH divides by 1024 twice and calls it MB.
  return `${plain}-${unit.replace(/^MB\/sec$/, "MiB/s")}`;
}

function readMetric(
  metric: JsonPlace,
  name: string,
  unitOf: (unit: string) => string,
  builder: RecordBuilder,
): void {
  const unit = unitOf(textIn(member(metric, "scoreUnit")) || "score");
  const samples = rawData(metric, builder);
  if (samples.length > 0) {
    builder.samples(name, unit, samples);
    return;
  }
  const histogram = histogramQuantiles(member(metric, "rawDataHistogram"));
  if (histogram.values.length > 0) {
    builder.rounds(name, unit, histogram.values, histogram.count);
    return;
  }
  const center = numberIn(member(metric, "score"));
  // A quantity that a profiler could not measure is NaN, which JMH writes as a text.
  if (center === undefined) {
    if (textIn(member(metric, "score")) !== "NaN") builder.bad(member(metric, "score"), "a number");
    return;
  }
  const [low, high] = items(member(metric, "scoreConfidence")).map(numberIn);
  const interval = "99.9 % confidence interval";
  builder.summary(name, unit, {
    centre: "mean",
    center,
    ...(low !== undefined && high !== undefined && {low, high, interval}),
  });
}

/** All iterations of all forks. */
function rawData(metric: JsonPlace, builder: RecordBuilder): number[] {
  return items(member(metric, "rawData")).flatMap(fork =>
    items(fork).flatMap(iteration => {
      const value = numberIn(iteration);
      if (value === undefined && iteration.value !== "NaN") builder.bad(iteration, "a number");
      return value ?? [];
    }),
  );
}

/** Quantiles of a histogram, each of an equal part, and their number. */
interface Quantiles {
  readonly values: readonly number[];
  readonly count: number;
}

/** The quantiles of the samples, written as `[value, count]` by fork and iteration. */
function histogramQuantiles(histogram: JsonPlace): Quantiles {
  const bins = items(histogram)
    .flatMap(items)
    .flatMap(items)
    .flatMap(bin => {
      const [value, count] = items(bin).map(numberIn);
      return value !== undefined && count !== undefined && count > 0 ? [{value, count}] : [];
    })
    .sort((a, b) => a.value - b.value);
  const total = bins.reduce((sum, {count}) => sum + count, 0);
  const most = Math.min(Math.floor(total), BUDGETS.benchmarkRounds);
  const values: number[] = [];
  let passed = 0;
  for (const {value, count} of bins) {
    passed += count;
    while (values.length < most && (values.length + 0.5) * total < passed * most) values.push(value);
  }
  return {values, count: total};
}
