import {expect, test} from "vitest";
import {WORK} from "../budgets.ts";
import {makeMeter} from "../meter.ts";
import {DIRECTIVES} from "./directives.ts";
import {parseMarkdown} from "./parse.ts";
import {prescan} from "./prescan.ts";

const scan = (source: string) => prescan("p.md", source, ["finding"], makeMeter().spend);

/** Most that the limits of `prescan` let through: the squares of all blocks, and a line's cost for each line. */
const PARSER_WORK = 10_000_000;

const pathological: readonly (readonly [string, string])[] = [
  ["nested images", "![".repeat(23_000)],
  ["nested closed images", "![a".repeat(2_000) + "](u)".repeat(2_000)],
  ["nested links", `${"[".repeat(50_000)}a${"]".repeat(50_000)}`],
  ["links never closed", "[a](".repeat(20_000)],
  ["underlined headings", "a\n===\n".repeat(7_800)],
  ["headings underlined by one dash", "a\n-\n".repeat(7_800)],
  ["emphasis of two kinds", "*a_ ".repeat(7_800)],
  ["emphasis within emphasis", "*a **a ".repeat(5_000) + " a** a*".repeat(5_000)],
  ["long runs of emphasis", `${"*".repeat(20_000)}a${"*".repeat(20_000)}`],
  ["quotes within quotes", ">".repeat(4_000)],
  ["spaced quotes", `${"> ".repeat(4_000)}a`],
  ["lists on one line", `${"* ".repeat(4_000)}a`],
  [
    "a list of 600 levels",
    Array.from({length: 600}, (_, level) => `${"  ".repeat(level)}* a\n`)
      .join("")
      .slice(0, 250_000),
  ],
  [
    "a list of 600 levels in a quote",
    Array.from({length: 600}, (_, level) => `>${"  ".repeat(level)}- a\n`)
      .join("")
      .slice(0, 250_000),
  ],
  [
    "footnotes within footnotes",
    Array.from({length: 300}, (_, level) => `${"    ".repeat(level)}[^${level}]: a\n\n`).join(""),
  ],
  ["tabbed lists", Array.from({length: 300}, (_, level) => `${"\t".repeat(level)}- a\n`).join("")],
  ["lines lazily in quotes", `${">".repeat(60)}a\n${"a\n".repeat(9_000)}`],
  ["raw elements", "<div>".repeat(5_000)],
  ["instructions never closed", `a ${"<?".repeat(8_000)}`],
  ["declarations never closed", `a ${"<!A".repeat(8_000)}`],
  ["brackets", "]".repeat(60_000)],
  ["footnotes", "[^a]".repeat(15_000)],
  ["definitions", Array.from({length: 9_000}, (_, n) => `[a${n}]: u\n`).join("")],
  ["a wide table", `|${"a|".repeat(40_000)}\n|${"-|".repeat(40_000)}\n`],
  ["a long table", `a|b\n-|-\n${"|x\n".repeat(40_000)}`],
  ["addresses", "www.a.b ".repeat(19_000)],
  ["entities", "&amp;".repeat(30_000)],
  ["backquotes", Array.from({length: 700}, (_, n) => `e${"`".repeat(n)}`).join("")],
  ["comments", "<!--".repeat(38_000)],
  ["containers within containers", ":::finding\n".repeat(4_000)],
  ["text directives", ":delta[a] ".repeat(15_000)],
  ["text directives within each other", ":delta[".repeat(9_000)],
  ["prose that looks like directives", "goos:linux ".repeat(14_000)],
];

test("prescan(path, source) refuses thousands of quotes apart from each other, and reads a list as long", () => {
  expect(scan("> [!NOTE]\n> x\n\n".repeat(3_000)).refusal).toBeUndefined();
  expect(scan("- x\n".repeat(9_000)).refusal).toBeUndefined();
  expect(scan("> [!NOTE]\n> x\n\n".repeat(4_000)).refusal?.message).toContain(
    "too many quotes and lists apart from each other in a long text",
  );
});

test.each(pathological)("prescan(path, source) refuses, cuts or counts: %s", (_name, source) => {
  const {refusal, end = source.length, work} = scan(source);
  if (refusal) expect(refusal.code).toBe("PJ034");
  else expect(end === 0 || work <= PARSER_WORK).toBe(true);
});

test.each(pathological)("parseMarkdown(path, source) has no other problem: %s", (_name, source) => {
  const {problems} = parseMarkdown("p.md", source, DIRECTIVES, makeMeter().spend);
  expect(problems.filter(problem => problem.code !== "PJ034")).toEqual([]);
});

test.each([
  [
    "too deep",
    `ok\n\n${">".repeat(65)}a`,
    3,
    "too many quotes and lists within each other, expected at most 64, got 65",
  ],
  ["brackets", `a\nb${"[".repeat(65)}`, 2, "too many square brackets within each other, expected at most 64"],
  [
    "delimiters",
    `${"*a ".repeat(1_500)}\n${"*a ".repeat(600)}`,
    2,
    "too many characters such as * _ ~ [ ] < : in one block, expected at most 2000",
  ],
  [
    "containers",
    ":::finding\n".repeat(9),
    9,
    "too many `:::` containers within each other, expected at most 8",
  ],
])("prescan(path, source) names the line: %s", (_name, source, line, message) => {
  expect(scan(source).refusal).toMatchObject({line, severity: "error", code: "PJ034", message});
});

const delimiters = "[*_x\n".repeat(1_000);

test.each([
  ["a fence", `text\n\`\`\`\n${delimiters}\`\`\`\nmore\n`],
  ["a fence of tildes", `~~~ text\n${delimiters}~~~\n`],
  ["a fence in a list", `1. run\n\n   \`\`\`\n${delimiters.replaceAll("[", "   [")}   \`\`\`\n`],
  ["a fence never closed", `\`\`\`\n${delimiters}`],
])("prescan(path, source) does not count %s", (_name, source) => {
  expect(scan(source)).toEqual({work: expect.any(Number)});
});

// In each of these the parser takes the last part for text, whatever the backquotes before it look like.
test.each([
  ["in HTML", `<div>\n\`\`\`\n\n${"![".repeat(3_000)}`],
  ["in a comment", `<!--\n\n\`\`\`\n-->\n${"![".repeat(3_000)}`],
  ["behind a list's marker", `- \`\`\`\n\`\`\`\n\`\`\`\n${"![".repeat(3_000)}`],
  ["behind a footnote's marker", `[^a]: \`\`\`\n\n\`\`\`\n\`\`\`\n${"![".repeat(3_000)}`],
  ["in a paragraph, indented", `a\n    \`\`\`\n${"![".repeat(3_000)}`],
  ["less indented than its code", `- a\n\n   \`\`\`\n  b\n   \`\`\`\n${"![".repeat(3_000)}`],
  ["in a container that ends", `:::finding\n\`\`\`\n:::\n${"![".repeat(3_000)}`],
  ["closed by a deeper line", `- a\n\n  \`\`\`\n   \`\`\`\n\n${"![".repeat(3_000)}`],
  ["not closed by an indented line", `\`\`\`\n    \`\`\`\n\`\`\`\n${"![".repeat(3_000)}`],
  ["with a backquote behind it", `\`\`\` a\`b\n${"![".repeat(3_000)}`],
])("prescan(path, source) is not led astray by a fence %s", (_name, source) => {
  expect(scan(source).refusal).toMatchObject({code: "PJ034"});
});

test("prescan(path, source) lets large tables of names be", () => {
  const row = "| `BenchmarkParse_large/n=1_000*` | [1.2 ms](x) | *~* | __-3 %__ |\n";
  const {refusal, end} = scan(
    `| name | base | delta | note |\n| --- | --: | :-: | --- |\n${row.repeat(900)}`,
  );
  expect({refusal, end}).toEqual({});
});

test("prescan(path, source) cuts the text at the line whose cells the meter does not pay for", () => {
  const row = `${"|a".repeat(100)}|\n`;
  const {exhausted, end} = scan(`text\n\n${row}${"|-".repeat(100)}|\n${row.repeat(600)}`);
  expect(exhausted?.error.kind).toBe("tableCells");
  // The lines themselves take a small part of the meter.
  const most = Math.floor(WORK.tableCells.most / 101) + 3;
  expect(exhausted?.line).toBeGreaterThan(most - 5);
  expect(exhausted?.line).toBeLessThanOrEqual(most);
  expect(end).toBeGreaterThan(WORK.tableCells.most);
});

test.each([
  ["links", "[a](#) [a](# 'b')\n\n".repeat(9_000)],
  ["escapes", "\\* \\*\n\n".repeat(9_900)],
  ["blank lines", "\n".repeat(240_000)],
  ["lines of code", `\`\`\`\n${"a\n".repeat(120_000)}\`\`\`\n`],
  ["fences", "```\n```\n".repeat(30_000)],
  ["items of lists", "- a\n".repeat(9_900)],
])(
  "prescan(path, source) cuts the text at the line whose memory the meter does not pay for: %s",
  (_name, source) => {
    const {exhausted, end = 0} = scan(source);
    expect(exhausted?.error.kind).toBe("markup");
    expect(end).toBeGreaterThan(20_000);
  },
);
