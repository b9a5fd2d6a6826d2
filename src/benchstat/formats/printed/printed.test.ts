import {expect, test} from "vitest";
import {median} from "../../../stats/samples/median.ts";
import {valuesOf} from "../../read/results.ts";
import {benchmarkFormatOf} from "../formats.ts";
import {sample, textFile} from "../testdata/describe.ts";

function read(path: string) {
  const file = sample(path);
  const format = benchmarkFormatOf(file);
  if (!format) throw new Error(`${path} is not read`);
  return format.read(file);
}

/** Samples of a benchmark in a unit. */
function samplesOf(path: string, name: string, unit: string): number[] {
  const {results} = read(path).model;
  const series = results.series.find(one => one.group.name === name && one.unit.unit === unit);
  return series ? [...valuesOf(results, series)] : [];
}

function summaryOf(path: string, name: string, unit: string) {
  return read(path).model.summaries.find(one => one.group.name === name && one.unit.unit === unit);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test.each([
  ["find", 8, 10.652, "ops/s", 1e6],
  ["split", 64, 90347.322, "sec/op", 1e-9],
])(
  "the mean of the iterations that JMH prints of %s is the score in its table",
  (name, n, score, unit, factor) => {
    const values = samplesOf("jmh/console.txt", `org.example.MyBenchmark.${name}/n=${n}`, unit);
    expect(values.length).toBe(6);
    expect((mean(values) / factor).toFixed(3)).toBe(score.toFixed(3));
  },
);

test("a table of JMH alone has scores and errors, without percentiles of sampled times", () => {
  const found = summaryOf("jmh/table.txt", "MyBenchmark.split/n=8", "sec/op");
  expect(found).toMatchObject({centre: "mean", n: 6});
  expect((found?.center ?? 0) * 1e9).toBeCloseTo(20748.009, 6);
  expect((found?.low ?? 0) * 1e9).toBeCloseTo(20748.009 - 42514.436, 6);
  const names = read("jmh/table.txt").model.summaries.map(({group}) => group.name);
  expect(names.filter(name => name.includes(":p"))).toEqual([]);
  expect(summaryOf("jmh/table.txt", "MyBenchmark.split/n=64", "B/op")?.center).toBe(4321.026);
  expect(summaryOf("jmh/score.csv", "org.example.MyBenchmark.sampled/n=8/mode=sample", "sec/op")?.n).toBe(
    37361,
  );
});

test.each([
  ["BM_Split/8", "sec/op", 2115e-9],
  ["BM_Split/64", "cpu-sec/op", 1135e-9],
  ["BM_Copy", "sec/op", 0.112e-6],
])("the median of the repetitions of %s is the one that Google Benchmark prints", (name, unit, own) => {
  const values = samplesOf("google-benchmark/console-repetitions.txt", name, unit);
  expect(values.length).toBe(5);
  expect(median(Float64Array.from(values).sort()) / own).toBeCloseTo(1, 12);
});

test("the bytes a second of Google Benchmark's console are those of its CSV, in powers of 1024", () => {
  const [first = 0] = samplesOf("google-benchmark/console-repetitions.txt", "BM_Split/8", "B/s");
  expect(first).toBeCloseTo(189.699 * 1024 * 1024, 0);
  expect(samplesOf("google-benchmark/repetitions.csv", "BM_Split/8", "B/s")[0]).toBe(2.03497e8);
});

test("a failed benchmark of Google Benchmark is a problem with its line", () => {
  expect(read("google-benchmark/console.txt").problems).toMatchObject([{code: "PJ054", line: 7}]);
});

test("the CSV of hyperfine has the median of its JSON, its table and its text the mean", () => {
  const csv = summaryOf("hyperfine/pair.csv", "seq | sort", "sec/op");
  expect(csv).toMatchObject({centre: "median", interval: "smallest to largest"});
  for (const path of ["hyperfine/table.md", "hyperfine/table.org", "hyperfine/console.txt"])
    expect(summaryOf(path, "seq | sort", "sec/op")?.center, path).toBeCloseTo(0.1291, 10);
  expect(summaryOf("hyperfine/console.txt", "seq", "sec/op")?.n).toBe(8);
});

test("the table of pytest-benchmark has medians in the unit of its head, its CSV in seconds", () => {
  const table = summaryOf("pytest-benchmark/table.txt", "test_split[512]", "sec/op");
  expect((table?.center ?? 0) * 1e9).toBeCloseTo(9923.9987, 4);
  expect(table).toMatchObject({centre: "median", n: 6701});
  expect(
    summaryOf("pytest-benchmark/compare.csv", "test_b.py::test_split[512]", "sec/op")?.center,
  ).toBeCloseTo(9.9239987e-6, 12);
  expect(read("pytest-benchmark/groups.txt").model.summaries.length).toBe(3);
});

test("timeit has the best of its repetitions, with -v each of them", () => {
  expect(summaryOf("timeit/best.txt", "timeit", "sec/op")).toMatchObject({centre: "best", n: 5});
  const values = samplesOf("timeit/verbose.txt", "timeit", "sec/op");
  // 20000 loops, best of 7: 13.1 usec per loop; the raw times have three digits.
  expect([values.length, (Math.min(...values) * 1e6).toFixed(1)]).toEqual([7, "13.1"]);
});

test("pyperf -v has every value, whose mean pyperf prints", () => {
  const values = samplesOf("pyperf/verbose.txt", "pyperf", "sec/op");
  expect([values.length, (mean(values) * 1e6).toFixed(1)]).toEqual([20, "17.1"]);
  expect(read("pyperf/stats.txt").model.summaries.length).toBe(1);
});

test("BenchmarkDotNet's table has medians where it prints them, and bytes of 1024", () => {
  expect(summaryOf("benchmark-dot-net/table.md", "Split(N: 1024)", "sec/op")).toMatchObject({
    centre: "median",
  });
  expect(
    (summaryOf("benchmark-dot-net/table.md", "Split(N: 1024)", "sec/op")?.center ?? 0) * 1e9,
  ).toBeCloseTo(19861.02, 6);
  expect(summaryOf("benchmark-dot-net/table.md", "Split(N: 1024)", "B/op")?.center).toBe(41.03 * 1024);
  expect(summaryOf("benchmark-dot-net/report.csv", "Split(N: 8)", "sec/op")?.interval).toBe(
    "99.9 % confidence interval",
  );
});

test("benchmarks of vitest and tinybench that were printed have their group and their count", () => {
  expect(summaryOf("vitest/table.txt", "parse > split", "sec/op")).toMatchObject({centre: "mean", n: 47259});
  const task = summaryOf("tinybench/console.txt", "regex", "sec/op");
  expect(task).toMatchObject({centre: "median", n: 52120});
  expect((task?.center ?? 0) * 1e9).toBeCloseTo(1723, 9);
});

test("mitata's and Deno's text have means, ranges and the machine", () => {
  const {summaries} = read("mitata/console.txt").model;
  expect(summaries.map(({group}) => group.name)).toEqual(["split", "regex", "find 8", "find 64"]);
  expect(summaries[0]?.group.config).toContainEqual({key: "node", value: "24.21.0"});
  expect((summaryOf("deno/table.txt", "parse/split", "sec/op")?.center ?? 0) * 1e6).toBeCloseTo(13.2, 9);
  expect((summaryOf("deno/bench.json", "parse/split", "sec/op")?.center ?? 0) * 1e9).toBe(18936);
});

test("Catch2's console has names of several lines below their sections", () => {
  const long =
    "Fibonacci/strings/a name that is long enough to be broken into several lines by the console reporter";
  expect((summaryOf("catch2/console.txt", long, "sec/op")?.center ?? 0) * 1e9).toBeCloseTo(473.394, 6);
  expect(summaryOf("catch2/console.txt", "Fibonacci/fib 20", "sec/op")).toMatchObject({n: 50});
});

test("counts of callgrind are exact, so that each change of them is one", () => {
  const {results} = read("iai-callgrind/counts.txt").model;
  expect(samplesOf("iai-callgrind/counts.txt", "recs::fib_group::bench_fib/long/20", "instructions")).toEqual(
    [26214734],
  );
  expect(results.units.get("instructions")?.get("assume")).toBe("exact");
});

test("gungraun's counts are those of its new run", () => {
  const path = "gungraun/counts.txt";
  expect(samplesOf(path, "parse::fib_group::bench_fib/long/20", "instructions")).toEqual([219908]);
  expect(read(path).model.source).toBe("gungraun");
});

test("a benchmark of BenchmarkDotNet without its full name is named by its parts", () => {
  const benchmark = {
    Namespace: null,
    Type: "Seed",
    Method: "Stress1",
    Parameters: "n=8",
    Statistics: {N: 1, Median: 5},
  };
  const text = JSON.stringify({HostEnvironmentInfo: {}, Benchmarks: [benchmark]});
  const file = textFile(text);
  const names = benchmarkFormatOf(file)
    ?.read(file)
    .model.summaries.map(({group}) => group.name);
  expect(names).toEqual(["Seed.Stress1(n=8)"]);
});

test("nanobench's JSON has the samples whose median is in its table", () => {
  const values = samplesOf("nanobench/bench.json", "strings/copy", "sec/op");
  expect(values.length).toBe(11);
  expect((median(Float64Array.from(values).sort()) * 1e9).toFixed(2)).toBe("22.01");
  expect((summaryOf("nanobench/table.md", "strings/copy", "sec/op")?.center ?? 0) * 1e9).toBeCloseTo(
    22.01,
    9,
  );
});

test("asv's results have samples by the values of their parameters", () => {
  const path = "asv/results/builder/3297e622-existing-python.json";
  expect(samplesOf(path, "parse.Parse.time_parse/64/split", "sec/op").length).toBeGreaterThan(1);
  expect(summaryOf(path, "parse.Parse.peakmem_parse/8/find", "peak-B")?.center).toBe(24698880);
});

test.each([
  ["load/redis.csv", "SET", "req/s", 51282.05],
  ["load/redis.txt", "GET", "req/s", 52631.58],
  ["load/redis-q.txt", "SET", "p50-sec", 0.063e-3],
  ["load/locust_stats.csv", "GET rooms", "p99-sec", 5e-3],
  ["load/pgbench.txt", "TPC-B (sort of)", "tps", 220.497756],
  ["load/sysbench-cpu.txt", "sysbench", "events/s", 988.35],
  ["load/sysbench-memory.txt", "sysbench", "operations/s", 1710693.94],
  ["load/bombardier.txt", "bombardier", "p99-sec", 3.96e-3],
  ["load/bombardier.json", "bombardier", "p99-sec", 4194e-6],
  ["load/h2load.txt", "h2load", "mean-sec", 347e-6],
  ["load/siege.json", "siege", "req/s", 1666.67],
  ["load/ghz.txt", "ghz", "p90-sec", 14.8e-3],
  ["load/ghz.json", "helloworld.Greeter.SayHello", "p50-sec", 545_370e-9],
  ["load/ghz.json", "helloworld.Greeter.SayHello", "req/s", 894.9729748366938],
  ["load/autocannon.json", "autocannon", "p99-sec", 2e-3],
  ["load/fio.json", "read/read", "IOPS", 7134.365634],
  ["load/iperf3.json", "tcp", "received-bits/s", 16374172785.373018],
])("%s has the tool's own number of %s in %s", (path, name, unit, own) => {
  const found = summaryOf(path, name, unit);
  expect(found?.centre).toBe("value");
  expect((found?.center ?? 0) / own).toBeCloseTo(1, 12);
});

test("trials of BenchmarkTools.jl have the call's name, median, range and memory", () => {
  const path = "benchmark-tools/trials.txt";
  const found = summaryOf(path, "sort(x)", "sec/op");
  expect(found).toMatchObject({centre: "median", interval: "smallest to largest", n: 10_000});
  expect([found?.center, found?.low, found?.high].map(value => ((value ?? 0) * 1e6).toFixed(3))).toEqual([
    "2.713",
    "2.384",
    "318.422",
  ]);
  expect(summaryOf(path, "sort(x)", "B/op")?.center).toBe(7.94 * 1024);
  expect((summaryOf(path, "sum(x)", "sec/op")?.center ?? 0) * 1e9).toBeCloseTo(68.254, 9);
  expect(summaryOf(path, "sum(x)", "allocs/op")?.center).toBe(0);
});

test.each([
  ["+/- 2,802", 7_198],
  ["± 1.5e3", 8_500],
  ["±5%", 9_500],
  ["12.5", 9_987.5],
  ["about 3", undefined],
])("the range %s of github-action-benchmark is read", (range, low) => {
  const file = textFile(JSON.stringify([{name: "x", unit: "count", value: 10_000, range}]), "r.json");
  expect(benchmarkFormatOf(file)?.read(file).model.summaries[0]?.low).toBe(low);
});

test("printed results are read behind time stamps of CI systems and in colors", () => {
  const text = sample("vitest/table.txt").text() ?? "";
  const stamped = text
    .split("\n")
    .map(line => `2026-03-01T10:20:30.1234567Z \u001b[32m${line}\u001b[39m`)
    .join("\n");
  const file = textFile(stamped);
  expect(benchmarkFormatOf(file)?.read(file).model.summaries.length).toBe(2);
});

test.each([
  ["hyperfine/pair.csv", /^(seq,[^,]+,[^,]+,)[^,]+/m, "$1soon"],
  ["jmh/score.csv", /,10\.651775,/, ",soon,"],
  ["pytest-benchmark/table.txt", /^test_scan +109\.2600 \(1\.0\) .*$/m, "test_scan  soon"],
  ["vitest/table.txt", /^ {3}· split .*$/m, "   · split  236,294.46  soon"],
  ["google-benchmark/repetitions.csv", /,1639\.8,/, ",soon,"],
  ["tinybench/console.txt", /'1903\.0 ± 30\.00' /, "'soon'           "],
  ["deno/table.txt", / 41\.5 ns /, "    soon "],
  ["mitata/console.txt", / 29\.17 µs\/iter/, "     soon/iter"],
  ["catch2/console.txt", /4\.11919 us/, "soon      "],
  ["iai-callgrind/counts.txt", / 1734\|/, " soon|"],
  ["benchmark-dot-net/table.md", /\*\*181\.20 ns\*\*(.*)\*\*180\.90 ns\*\*/, "soon$1soon"],
  ["nanobench/table.md", / 22\.01 /, " soon  "],
])("a line of %s that cannot be read is a problem at its place", (path, pattern, replacement) => {
  const text = sample(path).text() ?? "";
  const damaged = text.replace(pattern, replacement);
  expect(damaged).not.toBe(text);
  const line = text.slice(0, text.search(pattern)).split("\n").length;
  const file = textFile(damaged, path);
  const lines = benchmarkFormatOf(file)
    ?.read(file)
    .problems.map(problem => problem.line);
  expect(lines?.some(found => found !== undefined && Math.abs(found - line) <= 1)).toBe(true);
});
