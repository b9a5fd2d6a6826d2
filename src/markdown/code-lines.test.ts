import fc from "fast-check";
import type {Nodes, Root} from "mdast";
import {visit} from "unist-util-visit";
import {expect, test} from "vitest";
import {codeLines} from "./code-lines.ts";
import {DIRECTIVES} from "./directives.ts";
import {linePrefix} from "./line-prefix.ts";
import {parseMarkdown} from "./parse.ts";

const FRAGMENTS = [
  "```",
  "````",
  "~~~",
  "``` go",
  "``` a`b",
  "~~~ a`b",
  "a",
  "",
  "",
  "- ",
  "1. ",
  "> ",
  "  ",
  "   ",
  "    ",
  "\t",
  "<div>",
  "<!--",
  "-->",
  "<pre>",
  "</pre>",
  "<x>",
  ":::finding{#a}",
  ":::",
  "::::finding{#a}",
  "::::",
  "[^a]: ",
  "[^a]",
  "[a]: b",
  "| a |",
  "| - |",
  "---",
  "# a",
];

const RUNS = {numRuns: Number(process.env.FUZZ_RUNS ?? 2000), seed: Number(process.env.FUZZ_SEED ?? 1)};

const line = fc.array(fc.constantFrom(...FRAGMENTS), {maxLength: 3}).map(parts => parts.join(""));
const text = fc.array(line, {minLength: 2, maxLength: 14}).map(lines => lines.join("\n"));

/** 1-based numbers of the lines that are told apart as code, blank ones left out. */
function linesTakenForCode(source: string): number[] {
  const code = codeLines(["finding"]);
  return source.split("\n").flatMap((written, index) => {
    const kind = code.next(linePrefix(written));
    return kind === "code" && written.trim() !== "" ? [index + 1] : [];
  });
}

/** Lines that the parser takes for code, or for an element of raw HTML, neither of which it looks into. */
function codeOf(tree: Root): Set<number> {
  const lines = new Set<number>();
  visit(tree, node => {
    if (node.type !== "code") return;
    const {start, end} = node.position ?? {};
    for (let number = start?.line ?? 1; number <= (end?.line ?? 0); number++) lines.add(number);
  });
  return lines;
}

test("codeLines() never takes for code what the parser takes for text", () => {
  let taken = 0;
  fc.assert(
    fc.property(text, source => {
      const lines = linesTakenForCode(source);
      taken += lines.length;
      const {tree, problems} = parseMarkdown("p.md", source, DIRECTIVES);
      if (problems.some(({code}) => code === "PJ034")) return;
      const code = codeOf(tree);
      expect(lines.filter(number => !code.has(number))).toEqual([]);
    }),
    RUNS,
  );
  expect(taken).toBeGreaterThan(300);
});

/** How deep the parser nests directive containers. */
function containerDepth(tree: Root): number {
  const depthOf = (node: Nodes): number => {
    const inner = "children" in node ? Math.max(0, ...node.children.map(depthOf)) : 0;
    return inner + (node.type === "containerDirective" ? 1 : 0);
  };
  return depthOf(tree);
}

test("codeLines() never counts fewer containers within each other than the parser", () => {
  fc.assert(
    fc.property(text, source => {
      const code = codeLines(["finding"]);
      let open = 0;
      let most = 0;
      for (const written of source.split("\n")) {
        const kind = code.next(linePrefix(written));
        open = kind === "opens" ? open + 1 : kind === "closes" ? 0 : open;
        most = Math.max(most, open);
      }
      const {tree, problems} = parseMarkdown("p.md", source, DIRECTIVES);
      if (problems.some(({code: found}) => found === "PJ034")) return;
      expect(containerDepth(tree)).toBeLessThanOrEqual(most);
    }),
    RUNS,
  );
});
