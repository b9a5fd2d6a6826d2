/** Shell words or setting by tool that take more samples; apart from the tools' records, since comparisons in the browser need no others. */
export const MORE_SAMPLES: Readonly<Record<string, string>> = {
  Go: "go test -count=10",
  benchstat: "go test -count=10",
  "benchstat CSV": "go test -count=10",
  "benchstat before 2023": "go test -count=10",
  benchcmp: "go test -count=10",
  Criterion: "cargo bench --bench BENCH -- --sample-size 100",
  JMH: "java -jar benchmarks.jar -f 3 -i 10",
  "Google Benchmark": "--benchmark_repetitions=10",
  pyperf: "pyperf --processes 20",
  "pytest-benchmark": "pytest --benchmark-min-rounds=20",
  timeit: "python -m timeit -v -r 10",
  asv: "asv run --record-samples",
  BenchmarkDotNet: "--iterationCount 20",
  hyperfine: "hyperfine --runs 20",
  "BenchmarkTools.jl": "BenchmarkTools.DEFAULT_PARAMETERS.samples = 100",
};

/** Returns how the tool of some files takes more samples; undefined for several tools, or a tool that cannot. */
export function moreSamples(sources: readonly string[]): string | undefined {
  const [source, ...others] = new Set(sources);
  if (source === undefined || others.length > 0) return undefined;
  return Object.hasOwn(MORE_SAMPLES, source) ? MORE_SAMPLES[source] : undefined;
}
