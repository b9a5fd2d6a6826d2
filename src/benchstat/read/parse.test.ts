import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {formatProblem} from "../../problem.ts";
import {namesOf} from "./model.ts";
import {parseBenchmarks} from "./parse.ts";

function fileOf(content: string | Uint8Array) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return artifactFile("content/2026-05-03-pool/before.txt", "before.txt", bytes);
}

function sample(name: string) {
  return fileOf(readFileSync(new URL(`../../artifacts/benchmark/testdata/samples/${name}`, import.meta.url)));
}

function problemsOf(content: string | Uint8Array): string[] {
  return parseBenchmarks(fileOf(content)).problems.map(formatProblem);
}

test("parseBenchmarks(file) reads a recorded run without a problem", () => {
  const {model, problems} = parseBenchmarks(sample("before.txt"));
  expect(problems).toEqual([]);
  expect(namesOf(model)).toEqual([
    "Parse/invite-2",
    "Parse/register-2",
    "Parse/response-2",
    "Parse/multipart/depth=1-2",
    "Parse/multipart/depth=8-2",
    "Registrar-2",
  ]);
});

test("parseBenchmarks(file) reads verbose output and test events alike", () => {
  for (const name of ["verbose.txt", "events.ndjson"]) {
    const {model, problems} = parseBenchmarks(sample(name));
    expect(problems).toEqual([]);
    expect(namesOf(model)).toContain("Parse/invite-2");
  }
});

test("parseBenchmarks(file) says which lines it left out, and what to write", () => {
  expect(
    problemsOf("BenchmarkA 1 1 ns/op\nBenchmarkA 1 x ns/op\nBenchmarkA 1 NaN ns/op\nUnit u better\n"),
  ).toEqual([
    'content/2026-05-03-pool/before.txt:2: warning PJ050 benchmark line is left out: parsing measurement: invalid syntax\n  hint: write "BenchmarkName <iterations> <value> <unit> …", as go test prints it',
    'content/2026-05-03-pool/before.txt:4: warning PJ050 benchmark line is left out: expected key=value\n  hint: write "Unit <unit> assume=exact" or "Unit <unit> better=higher"',
    'content/2026-05-03-pool/before.txt:3: warning PJ050 value of "ns/op" is left out, expected a finite number, got NaN\n  hint: the other values of the line are kept; report the metric only where it has a value',
  ]);
});

test("parseBenchmarks(file) says where a bad line stands in a stream of test events", () => {
  const event = (output: string) => JSON.stringify({Action: "output", Package: "p", Output: output});
  const stream = ["goos: linux\n", "BenchmarkA-8  ", " 1 x ns/op\n", "BenchmarkB 1 1 ns/op\n"].map(event);
  expect(problemsOf(stream.join("\n"))).toEqual([expect.stringContaining("before.txt:3: warning PJ050")]);
});

test("parseBenchmarks(file) explains a run without results", () => {
  expect(problemsOf("goos: linux\npkg: x\nPASS\nok  \tx\t0.1s\n")).toEqual([
    'content/2026-05-03-pool/before.txt: error PJ051 benchmark text has no results, expected at least one line of a finished benchmark\n  hint: run "go test -run=^$ -bench=. -count=10" and keep what it prints',
  ]);
});

test("parseBenchmarks(file) does not let log lines divide the results", () => {
  const text =
    "pkg: x\nBenchmarkA 1 1 ns/op\npanic: oh\nBenchmarkA 1 2 ns/op\nserver: ready\nBenchmarkA 1 3 ns/op\n";
  const {model, problems} = parseBenchmarks(fileOf(text));
  expect(model.splitKeys).toEqual(["server"]);
  expect(problems.map(({line, code, message}) => `${line} ${code} ${message}`)).toEqual([
    '3 PJ052 line looks like configuration, but "panic:" is the start of a log message; it is ignored',
    '5 PJ052 configuration key "server" changes within the file and divides its results',
  ]);
});

test("parseBenchmarks(file) has nothing against keys of one's own that hold for the whole file", () => {
  expect(problemsOf("impl: fast\nBenchmarkA 1 1 ns/op\n")).toEqual([]);
});

test("parseBenchmarks(file) sees through a byte-order mark and decodes UTF-16 with a warning", () => {
  expect(
    parseBenchmarks(fileOf("\ufeffgoos: linux\nBenchmarkA 1 1 ns/op\n")).model.results.series[0]?.group
      .config,
  ).toEqual([{key: "goos", value: "linux"}]);
  const utf16 = new Uint8Array(
    new Uint16Array([..."\ufeffBenchmarkA 1 1 ns/op\r\n"].map(c => c.charCodeAt(0))).buffer,
  );
  expect(benchmarkKind.detect(fileOf(utf16))).toBe(true);
  const {model, problems} = parseBenchmarks(fileOf(utf16));
  expect(namesOf(model)).toEqual(["A"]);
  expect(problems.map(({code, message}) => `${code} ${message}`)).toEqual([
    "PJ030 benchmark text is UTF-16LE, expected UTF-8: benchstat itself prints nothing for it",
  ]);
});

test.each([
  ["BenchmarkA 1 1 ns/op\n", true],
  ["some log\nBenchmarkA-8  \t 100\t 5 ns/op\n", true],
  ["goos: linux\nPASS\n", true],
  ["goos: linux\n", false],
  ["Benchmark results follow\n", false],
  ["", false],
  ["BenchmarkA\n", false],
])("benchmarkKind.detect(%j) is %s", (text, expected) => {
  expect(benchmarkKind.detect(fileOf(text))).toBe(expected);
});

test("benchmarkKind measures every benchmark, unit and configuration", () => {
  const text =
    "goos: linux\npkg: a\nBenchmarkA 1 1 ns/op 3 w\nBenchmarkA 1 2 ns/op 4 w\npkg: b\nBenchmarkA 1 9 ns/op\nUnit w better=higher\n";
  const {measurements, environment, facts} = benchmarkKind.open(fileOf(text));
  expect(environment).toEqual({goos: "linux"});
  expect(facts).toEqual([
    {name: "benchmarks", value: "1"},
    {name: "samples", value: "1 to 2"},
    {name: "goos", value: "linux"},
  ]);
  expect(
    measurements.map(({group, name, unit, better, samples}) => ({group, name, unit, better, samples})),
  ).toEqual([
    {group: "a", name: "A", unit: "sec/op", better: "lower", samples: [1e-9, 2e-9]},
    {group: "a", name: "A", unit: "w", better: "higher", samples: [3, 4]},
    {group: "b", name: "A", unit: "sec/op", better: "lower", samples: [9.000000000000001e-9]},
  ]);
});
