import type {Measurement} from "../../measurement.ts";
import {median} from "../../stats/samples/median.ts";
import type {MeasuredBenchmark} from "./benchmarks.ts";

/** Joins the measurements of each benchmark function; the last of repeated measurements counts. */
export function measuredBenchmarks(measurements: readonly Measurement[]): MeasuredBenchmark[] {
  const found = new Map<string, Map<string, Map<string, number>>>();
  for (const {name: full, unit, samples} of measurements) {
    const units = found.get(functionOf(full)) ?? new Map<string, Map<string, number>>();
    const values = units.get(unit) ?? new Map<string, number>();
    values.set(full, median(Float64Array.from(samples).sort()));
    found.set(functionOf(full), units.set(unit, values));
  }
  return [...found].map(([name, medians]) => ({name, medians}));
}

/** `Parse/msg=invite-8` is a part of `BenchmarkParse`. */
function functionOf(full: string): string {
  return `Benchmark${full.replace(/\/.*$/, "").replace(/-\d+$/, "")}`;
}
