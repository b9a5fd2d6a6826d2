import type {Root} from "mdast";
import {expect, test} from "vitest";
import {replaceRawHtml} from "./raw-html.ts";

/** Replaces one piece of raw HTML in a paragraph; returns the text that is left of it. */
function shown(value: string): string {
  const tree: Root = {type: "root", children: [{type: "paragraph", children: [{type: "html", value}]}]};
  replaceRawHtml(tree, () => {});
  const [paragraph] = tree.children;
  if (paragraph?.type !== "paragraph") throw new Error("the paragraph is gone");
  return paragraph.children.map(child => ("value" in child ? child.value : child.type)).join("");
}

test.each(["", "a", "ab", "<b", "abc", "abcd", "a<!--b-->"])(
  "replaceRawHtml(tree) shows a comment that is never closed, behind %j",
  before => {
    for (const after of ["<!--", "<!-- c", "<!--->".slice(0, 5), "<!-- <!--"])
      expect(shown(before + after)).toBe(before + after);
  },
);

test.each([
  ["<!-- a -->", ""],
  ["<!-->", ""],
  ["<!--->", ""],
  ["<!-- a --><!-- b -->", ""],
  ["<!-- a --><br><!-- b -->", "break"],
  ["<!-- a --><i>", "<!-- a --><i>"],
])("replaceRawHtml(tree) reads %j as %j", (html, text) => expect(shown(html)).toBe(text));
