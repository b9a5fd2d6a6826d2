import {expect, test} from "vitest";
import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import {openArtifact} from "../../artifacts/kinds.ts";
import {artifactFile} from "../../input/artifact-file.ts";

const VALUES = [100, 101, 102, 103, 104, 105];
const HEAD = ["goos: linux", "goarch: amd64", "pkg: example.com/p", "cpu: Fast CPU @ 3.0GHz"];
const RESULTS = VALUES.map(value => `BenchmarkParse-8   \t     100\t  ${value} ns/op`);
const LINES = [...HEAD, ...RESULTS, "PASS", "ok  \texample.com/p\t1.2s"];

function open(content: string | Uint8Array, name = "bench.txt") {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return openArtifact(artifactFile(`content/e/${name}`, name, bytes));
}

/** What is measured, as `group name unit values`, times in nanoseconds. */
function measured(content: string | Uint8Array, name?: string): string[] {
  return open(content, name).measurements.map(({group, name, unit, samples}) =>
    [group, name, unit, ...samples.map(value => Number((value * 1e9).toPrecision(12)))].join(" "),
  );
}

const problems = (content: string | Uint8Array, name?: string) =>
  open(content, name).problems.map(({line, severity, code, message}) =>
    [line, severity, code, message].filter(part => part !== undefined).join(" "),
  );

const PARSE = ["example.com/p Parse-8 sec/op 100 101 102 103 104 105"];

const PREFIXES: readonly (readonly [string, (line: string, index: number) => string])[] = [
  ["GitHub Actions", (line, i) => `2024-05-03T10:11:${10 + i}.1234567Z ${line}`],
  ["gh run view --log", (line, i) => `bench\tRun go test\t2024-05-03T10:11:${10 + i}.1234567Z ${line}`],
  ["GitLab", (line, i) => `2024-05-03T10:11:${10 + i}.123456Z 01O ${line}`],
  ["docker compose", line => `bench-1  | ${line}`],
  ["docker compose with colors", line => `\u001b[36mbench-1  |\u001b[0m ${line}`],
  ["syslog", (line, i) => `May ${i < 3 ? ` ${i + 7}` : i + 7} 10:11:12 host bench[${900 + i}]: ${line}`],
  ["Jenkins", (line, i) => `[2024-05-03T10:11:${10 + i}.123Z] ${line}`],
  ["a clock", (line, i) => `10:11:${10 + i}  ${line}`],
  ["kubectl --prefix", line => `[pod/bench-7f/main] ${line}`],
  ["a quote", line => `> ${line}`],
  ["a quote of a quote", line => `> > ${line}`],
  ["a diff", line => `+${line}`],
  ["spaces", line => `    ${line}`],
  ["a tab", line => `\t${line}`],
  ["no-break spaces", line => `\u00a0\u00a0${line}`],
  ["a comment", line => `# ${line}`],
  ["a field of a log", line => `level=info msg=${line}`],
  ["marks of code", line => `\`${line}\``],
  ["double quotes", line => `  "${line}",`],
  ["a quoted field of a log", line => `level=info msg="${line.replaceAll("\t", "\\t")}" n=1`],
  ["a field of a JSON log", line => JSON.stringify({time: "10:11", log: `${line}\n`, stream: "stdout"})],
  ["a table", line => `| ${line} |`],
  ["a box", line => `┃ ${line}   ┃`],
  ["line numbers", (line, i) => `    ${i + 1}\t${line}`],
];

test.each(PREFIXES)("results behind the prefix of %s are read, and counted", (_, prefix) => {
  const text = LINES.map(prefix).join("\n");
  expect(measured(text)).toEqual(PARSE);
  expect(open(text).environment).toEqual({goos: "linux", goarch: "amd64", cpu: "Fast CPU @ 3.0GHz"});
  expect(problems(text)).toContain(
    "5 info PJ050 results begin with a prefix of a log (6 lines); read here, but not by benchstat",
  );
});

test("results behind output without a line end are read, whatever it is", () => {
  const outputs = ["done", "12 rows", "x=", "näh", "{}", "a.b"];
  const lines = RESULTS.map((line, i) => `${outputs[i]}${line}`);
  expect(measured([...HEAD, ...lines].join("\n"))).toEqual(PARSE);
  // A name of its own is no such result.
  expect(measured([...HEAD, ...RESULTS.map(line => `My${line.replace("\t", "")}`)].join("\n"))).toEqual([]);
});

test("a stream of test events may have spaces behind its colons", () => {
  const events = LINES.map(line =>
    JSON.stringify({Action: "output", Package: "example.com/p", Output: `${line}\n`})
      .replaceAll('":"', '": "')
      .replaceAll('","', '", "'),
  );
  expect(measured(events.join("\n"))).toEqual(PARSE);
});

test.each([
  ["go: go1.26.1", "1.26.1"],
  ["go: go version go1.26.1 linux/amd64", "1.26.1"],
  ["go: devel go1.27-abc Mon", "devel go1.27-abc Mon"],
  ["go: downloading golang.org/x/text v0.3.0", undefined],
])("%s is Go %s", (line, version) => {
  expect(open([line, ...LINES].join("\n")).environment.go).toBe(version);
});

test.each(["pid: 7", "seed: 12", "uptime: 3 days", "load: 0.51", "ld: warning: x", "hint: y", "debug: z"])(
  '"%s" between packages divides no history',
  line => {
    const text = [...LINES, line, "pkg: example.com/q", ...RESULTS].join("\n");
    expect(measured(text)).toEqual([...PARSE, "example.com/q Parse-8 sec/op 100 101 102 103 104 105"]);
  },
);

test("results behind a prefix are left out with a warning where others have none", () => {
  const text = [...LINES, ...RESULTS.map(line => `+ ${line}`)].join("\n");
  expect(measured(text)).toEqual(PARSE);
  expect(problems(text)).toEqual([
    "13 warning PJ050 results begin with a prefix (6 lines) and are left out, since others have none",
  ]);
});

test("results quoted in prose and source stay text", () => {
  const quoted = RESULTS.map(line => `// ${line}`).join("\n");
  expect(open(quoted, "bench_test.go").kind.name).toBe("text");
});

const COLORS: readonly (readonly [string, (line: string) => string])[] = [
  ["SGR", line => `\u001b[32m${line}\u001b[0m`],
  ["SGR without parameters", line => `\u001b[m${line}\u001b[m`],
  ["256 colors", line => `\u001b[38;5;208m${line}\u001b[39m`],
  ["true colors with colons", line => `\u001b[38:2::255:0:0m${line}\u001b[0m`],
  ["one-byte CSI", line => `\u009b32m${line}\u009b0m`],
  ["erase to the end", line => `${line}\u001b[0K`],
  ["links", line => `\u001b]8;;https://example.com\u001b\\${line}\u001b]8;;\u001b\\`],
  ["marks of a CI system", line => `\u001b_bk;t=1714731072\u0007${line}`],
  ["tput sgr0", line => `${line}\u001b(B\u001b[m`],
  ["cat -v", line => `^[[32m${line}^[[0m`],
  ["spelled escapes", line => `\\033[32m${line}\\x1b[0m`],
  ["visible escapes", line => `\u241b[32m${line}\u241b[0m`],
  ["lost escapes", line => `[32m${line}[0m`],
  ["within the line", line => line.replace(/(\d+) ns/, "\u001b[1m$1\u001b[22m ns")],
];

test.each(COLORS)("results in colors are read: %s", (_, color) => {
  expect(measured([...HEAD, ...RESULTS.map(color)].join("\n"))).toEqual(PARSE);
});

test("results with no-break spaces, byte-order marks and Windows' line ends are read", () => {
  expect(measured(LINES.map(line => line.replaceAll(" ", "\u00a0")).join("\n"))).toEqual(PARSE);
  expect(measured(LINES.map(line => `\ufeff${line}`).join("\r\n"))).toEqual(PARSE);
});

test("one byte that is not UTF-8 costs nothing but a note", () => {
  const text = ["note: \u00b5-bench", ...LINES].join("\n");
  const bytes = Uint8Array.from(text, char => char.charCodeAt(0));
  expect(open(bytes).kind.name).toBe("benchmark");
  expect(measured(bytes)).toEqual(PARSE);
  expect(open(bytes).facts).toContainEqual({name: "note", value: "\u00b5-bench"});
  expect(problems(bytes)).toEqual(["1 info PJ030 text is not UTF-8 (1 line); read as Latin-1"]);
});

const DIVIDED: readonly (readonly [string, (value: number) => string])[] = [
  [
    "on lines of its own",
    value => `BenchmarkParse-8   \t2024/05/03 10:11:12 starting\n     100\t  ${value} ns/op`,
  ],
  [
    "several times",
    value => `BenchmarkParse-8   \tone\nwarm: up\ntwo 5\n     100\t  ${value} ns/op\t 0 B/op`,
  ],
  ["without a line end", value => `BenchmarkParse-8   \tstarting...     100\t  ${value} ns/op`],
  ["with an empty first line", value => `BenchmarkParse-8   \t\nstarting\n     100\t  ${value} ns/op`],
];

test.each(DIVIDED)("a result divided by output of the benchmark is joined: %s", (_, divided) => {
  const text = [...HEAD, ...VALUES.map(divided), "PASS"].join("\n");
  expect(measured(text)[0]).toBe(PARSE[0]);
  expect(problems(text)).toEqual([
    "5 warning PJ050 results are divided by output of the benchmark (6 lines); joined here, but not read by benchstat",
  ]);
  const inCi = text
    .split("\n")
    .map(line => `2024-05-03T10:11:10.1234567Z ${line}`)
    .join("\n");
  expect(measured(inCi)[0]).toBe(PARSE[0]);
});

test("a benchmark that failed or never ended is not joined with the next one", () => {
  const text = `${HEAD.join("\n")}\nBenchmarkBad-8 \t--- FAIL: BenchmarkBad-8\n    x_test.go:3: no\nBenchmarkHung-8 \tstarting\n${RESULTS.join("\n")}\nFAIL\nFAIL\texample.com/p\t1s\n`;
  expect(measured(text)).toEqual(PARSE);
  expect(problems(text).map(problem => problem.replace(/:.*/, ""))).toEqual([
    "5 warning PJ050 benchmark line is left out",
    "7 warning PJ050 benchmark line is left out",
    'warning PJ051 run failed in package "example.com/p"',
  ]);
});

test("test events are read behind a prefix and between other lines", () => {
  const events = RESULTS.map(line =>
    JSON.stringify({Time: "2024-05-03T10:11:10Z", Action: "output", Package: "p", Output: `${line}\n`}),
  );
  const text = ["go: downloading x v1.0.0", ...events]
    .map(line => `2024-05-03T10:11:10.1Z ${line}`)
    .join("\n");
  expect(measured(text)).toEqual([" Parse-8 sec/op 100 101 102 103 104 105"]);
});

test("a NaN or infinite metric is left out alone", () => {
  const text = VALUES.map(value => `BenchmarkParse-8 100 ${value} ns/op NaN hit%/op +Inf x`).join("\n");
  expect(measured(text)).toEqual([" Parse-8 sec/op 100 101 102 103 104 105"]);
  expect(problems(text)).toEqual([
    '1 warning PJ050 6 values of "hit%/op" are left out, expected a finite number, got NaN',
    '1 warning PJ050 6 values of "x" are left out, expected a finite number, got +Inf',
  ]);
});

test("go: lines that state no version, and coverage, are no configuration", () => {
  const text = [
    "go: downloading golang.org/x/text v0.3.0",
    ...HEAD,
    ...RESULTS,
    "coverage: 51.1% of statements",
    "pkg: example.com/q",
    ...RESULTS,
    "coverage: 71.2% of statements",
  ].join("\n");
  expect(open(text).environment.go).toBeUndefined();
  expect(measured(text)).toEqual([PARSE[0], PARSE[0]?.replace("/p", "/q")]);
  expect(problems(text).map(problem => problem.replace(/ line .*/, ""))).toEqual([
    "1 info PJ052",
    "12 info PJ052",
  ]);
  expect(open(`go: go1.26.8\n${text}`).environment.go).toBe("1.26.8");
});

test("coverage lines do not make new groups from one day to the next", () => {
  const run = (percent: number) =>
    `pkg: example.com/a\nBenchmarkA-8 1 100 ns/op\nPASS\ncoverage: ${percent}% of statements\npkg: example.com/b\nBenchmarkB-8 1 200 ns/op\n`;
  for (const percent of [51.1, 52.1])
    expect(measured(run(percent))).toEqual(["example.com/a A-8 sec/op 100", "example.com/b B-8 sec/op 200"]);
});

test("when and in which run something was measured makes no new groups, other keys do", () => {
  const run = (key: string) => `${key}: 1\nBenchmarkA 1 1 ns/op\n${key}: 2\nBenchmarkA 1 2 ns/op\n`;
  expect(measured(run("runstamp"))).toEqual([" A sec/op 1 2"]);
  expect(measured(run("impl"))).toEqual(["impl: 1 A sec/op 1", "impl: 2 A sec/op 2"]);
});

test("a build that failed is explained", () => {
  const text = "# example.com/p\n./p.go:3:2: undefined: foo\nFAIL\texample.com/p [build failed]\nFAIL\n";
  expect(benchmarkKind.detect(open(text).file)).toBe(true);
  expect(problems(text)).toEqual([
    'warning PJ051 build failed in package "example.com/p": its benchmarks may be missing',
    "error PJ051 benchmark text has no results, expected at least one line of a finished benchmark",
  ]);
});

test("custom units become seconds and bytes, with a direction, unless a benchmark has both", () => {
  const shown = (text: string) =>
    open(text).measurements.map(({unit, better, samples}) => [unit, better, ...samples].join(" "));
  expect(
    shown(
      "BenchmarkA 1 2 us/op 3 p99-ns/op 4 ms 2 MiB/op 5 req/s 6 qps 7 build-real-ns/op 8 rps 9 x 2 p95_ms/op\n",
    ),
  ).toEqual([
    "sec/op lower 0.000002",
    "p99-sec/op lower 3.0000000000000004e-9",
    "sec lower 0.004",
    "B/op lower 2097152",
    "req/s higher 5",
    "qps higher 6",
    "build-real-sec/op lower 7.000000000000001e-9",
    "rps higher 8",
    "x  9",
    "p95_sec/op lower 0.002",
  ]);
  expect(shown("BenchmarkA 1 1000 ns/op 2 us/op\n")).toEqual([
    "sec/op lower 0.0000010000000000000002",
    "us/op lower 2",
  ]);
  expect(shown("Unit us/op better=higher\nBenchmarkA 1 2 us/op\n")).toEqual(["sec/op higher 0.000002"]);
});
