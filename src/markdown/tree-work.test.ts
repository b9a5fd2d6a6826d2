import {expect, test} from "vitest";
import {WORK} from "../budgets.ts";
import {makeMeter} from "../meter.ts";
import {DIRECTIVES} from "./directives.ts";
import {parseMarkdown} from "./parse.ts";

function parse(source: string) {
  return parseMarkdown("p.md", source, DIRECTIVES, makeMeter().spend);
}

test("parseMarkdown(path, source) ends the document where references repeat more than the meter pays for", () => {
  const address = `https://example.org/${"u".repeat(WORK.references.most / 40)}`;
  const {exhausted, tree} = parse(`[a]: ${address}\n\n${"[a] [a]\n\n".repeat(30)}`);
  expect(exhausted?.error.kind).toBe("references");
  expect(exhausted?.line).toBe(41);
  expect(tree.children).toHaveLength(20);
});

test("parseMarkdown(path, source) ends the document where it has more footnote references than the meter pays for", () => {
  const calls = `${"[^1]".repeat(100)}\n\n`;
  const {exhausted, tree} = parse(`${calls.repeat(WORK.footnotes.most / 100 + 5)}[^1]: x\n`);
  expect(exhausted?.error.kind).toBe("footnotes");
  expect(tree.children.length).toBeLessThan(WORK.footnotes.most / 100);
});

test("parseMarkdown(path, source) pays for a large document that repeats nothing", () => {
  const {exhausted, tree} = parse("Some *text* with `code`.\n\n".repeat(2_000));
  expect(exhausted).toBeUndefined();
  expect(tree.children).toHaveLength(2_000);
});
