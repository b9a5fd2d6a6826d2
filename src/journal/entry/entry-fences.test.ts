import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {DIRECTIVES} from "../../markdown/directives.ts";
import {parseMarkdown} from "../../markdown/parse.ts";
import {formatProblem} from "../../problem.ts";
import {entryFences} from "./entry-fences.ts";

const GO = "goos: linux\nBenchmarkParse-8 100 20.5 ns/op\nBenchmarkParse-8 100 21.5 ns/op";
const GC =
  "gc 1 @0.012s 2%: 0.026+0.39+0.10 ms clock, 0.21+0.88/0.52/0+0.84 ms cpu, 4->5->1 MB, 5 MB goal, 8 P";

function fencesOf(text: string) {
  const document = parseMarkdown("content/2026-05-03-a/index.md", text, DIRECTIVES);
  const {fences, problems} = entryFences(document, () => artifactFile("x", "x", new Uint8Array()));
  return {
    fences: fences.map(({line, artifact, side, base}) => ({
      line,
      kind: artifact.kind.name,
      side,
      ...(base && {base: base.measurements.length}),
    })),
    problems: problems.map(formatProblem),
  };
}

const fence = (info: string, text: string): string => `\`\`\`${info}\n${text}\n\`\`\`\n`;

test.each(["", "text", "console", "gobench", "benchmark"])(
  "entryFences(document) opens Go's results in a fence with the info %j",
  info => {
    expect(fencesOf(`one\n\n${fence(info, GO)}`)).toEqual({
      fences: [{line: 3, kind: "benchmark", side: "only"}],
      problems: [],
    });
  },
);

test("entryFences(document) opens what any tool printed, its prompt included", () => {
  const text = `$ GODEBUG=gctrace=1 ./project\n${GC}\n${GC.replace("gc 1", "gc 2")}`;
  expect(fencesOf(fence("", text)).fences).toEqual([{line: 1, kind: "gctrace", side: "only"}]);
});

test("entryFences(document) takes a word's word for a text that does not tell by itself", () => {
  const log = `${"GET /rooms 200\n".repeat(60)}${GC}`;
  expect(fencesOf(fence("", log)).fences).toEqual([]);
  expect(fencesOf(fence("gctrace", log)).fences).toEqual([{line: 1, kind: "gctrace", side: "only"}]);
});

test.each([
  ["code of a language", fence("go", GO)],
  ["prose", fence("", "Benchmarks are hard.")],
  ["text with marked lines", fence("text {1}", GO)],
  ["a run without results", fence("", "goos: linux\nPASS")],
  ["a table of values that nobody named", fence("", "a,b\n1,2\n3,4")],
])("entryFences(document) leaves %s as it is", (_what, text) => {
  expect(fencesOf(text)).toEqual({fences: [], problems: []});
});

test("entryFences(document) pairs by title as files are paired by name", () => {
  const text = fence('gobench title="before"', GO) + fence('gobench title="After"', GO);
  expect(fencesOf(text)).toEqual({
    fences: [
      {line: 1, kind: "benchmark", side: "base"},
      {line: 6, kind: "benchmark", side: "head", base: 1},
    ],
    problems: [],
  });
});

test("entryFences(document) says which fences leave open what is after", () => {
  expect(fencesOf(fence("", GO) + fence("", GO))).toEqual({
    fences: [
      {line: 1, kind: "benchmark", side: undefined},
      {line: 6, kind: "benchmark", side: undefined},
    ],
    problems: [
      expect.stringContaining(
        'content/2026-05-03-a/index.md:6: warning PJ037 code measures the same as the code at line 1, expected a title "before" or "after"',
      ),
    ],
  });
});

test("entryFences(document) says where a fence is not what it says, and where its text is wrong", () => {
  const text = `# A\n\n${fence("gobench", "BenchmarkA 1 5 ns/op\nBenchmarkA 1 x ns/op")}\n${fence("gctrace", "nothing")}`;
  expect(fencesOf(text).problems).toEqual([
    expect.stringContaining("index.md:5: warning PJ050 benchmark line is left out"),
    expect.stringContaining(
      'index.md:8: warning PJ036 code is marked "gctrace", expected the output of that tool',
    ),
  ]);
});

test("entryFences(document) names of several ambiguous fences the one that measures the same, in its own words", () => {
  const stats = "\nreal\t0m1.3s\nuser\t0m0.6s\nsys\t0m0.0s";
  const text = [fence("", GO), fence("", stats), fence("gobench", GO), fence("", stats)].join("");
  expect(fencesOf(text).problems).toEqual([
    expect.stringMatching(
      /:12: warning PJ037 code measures the same as the code at line 1.*\n.*```gobench title/,
    ),
    expect.stringMatching(
      /:17: warning PJ037 code measures the same as the code at line 6.*\n.*```time title/,
    ),
  ]);
});

test("entryFences(document) says what is wrong with a chart that names no schema, and opens one without mistakes", () => {
  const chart = (mark: string) =>
    `{"data": {"values": [{"n": 1}]}, "mark": "${mark}", "encoding": {"x": {"field": "n"}}}`;
  expect(fencesOf(fence("vega-lite", chart("bar"))).fences).toMatchObject([{kind: "vega-lite"}]);
  const {fences, problems} = fencesOf(fence("vega-lite", chart("barr")));
  expect(fences).toEqual([]);
  expect(problems).toEqual([expect.stringMatching(/:2: error PJ13\d .*"barr"/)]);
});
