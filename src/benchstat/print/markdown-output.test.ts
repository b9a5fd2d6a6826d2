import fc from "fast-check";
import {toString as textOf} from "mdast-util-to-string";
import {remark} from "remark";
import remarkGfm from "remark-gfm";
import {expect, test} from "vitest";
import {around, gridOf, lines} from "../testdata/grid-of.ts";
import {escapeMarkdown, formatMarkdown} from "./markdown-output.ts";

const base = `pkg: x\n${lines("A|b", "ns/op", around(100))}${lines("C`d`", "ns/op", around(200))}`;
const head = `pkg: x\n${lines("A|b", "ns/op", around(50))}${lines("E", "ns/op", [7])}`;

test("formatMarkdown(grid) prints a table with benchstat's numbers and footnotes, names escaped", () => {
  expect(formatMarkdown(gridOf(base, head).grid)).toBe(
    [
      "pkg: x",
      "",
      "| sec/op | 0.txt | 1.txt | vs base |",
      "| :-- | --: | --: | --: |",
      "| A\\|b | 100.00n ± 1% | 50.00n ± 1% | -50.00% (p=0.000 n=10) |",
      "| C\\`d\\` | 200.0n ± 1% |  |  |",
      "| E |  | 7.000n ± ∞ ¹ |  |",
      "| geomean | 141.4n | 18.71n | -50.00% ² |",
      "",
      "¹ need \\>= 6 samples for confidence interval at level 0.95  ",
      "² benchmark set differs from baseline; geomeans may not be comparable",
      "",
    ].join("\n"),
  );
});

test("formatMarkdown(grid) of several tables says what changed above each", () => {
  const text = formatMarkdown(gridOf("pkg: x\nBenchmarkA 1 1 u\npkg: y\nBenchmarkA 1 2 u 3 w\n").grid);
  expect(text.match(/^pkg: .*$/gm)).toEqual(["pkg: x", "pkg: y"]);
  expect(text.match(/^\| :--/gm)).toHaveLength(3);
});

test("escapeMarkdown(text) makes every text of a table's cell read as it is", () => {
  const names = fc
    .stringMatching(/^[a-z|`*_~[\]()<>#&!\\/=.:-]{1,12}$/)
    .filter(text => !/www\.|:\/\/|@/.test(text));
  fc.assert(
    fc.property(names, name => {
      const tree = remark()
        .use(remarkGfm)
        .parse(`| a |\n| - |\n| x${escapeMarkdown(name)}x |\n`);
      const [table] = tree.children;
      const cell = table?.type === "table" ? table.children[1]?.children[0] : undefined;
      expect(cell?.children.every(({type}) => type === "text")).toBe(true);
      expect(textOf(cell)).toBe(`x${name}x`);
    }),
    {numRuns: 1000},
  );
});
