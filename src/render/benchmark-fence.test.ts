import {expect, test} from "vitest";
import {CONFIG, NO_QUERIES, testEntry} from "../embeds/testdata/fixture.ts";
import {formatProblem} from "../problem.ts";
import {renderEntry} from "./render-entry.ts";

async function render(text: string) {
  const rendered = await renderEntry(testEntry({text}), NO_QUERIES, {config: CONFIG});
  return {...rendered, lines: rendered.problems.map(formatProblem)};
}

const GO = "goos: linux\nBenchmarkParse-8 100 20.5 ns/op\nBenchmarkParse-8 100 21.5 ns/op\n";

test.each(["gobench", "benchmark", "benchstat", "", "text"])(
  "renderEntry(entry) draws a fence of Go's results with the info %j as a figure",
  async info => {
    const {html, kinds, lines} = await render(`text\n\n\`\`\`${info}\n${GO}\`\`\`\n`);
    expect(html).toContain('<figure class="figure" id="fig-benchmark-text">');
    expect(html).toContain("Go benchmark results");
    expect(html).toContain("21.00n");
    expect(html).toContain("<dt>goos</dt><dd>linux</dd>");
    expect(html).toContain("<summary>as text</summary>");
    expect(html).toContain("BenchmarkParse-8 100 20.5 ns/op");
    expect(kinds).toEqual(["benchmark"]);
    expect(lines).toEqual([]);
  },
);

test("renderEntry(entry) keeps the words of printed tables in a fence", async () => {
  const table =
    "name   old time/op  new time/op  delta\nParse  20.0ns ± 1%  10.0ns ± 2%  -50.00%  (p=0.000 n=10+9)\n";
  const {html} = await render(`\`\`\`benchstat title="From 2019"\n${table}\`\`\`\n`);
  expect(html).toContain("From benchstat before 2023's text: no samples, cannot be re-computed.");
  expect(html).toContain('<td class="num">-50.00% (p=0.000 n=10+9)</td>');
  expect(html).toContain('id="fig-from-2019"');
});

test.each([
  ["code of a language", "```go\nBenchmarkParse-8 100 20.5 ns/op\n```\n"],
  ["plain text", "```\nBenchmarks are hard.\n```\n"],
  ["text with marked lines", "```text {1}\nBenchmarkParse-8 100 20.5 ns/op\n```\n"],
  ["a run without results", "```\ngoos: linux\nPASS\n```\n"],
])("renderEntry(entry) leaves %s as it is", async (_what, text) => {
  const {html, lines} = await render(text);
  expect(html).toContain('<pre class="code"');
  expect(html).not.toContain("<figure");
  expect(lines).toEqual([]);
});

test("renderEntry(entry) says where a fence of benchmark text is wrong", async () => {
  const {html, lines} = await render(
    `# A\n\n\`\`\`gobench\nBenchmarkA 1 5 ns/op\nBenchmarkA 1 x ns/op\n\`\`\`\n\n\`\`\`benchstat\nnothing\n\`\`\`\n`,
  );
  expect(html.match(/<figure/g)?.length).toBe(1);
  expect(lines).toEqual([
    expect.stringContaining("index.md:5: warning PJ050 benchmark line is left out"),
    expect.stringContaining(
      'index.md:8: warning PJ051 code says that it is "benchstat", expected benchmark text',
    ),
  ]);
});
