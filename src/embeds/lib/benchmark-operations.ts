import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import type {Attachment, Entry} from "../../journal/entry/entry.ts";
import type {MeasuredBenchmark} from "../../pprof/diff/benchmarks.ts";
import {measuredBenchmarks} from "../../pprof/diff/measured-benchmarks.ts";

/** Lists the benchmarks that texts beside a profile measured, on the profile's own side of the entry. */
export function benchmarksBeside(
  entry: Pick<Entry, "attachments" | "pairs">,
  profile: Pick<Attachment, "name">,
): MeasuredBenchmark[] {
  const bases = new Set(entry.pairs.map(({base}) => base.name));
  const isBase = bases.has(profile.name);
  return measuredBenchmarks(
    entry.attachments.flatMap(({name, artifact}) =>
      artifact?.kind === benchmarkKind && bases.has(name) === isBase ? artifact.measurements : [],
    ),
  );
}
