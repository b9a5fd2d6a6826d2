import {expect, test} from "vitest";
import {benchmarkFormatOf} from "./formats.ts";
import {textFile} from "./testdata/describe.ts";

/** What is said of a file and how much of it is kept. */
function reading(text: string) {
  const file = textFile(text);
  const format = benchmarkFormatOf(file);
  if (!format) throw new Error(`no format knows ${text}`);
  const {model, problems} = format.read(file);
  return {
    format: format.name,
    kept: model.results.series.length + model.summaries.length + model.tables.length,
    said: problems.map(({line, message}) => (line === undefined ? message : `${line}: ${message}`)),
  };
}

const NO_RESULTS = (name: string) =>
  `file of ${name} has no results, expected at least one finished benchmark`;

test.each([
  [
    "a bound that is no time",
    "a  time:   [1.0 ns 2.0 ns 3.0 B]\nb  time:   [1.0 ns 2.0 ns 3.0 ns]\n",
    ["1: estimate is left out, expected bounds in a unit of the estimate"],
  ],
  [
    "two times",
    "a  time:   [1.0 ns 2.0 ns 3.0 ns]\n                        thrpt:  [1.0 B/s 2.0 B/s]\n",
    ["2: estimate is left out, expected three times in brackets behind a name"],
  ],
])("Criterion's text with %s", (_what, text, said) => {
  expect(reading(text)).toEqual({format: "Criterion", kept: 1, said});
});

test("Criterion's text may have a unit for each bound", () => {
  const file = textFile("a  time:   [275.98 ns 624.55 ns 1.6115 µs]\n");
  const {model, problems} = benchmarkFormatOf(file)?.read(file) ?? {};
  expect(problems).toEqual([]);
  const [summary] = model?.summaries ?? [];
  const {low = 0, high = 0} = summary ?? {};
  expect([low, summary?.center ?? 0, high].map(seconds => (seconds * 1e9).toFixed(2))).toEqual([
    "275.98",
    "624.55",
    "1611.50",
  ]);
});

test("Criterion's text names a benchmark by the line above where the name is long, and passes changes over", () => {
  const file = textFile(
    "Benchmarking a/long/name: Analyzing\na/long/name\n      time:   [1.0 ns 2.0 ns 3.0 ns]\n      change:\n       time:   [-1.0% +2.0% +3.0%] (p = 0.76 > 0.05)\n",
  );
  const {model, problems} = benchmarkFormatOf(file)?.read(file) ?? {};
  expect(model?.summaries.map(({group}) => group.name)).toEqual(["a/long/name"]);
  expect(problems).toEqual([]);
});

test("libtest's text with a number that is none", () => {
  const good = "test a ... bench:       1,020 ns/iter (+/- 39) = 2580 MB/s\n";
  expect(reading(`${good}test b ... bench:       1.0.2 ns/iter (+/- 39)\n`)).toEqual({
    format: "libtest",
    kept: 2,
    said: [
      '2: line is left out, expected "bench: 1,234 ns/iter (+/- 56)", got "test b ... bench:       1.0.2 ns/iter (+/- 39)"',
    ],
  });
});

test("benchmark.js' text with a number that is none", () => {
  const good = "a x b x 1,234 ops/sec ±0.74% (93 runs sampled)\n";
  expect(reading(`${good}c x 1,2.3.4 ops/sec ±0.74% (93 runs sampled)\n`)).toEqual({
    format: "benchmark.js",
    kept: 1,
    said: [
      '2: line is left out, expected "name x 1,234 ops/sec ±0.74% (93 runs sampled)", got "c x 1,2.3.4 ops/sec ±0.74% (93 runs sampled)"',
    ],
  });
});

test("Criterion's raw.csv with a line of too few values", () => {
  const head =
    "group,function,value,throughput_num,throughput_type,sample_measured_value,unit,iteration_count\n";
  expect(reading(`${head}"a,b",f,,,,10,ns,5\na,f,,,,10,ns,0\na,f\n`)).toEqual({
    format: "Criterion",
    kept: 1,
    said: [
      '3: line is left out, expected 8 values of a sample, got "a,f,,,,10,ns,0"',
      '4: line is left out, expected 8 values of a sample, got "a,f"',
    ],
  });
});

test("cargo-criterion's messages with a torn line and one without a name", () => {
  const good =
    '{"reason":"benchmark-complete","id":"a","unit":"ns","iteration_count":[2,4],"measured_values":[6,"x"]}\n';
  const nameless =
    '{"reason":"benchmark-complete","unit":"ns","iteration_count":[2],"measured_values":[6]}\n';
  expect(reading(`${good}{"reason":"benchmark-complete","id\n${nameless}`)).toEqual({
    format: "Criterion",
    kept: 1,
    said: [
      '"measured_values[1]" is left out, expected a time, got "x"',
      "2: line is no JSON object, expected a whole message of cargo-criterion",
      '3: message has no "id", expected the name of a benchmark',
    ],
  });
});

test("Criterion's sample.json with lists of two lengths", () => {
  expect(reading('{"iters":[1,2],"times":[5,6,7]}')).toEqual({
    format: "Criterion",
    kept: 1,
    said: ['"times" is left out, expected as many values as "iters" has (2, not 3), got a list'],
  });
});

test("Catch2's XML with a benchmark without a mean", () => {
  const text =
    '<Catch>\n<BenchmarkResults name="a" samples="20">\n<mean value="x"/>\n</BenchmarkResults>\n<BenchmarkResults name="b &gt; c">\n<mean value="6" lowerBound="5" upperBound="7" ci="0.95"/></BenchmarkResults></Catch>';
  expect(reading(text)).toEqual({
    format: "Catch2",
    kept: 1,
    said: ['3: benchmark is left out, expected a name and <mean value="…">'],
  });
});

test.each([
  [
    "JMH",
    [{benchmark: "a", primaryMetric: {scoreUnit: "us/op", rawData: [[1, "x"]]}}, {primaryMetric: {}}],
    1,
    [
      '"[0].primaryMetric.rawData[0][1]" is left out, expected a number, got "x"',
      '"[1].benchmark" is left out, expected the name of a benchmark, got nothing',
    ],
  ],
  [
    "Google Benchmark",
    {context: {}, benchmarks: [{name: "a", real_time: 5, cpu_time: null, time_unit: "ms"}]},
    1,
    ['"benchmarks[0].cpu_time" is left out, expected a number, got null'],
  ],
  [
    "pytest-benchmark",
    {
      machine_info: {},
      benchmarks: [{fullname: "a", stats: {data: [1, {}]}}, {stats: []}, {name: "b", stats: {median: "1"}}],
    },
    1,
    [
      '"benchmarks[0].stats.data[1]" is left out, expected a number of seconds, got an object',
      '"benchmarks[1].fullname" is left out, expected the name of a benchmark, got nothing',
      '"benchmarks[2].stats.median" is left out, expected a number of seconds, got "1"',
    ],
  ],
  [
    "BenchmarkDotNet",
    {
      HostEnvironmentInfo: {},
      Benchmarks: [
        {FullName: "a", Statistics: null},
        {FullName: "b", Statistics: {OriginalValues: [1, []]}},
      ],
    },
    1,
    [
      '"Benchmarks[0].Statistics" is left out, expected statistics: the benchmark did not finish, got null',
      '"Benchmarks[1].Statistics.OriginalValues[1]" is left out, expected a number of nanoseconds, got an empty list',
    ],
  ],
  [
    "hyperfine",
    {results: [{command: "a", mean: 1, stddev: 1, times: [1, 2], exit_codes: [0, 1]}, {command: 5}]},
    1,
    [
      '"results[0].exit_codes[1]" is left out, expected an exit status of 0: times of runs that fail say little, got 1',
      '"results[1].command" is left out, expected a command, got 5',
    ],
  ],
  [
    "vitest",
    {files: [{groups: [{fullName: "g", benchmarks: [{name: "a", median: 1}, {name: "b"}]}]}]},
    1,
    ['"files[0].groups[0].benchmarks[1].mean" is left out, expected a number of milliseconds, got nothing'],
  ],
  [
    "tinybench",
    [{name: "a", result: {latency: {mean: 1, moe: 0.5, rme: 50}}}, {result: {latency: {}}}],
    1,
    ['"[1].name" is left out, expected the name of a task, got nothing'],
  ],
  [
    "mitata",
    {
      layout: [],
      benchmarks: [
        {
          runs: [
            {name: "a", stats: {samples: [1, null]}},
            {name: "b", stats: {}},
          ],
        },
      ],
    },
    1,
    [
      '"benchmarks[0].runs[0].stats.samples[1]" is left out, expected a number of nanoseconds, got null',
      '"benchmarks[0].runs[1].stats.p50" is left out, expected a number of nanoseconds, got nothing',
    ],
  ],
])("JSON of %s with mistakes in places", (format, json, kept, said) => {
  expect(reading(JSON.stringify(json))).toEqual({format, kept, said});
});

test.each([
  ["JMH", '[{"benchmark":"a","primaryMetric":{"score":"NaN","scoreUnit":"us/op"}}]'],
  ["pytest-benchmark", '{"machine_info":{},"benchmarks":[],"stats":0}'],
  ["benchcmp", "benchmark  old ns/op  new ns/op  delta\n"],
])("a file of %s without results is said to have none", (format, text) => {
  expect(reading(text)).toEqual({format, kept: 0, said: [NO_RESULTS(format)]});
});

test("a table that lost its spaces keeps its cells apart", () => {
  const file = textFile(
    "name  old time/op  new time/op  delta\nParse  20.0ns ± 1%  10.0ns ± 2%  -50.00%  (p=0.000 n=10+9)\nB      20.0ns ± 1%\n",
  );
  expect(benchmarkFormatOf(file)?.read(file).model.tables[0]?.rows).toEqual([
    {name: "Parse", cells: ["20.0ns ± 1%", "10.0ns ± 2%", "-50.00% (p=0.000 n=10+9)"]},
    {name: "B", cells: ["20.0ns ± 1%", "", ""]},
  ]);
});

test("Go's text whose values got lost", () => {
  expect(reading("BenchmarkA-8 \t 100\t  ns/op\nBenchmarkB-8 \t 100\t ns/op\n").kept).toBe(0);
  expect(reading("BenchmarkA-8 \t 100\t  ns/op\nBenchmarkB-8 \t 100\t 12 ns/op\n")).toMatchObject({
    format: "Go",
    kept: 1,
  });
});
