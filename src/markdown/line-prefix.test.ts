import fc from "fast-check";
import type {Nodes} from "mdast";
import {expect, test} from "vitest";
import {DIRECTIVES} from "./directives.ts";
import {linePrefix} from "./line-prefix.ts";
import {parseMarkdown} from "./parse.ts";

test.each([
  ["a", {indent: 0, markers: 0, quoted: false, depth: 0, rest: "a"}],
  ["", {indent: 0, markers: 0, quoted: false, depth: 0, rest: ""}],
  ["  - a", {indent: 2, markers: 1, quoted: false, depth: 2, rest: "a"}],
  ["> > a", {indent: 0, markers: 2, quoted: true, depth: 3, rest: "a"}],
  [">>a", {indent: 0, markers: 2, quoted: true, depth: 2, rest: "a"}],
  ["12) - [^x]: a", {indent: 0, markers: 3, quoted: false, depth: 6, rest: "a"}],
  ["\t- a", {indent: 4, markers: 1, quoted: false, depth: 3, rest: "a"}],
  ["-a", {indent: 0, markers: 0, quoted: false, depth: 0, rest: "-a"}],
  [">", {indent: 0, markers: 1, quoted: true, depth: 1, rest: ""}],
])("linePrefix(%j) takes the markers off", (line, expected) => {
  expect(linePrefix(line)).toEqual(expected);
});

const FRAGMENTS = [
  "- ",
  "-\t",
  "* ",
  "1. ",
  "10) ",
  ">",
  "> ",
  " ",
  "  ",
  "    ",
  "\t",
  "a",
  "[^a]: ",
  "[^b]: ",
  "```",
  "",
];
const line = fc.array(fc.constantFrom(...FRAGMENTS), {maxLength: 5}).map(parts => parts.join(""));
const text = fc.array(line, {minLength: 1, maxLength: 10}).map(lines => lines.join("\n"));

test("linePrefix(line).depth is never less than the parser's", () => {
  const runs = {numRuns: Number(process.env.FUZZ_RUNS ?? 2000), seed: Number(process.env.FUZZ_SEED ?? 1)};
  fc.assert(
    fc.property(text, source => {
      const most = Math.max(...source.split("\n").map(written => linePrefix(written).depth));
      expect(containerDepth(parseMarkdown("p.md", source, DIRECTIVES).tree)).toBeLessThanOrEqual(most);
    }),
    runs,
  );
});

/** How deep quotes, list items and footnotes lie within each other. */
function containerDepth(node: Nodes): number {
  const inner = "children" in node ? Math.max(0, ...node.children.map(containerDepth)) : 0;
  return inner + (["blockquote", "listItem", "footnoteDefinition"].includes(node.type) ? 1 : 0);
}
