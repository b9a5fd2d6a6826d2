import {benchmarkKind} from "../artifacts/benchmark/kind.ts";
import type {MeasuredBenchmark} from "../artifacts/profile/benchmarks.ts";
import type {Attachment, Entry} from "../journal/entry.ts";
import {median} from "../stats/median.ts";

/** Lists the benchmarks that texts beside a profile measured, on the profile's own side of the entry. */
export function benchmarksBeside(
  entry: Pick<Entry, "attachments" | "pairs">,
  profile: Pick<Attachment, "name">,
): MeasuredBenchmark[] {
  const bases = new Set(entry.pairs.map(({base}) => base.name));
  const isBase = bases.has(profile.name);
  const found = new Map<string, Map<string, Map<string, number>>>();
  for (const {name, artifact} of entry.attachments) {
    if (artifact?.kind !== benchmarkKind || bases.has(name) !== isBase) continue;
    for (const {name: full, unit, samples} of artifact.measurements) {
      const units = found.get(functionOf(full)) ?? new Map<string, Map<string, number>>();
      const values = units.get(unit) ?? new Map<string, number>();
      values.set(full, median(Float64Array.from(samples).sort()));
      found.set(functionOf(full), units.set(unit, values));
    }
  }
  return [...found].map(([name, medians]) => ({name, medians}));
}

/** `Parse/msg=invite-8` is a part of `BenchmarkParse`. */
function functionOf(full: string): string {
  return `Benchmark${full.replace(/\/.*$/, "").replace(/-\d+$/, "")}`;
}
