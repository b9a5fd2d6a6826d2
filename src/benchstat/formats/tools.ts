/** Languages that benchmark tools are of; `commands` are tools that measure whole programs. */
export type ToolLanguage =
  | "Go"
  | "Rust"
  | "JavaScript"
  | "Java"
  | "C++"
  | "Python"
  | ".NET"
  | "Julia"
  | "commands"
  | "any";

/** Facts of a benchmark tool that advice and docs are made of. */
export interface BenchmarkTool {
  readonly language: ToolLanguage;
  /** Shell line that writes a file of the form read best; `{file}` is its name, `{name}` the name without extension, `{side}` its last word. */
  readonly command: string;
  /** Extension of that file. */
  readonly extension: "json" | "txt" | "csv" | "xml" | "md" | "ndjson";
  /** Shell line that writes a profile, where it is another than the language's. */
  readonly profile?: string;
}

/** Shell line by language that profiles a benchmark into a file that is read. */
const PROFILERS: Readonly<Record<ToolLanguage, string>> = {
  Go: "go test -run='^$' -bench=. -cpuprofile=cpu.pb.gz",
  Rust: "perf record -F 999 -g -o perf.data -- target/release/deps/BENCH --bench && perf script -i perf.data > cpu.perf.txt",
  JavaScript: "node --cpu-prof --cpu-prof-name=cpu.cpuprofile bench.mjs",
  Java: "java -jar benchmarks.jar -prof 'async:output=collapsed'",
  "C++": "perf record -F 999 -g -o perf.data -- ./bench && perf script -i perf.data > cpu.perf.txt",
  Python: "py-spy record --format speedscope -o cpu.speedscope.json -- python bench.py",
  ".NET": "dotnet-trace collect --format speedscope -o cpu -- dotnet run -c Release",
  Julia: 'julia -e \'using PProf, Profile; @profile include("bench.jl"); pprof(out="cpu.pb.gz", web=false)\'',
  commands: "perf record -F 999 -g -o perf.data -- COMMAND && perf script -i perf.data > cpu.perf.txt",
  any: "perf record -F 999 -g -o perf.data -- COMMAND && perf script -i perf.data > cpu.perf.txt",
};

const GO: BenchmarkTool = {
  language: "Go",
  command: "go test -run='^$' -bench=. -benchmem -count=10 ./... > {file}",
  extension: "txt",
};

/** Every tool whose results are read, by the name that formats give. */
export const BENCHMARK_TOOLS = {
  Go: GO,
  benchstat: GO,
  "benchstat CSV": GO,
  "benchstat before 2023": GO,
  benchcmp: GO,
  Criterion: {
    language: "Rust",
    command: "cargo bench --bench BENCH -- --save-baseline {side}",
    extension: "json",
  },
  divan: {
    language: "Rust",
    command: "cargo bench > {file}",
    extension: "txt",
  },
  libtest: {
    language: "Rust",
    command: "cargo +nightly bench > {file}",
    extension: "txt",
  },
  JMH: {
    language: "Java",
    command: "java -jar benchmarks.jar -rf json -rff {file}",
    extension: "json",
  },
  "Google Benchmark": {
    language: "C++",
    command: "./bench --benchmark_repetitions=10 --benchmark_out={file} --benchmark_out_format=json",
    extension: "json",
  },
  Catch2: {
    language: "C++",
    command: "./tests '[!benchmark]' -r xml > {file}",
    extension: "xml",
  },
  pyperf: {
    language: "Python",
    command: "python -m pyperf timeit -o {file} --setup 'import json' 'json.dumps([1])'",
    extension: "json",
  },
  "pytest-benchmark": {
    language: "Python",
    command: "pytest --benchmark-json={file}",
    extension: "json",
    profile: "py-spy record --format speedscope -o cpu.speedscope.json -- python -m pytest",
  },
  timeit: {
    language: "Python",
    command: "python -m timeit -v -r 10 -s 'import json' 'json.dumps([1])' > {file}",
    extension: "txt",
  },
  asv: {
    language: "Python",
    command: "asv run --record-samples",
    extension: "json",
    profile: "py-spy record --format speedscope -o cpu.speedscope.json -- asv run --quick",
  },
  BenchmarkDotNet: {
    language: ".NET",
    command: "dotnet run -c Release -- --filter '*' --exporters json",
    extension: "json",
  },
  hyperfine: {
    language: "commands",
    command: "hyperfine --runs 20 --export-json {file} COMMAND",
    extension: "json",
  },
  vitest: {
    language: "JavaScript",
    command: "npx vitest bench --run --outputJson {file}",
    extension: "json",
    profile: "npx vitest bench --run --pool forks --execArgv=--cpu-prof",
  },
  tinybench: {
    language: "JavaScript",
    command: "node bench.mjs > {file}",
    extension: "json",
  },
  mitata: {
    language: "JavaScript",
    command: "node bench.mjs > {file}",
    extension: "json",
  },
  Deno: {
    language: "JavaScript",
    command: "deno bench --json > {file}",
    extension: "json",
    profile: "deno run --cpu-prof --cpu-prof-name=cpu.cpuprofile bench.ts",
  },
  "iai-callgrind": {
    language: "Rust",
    command: "cargo bench > {file}",
    extension: "txt",
    profile: "cp target/iai/*/*/*/callgrind.*.out callgrind.out",
  },
  gungraun: {
    language: "Rust",
    command: "cargo bench > {file}",
    extension: "txt",
    profile: "cp target/gungraun/*/*/*/callgrind.*.out callgrind.out",
  },
  nanobench: {
    language: "C++",
    command: "./bench > {file}",
    extension: "md",
  },
  "BenchmarkTools.jl": {
    language: "Julia",
    command: 'julia -e \'include("benchmarks.jl"); BenchmarkTools.save("{file}", run(SUITE))\'',
    extension: "json",
  },
  "github-action-benchmark": {
    language: "any",
    command: "your-benchmark > {file}",
    extension: "json",
  },
  Bencher: {
    language: "any",
    command: "your-benchmark > {file}",
    extension: "json",
  },
  "benchmark.js": {
    language: "JavaScript",
    command: "node bench.js > {file}",
    extension: "txt",
  },
  "redis-benchmark": {
    language: "commands",
    command: "redis-benchmark --csv > {file}",
    extension: "csv",
  },
  Locust: {
    language: "commands",
    command: "locust --headless -u 10 -t 60s --csv {name} -H http://localhost:8080",
    extension: "csv",
  },
  pgbench: {
    language: "commands",
    command: "pgbench -c 10 -T 60 > {file}",
    extension: "txt",
  },
  sysbench: {
    language: "commands",
    command: "sysbench cpu run > {file}",
    extension: "txt",
  },
  bombardier: {
    language: "commands",
    command: "bombardier -l -o json -p r http://localhost:8080 > {file}",
    extension: "json",
  },
  h2load: {
    language: "commands",
    command: "h2load -n 10000 -c 10 http://localhost:8080 > {file}",
    extension: "txt",
  },
  siege: {
    language: "commands",
    command: "siege -b -t 60s -j http://localhost:8080 > {file}",
    extension: "json",
  },
  ghz: {
    language: "commands",
    command: "ghz --insecure --call pkg.Service.Method -O json localhost:50051 > {file}",
    extension: "json",
  },
  autocannon: {
    language: "commands",
    command: "autocannon -j http://localhost:8080 > {file}",
    extension: "json",
  },
  fio: {
    language: "commands",
    command: "fio --output-format=json --output={file} job.fio",
    extension: "json",
  },
  iperf3: {
    language: "commands",
    command: "iperf3 -J -c localhost > {file}",
    extension: "json",
  },
} as const satisfies Readonly<Record<string, BenchmarkTool>>;

/** Name of a tool whose results are read: "JMH". */
export type ToolName = keyof typeof BENCHMARK_TOOLS;

/** Returns the facts of a tool by its name; undefined for other names. */
export function toolNamed(name: string): BenchmarkTool | undefined {
  const tools: Readonly<Record<string, BenchmarkTool>> = BENCHMARK_TOOLS;
  return Object.hasOwn(tools, name) ? tools[name] : undefined;
}

/** Returns the shell line that writes `file` with a tool. */
export function toolCommand({command}: BenchmarkTool, file: string): string {
  const words = file.split("/").at(-1)?.split(".") ?? [];
  const side = words.at(words.length > 1 ? -2 : 0) ?? file;
  return command
    .replaceAll("{file}", file)
    .replaceAll("{name}", file.replace(/\..*$/, ""))
    .replaceAll("{side}", side);
}

/** Returns the shell line that profiles a tool's benchmarks. */
export function profileCommand({language, profile}: BenchmarkTool): string {
  return profile ?? PROFILERS[language];
}
