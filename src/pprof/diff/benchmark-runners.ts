import type {Profile} from "../profile/profile.ts";
import {functionFile, functionName} from "../profile/profile.ts";

/**
 * Functions that call what a benchmark measures, by their full names: Go's testing, Criterion, divan, libtest, JMH,
 * Google Benchmark, Catch2, nanobench, BenchmarkDotNet.
 */
const RUNNERS =
  /^testing\.\(\*B\)\.|\b(?:criterion|divan|test::bench)::|\borg[./]openjdk[./]jmh[./]|\bbenchmark::(?:State|internal)\b|\bCatch::Benchmark\b|\bankerl::nanobench\b|\bBenchmarkDotNet[.!]/;

/** Source files of runners whose functions have short names: pytest-benchmark, pyperf, asv, tinybench, mitata, Vitest. */
const RUNNER_FILES =
  /(?:^|[\\/])(?:pytest_benchmark|pyperf|asv_runner|tinybench|mitata|@?vitest[\\/]runner)[\\/]/;

/**
 * True if a profile has samples of a program that runs benchmarks. Such a program runs for a fixed time: its total does
 * not tell how fast it is.
 */
export function runsBenchmarks(profile: Profile): boolean {
  for (let index = 0; index < profile.functions.count; index++)
    if (RUNNERS.test(functionName(profile, index)) || RUNNER_FILES.test(functionFile(profile, index)))
      return true;
  return false;
}
