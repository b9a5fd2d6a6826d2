import {expect, test} from "vitest";
import {CONFIG, NO_QUERIES, testEntry} from "../embeds/testdata/fixture.ts";
import {renderEntry} from "./render-entry.ts";

/** The most an entry of 256 KiB may take, whatever it holds, in milliseconds: cmark-gfm's own limit. */
const LIMIT = 5000;

const nested = (open: string, count: number) =>
  Array.from({length: count}, (_, depth) => `${"  ".repeat(depth)}${open}x`).join("\n");

test.each([
  ["images that never end", "![".repeat(24_000)],
  ["links that never end", "[".repeat(48_000)],
  ["underlined headings", "a\n===\n".repeat(8000)],
  ["emphasis that never ends", "*a_ ".repeat(12_000)],
  ["strong that never ends", "a**b".repeat(12_000)],
  ["nested quotations", `${">".repeat(4000)} x`],
  ["nested lists", nested("- ", 300)],
  ["nested containers", `${":::finding{#a}\n".repeat(500)}x\n${":::\n".repeat(500)}`],
  ["raw elements", "<div>".repeat(5000)],
  ["raw elements left open", `a ${"<kbd>".repeat(20_000)}`],
  ["raw parts left open", "<details>\n\n".repeat(4000)],
  ["raw comments", "<!--".repeat(20_000)],
  ["blanks in raw parts", `<details>${" ".repeat(200_000)}x`],
  ["digits in a sentence", `Parse is 1% ${"1".repeat(200_000)}`],
  ["expectations of blanks", `:delta[x]{expect="<${" ".repeat(200_000)}x\u2028y"}`],
  ["claims of blanks", `:value[x]{expect="= 1${"0".repeat(200_000)}%%"}`],
  ["titles of dashes", `\`\`\`text title="${"-".repeat(200_000)}x before"\nBenchmarkX 1 5 ns/op\n\`\`\``],
  ["brackets behind a directive", `::artifact[${"]{".repeat(900)}x`],
  ["footnotes", Array.from({length: 2000}, (_, i) => `a[^${i}]\n\n[^${i}]: b\n\n`).join("")],
  ["one footnote often", `${"a[^1] ".repeat(5000)}\n\n[^1]: b`],
  ["a long table", `| a | b |\n| - | - |\n${"| 1 | 2 |\n".repeat(5000)}`],
  ["a wide table", `${"| a ".repeat(5000)}|\n${"| - ".repeat(5000)}|\n`],
  ["fences of code", "```go\nfunc F() int { return 1 }\n```\n\n".repeat(1500)],
  ["one fence of emphasis", `\`\`\`yaml\n${"*a_ \n".repeat(12_000)}\`\`\``],
  ["one fence of brackets", `\`\`\`javascript\n${"((((((((((\n".repeat(5000)}\`\`\``],
  ["directives", "::artifact{file=nope.txt}\n\n".repeat(3000)],
  ["directives in a line", ":artifact[x]{file=nope.txt} ".repeat(3000)],
  ["headings of one name", "## a\n\n".repeat(5000)],
  ["links to nowhere", "[a](b) ".repeat(5000)],
  ["addresses", "https://example.org/".repeat(5000)],
  ["e-mail addresses", "a@b.c".repeat(10_000)],
  ["entities", "&amp;&#0;&bogus;".repeat(5000)],
  ["alerts", "> [!NOTE]\n> a\n\n".repeat(2000)],
])("renderEntry(entry) is done with %s in time", {timeout: 10 * LIMIT}, async (_what, text) => {
  const started = process.cpuUsage();
  const {html} = await renderEntry(testEntry({text}), NO_QUERIES, {config: CONFIG});
  // Time of the processor, so that a busy machine fails no test.
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(LIMIT);
  expect(html.length).toBeLessThan(20 * text.length + 10_000);
});
