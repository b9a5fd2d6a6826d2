import {expect, test} from "vitest";
import {DIRECTIVES} from "./directives.ts";
import {parseMarkdown} from "./parse.ts";

function problemsOf(source: string) {
  return parseMarkdown("content/x/index.md", source, DIRECTIVES).problems;
}

test.each([
  ["rows that the parser pads", `${"|a".repeat(500)}|\n${"|-".repeat(500)}|\n${"x\n".repeat(2_000)}`],
  ["a long address", `[a]: https://e.org/${"u".repeat(100_000)}\n\n${"[a] [a]\n\n".repeat(20)}`],
  ["a long title", `[a]: /x "${"u".repeat(100_000)}"\n\n${"![a] ![a]\n\n".repeat(20)}`],
  ["one footnote", `${`${"[^1]".repeat(15)}\n\n`.repeat(3_000)}[^1]: x\n`],
])("refuses %s repeated too often", (_, source) => {
  expect(problemsOf(source)).toMatchObject([{code: "PJ034", severity: "error"}]);
});

test("reads a wide table, a long address and many footnotes", () => {
  const table = `${"|a".repeat(50)}|\n${"|-".repeat(50)}|\n${`${"|1".repeat(50)}|\n`.repeat(200)}`;
  const links = `[a]: https://e.org/${"u".repeat(2_000)}\n\n${"[a]\n\n".repeat(200)}`;
  expect(problemsOf(`${table}\n${links}\n${"x[^1]\n\n".repeat(500)}[^1]: x\n`)).toEqual([]);
});
