import type {JsonPlace} from "./json-place.ts";
import {isJsonObject, items, member, numberIn} from "./json-place.ts";
import type {RecordBuilder} from "./record-builder.ts";

/**
 * Reads tinybench's result of a task, as vitest writes it, too: milliseconds under `latency` from version 3 on,
 * beside everything else before. Samples where they were kept, else the median or the mean.
 */
export function readTask(name: string, result: JsonPlace, builder: RecordBuilder): void {
  const latency = member(result, "latency");
  const stats = isJsonObject(latency.value) ? latency : result;
  const samples = items(member(stats, "samples")).flatMap(one => {
    const value = numberIn(one);
    if (value === undefined) builder.bad(one, "a number of milliseconds");
    return value ?? [];
  });
  if (samples.length > 0) {
    builder.rounds(name, "ms/op", samples);
    return;
  }
  const n = numberIn(member(stats, "samplesCount")) ?? numberIn(member(stats, "sampleCount"));
  const count = n === undefined ? {} : {n};
  const median = numberIn(member(stats, "p50")) ?? numberIn(member(stats, "median"));
  if (median !== undefined) {
    builder.summary(name, "ms/op", {centre: "median", center: median, ...count});
    return;
  }
  const mean = numberIn(member(stats, "mean"));
  if (mean === undefined) {
    builder.bad(member(stats, "mean"), "a number of milliseconds");
    return;
  }
  const error = numberIn(member(stats, "moe"));
  const interval = "95 % confidence interval";
  const range = error === undefined ? {} : {low: mean - error, high: mean + error, interval};
  builder.summary(name, "ms/op", {centre: "mean", center: mean, ...range, ...count});
}
