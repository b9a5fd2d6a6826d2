import {h} from "hastscript";
import {expect, test} from "vitest";
import {propertyOf, styleTree} from "./computed-style.ts";
import {readStyles} from "./style-sheet.ts";
import {elementsOf} from "./styled-elements.ts";

/** The value of `fill` for the first child of a `g`, by its selector's rule. */
function fillOf(css: string, child = h("rect", {className: ["diff-more", "quiet"]})): string | undefined {
  const tree = h("figure", h("g.graph", [child, h("rect.last"), h("text.label", "x")]));
  const [group] = elementsOf(styleTree(tree, readStyles([css])));
  return propertyOf(elementsOf(group ?? expect.fail())[0], "fill");
}

test.each([
  [".diff-more { fill: a }"],
  ["rect { fill: a }"],
  ["figure .graph > rect.quiet { fill: a }"],
  [".graph :is(circle, rect) { fill: a }"],
  [".graph rect:not(.last) { fill: a }"],
  ['rect[class^="diff-"] { fill: a }'],
  ['rect[class*="quiet"] { fill: a }'],
  [":root rect { fill: a }"],
  [".graph { fill: a }"],
  ["rect:first-child { fill: a } rect:last-child { fill: b }"],
  [".graph:last-child { fill: a }"],
  ["rect { fill: b } .quiet { fill: a } rect { fill: b }"],
  [".quiet { fill: b } .quiet { fill: a }"],
  ["rect.quiet { fill: a } .diff-more { fill: b }"],
  [":is(.quiet, #id) { fill: a } .diff-more.quiet { fill: b }"],
])("%s is the style of the rectangle", css => expect(fillOf(css)).toBe("a"));

test.each([
  ["circle { fill: b }"],
  [".graph > .graph rect { fill: b }"],
  ["figure > rect { fill: b }"],
  ["rect:hover { fill: b }"],
  ["rect::before { fill: b }"],
  [".last ~ rect { fill: b }"],
  ["rect:is(.last, .none) { fill: b }"],
  ["@media (width < 40rem) { rect { fill: b } }"],
  ["@media print { rect { fill: b } }"],
])("%s is not", css => expect(fillOf(css)).toBeUndefined());

test("rules have precedence over attributes, and siblings before an element count", () => {
  const css = ".graph rect { fill: a } rect:is([class^='diff-']) ~ text { fill: c }";
  expect(fillOf(css, h("rect", {className: ["x"], fill: "b"}))).toBe("a");
  const tree = h("figure", [h("rect", {className: ["diff-x"]}), h("text", "x")]);
  const [, text] = elementsOf(styleTree(tree, readStyles([css])));
  expect(propertyOf(text, "fill")).toBe("c");
});
