import {expect, test} from "vitest";
import {CONFIG, NO_QUERIES, testEntry} from "../../embeds/testdata/fixture.ts";
import {formatProblem} from "../../problem.ts";
import {renderEntry} from "../render-entry.ts";

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

test("renderEntry(entry) draws a fence of a kind it says, and leaves one of another language as code", async () => {
  const gc =
    "gc 1 @0.012s 2%: 0.026+0.39+0.10 ms clock, 0.21+0.88/0.52/0+0.84 ms cpu, 4->5->1 MB, 5 MB goal, 8 P\n";
  const {html, kinds} = await render(`\`\`\`gctrace\n${gc}\`\`\`\n\n\`\`\`go\n${GO}\`\`\`\n`);
  expect(html).toContain('<figure class="figure" id="fig-gctrace-text">');
  expect(html).toContain('<pre class="code" tabindex="0" data-language="go">');
  expect(kinds).toEqual(["gctrace"]);
});

test("renderEntry(entry) compares a fence titled after with the one titled before", async () => {
  const {html} = await render(
    `\`\`\`gobench title="before"\n${GO}\`\`\`\n\n\`\`\`gobench title="after"\n${GO}\`\`\`\n`,
  );
  expect(html).toContain("after, against the one before it");
  expect(html).toContain("vs base");
});
