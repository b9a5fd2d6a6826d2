import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import type {Attachment, Entry} from "../../journal/entry/entry.ts";
import type {MeasuredBenchmark} from "../../pprof/diff/benchmarks.ts";
import {measuredBenchmarks} from "../../pprof/diff/measured-benchmarks.ts";

/** Lists the benchmarks that an entry measured on a profile's side; files of no pair count as heads. */
export function benchmarksForProfile(
  entry: Pick<Entry, "attachments">,
  profileSide: Attachment["side"],
): MeasuredBenchmark[] {
  return measuredBenchmarks(
    entry.attachments.flatMap(({side, artifact}) =>
      artifact?.kind === benchmarkKind && (side === "base") === (profileSide === "base")
        ? artifact.measurements
        : [],
    ),
  );
}
