import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import type {FlameNode} from "./flame-graph.ts";
import {flameGraph} from "./flame-graph.ts";

function node(name: string, value: number, ...children: FlameNode[]): FlameNode {
  return {
    name: `example.com/${name}`,
    label: name,
    value,
    group: name[0] ?? "",
    isQuiet: name === "q",
    children,
  };
}

const options = {
  label: "Flame graph of cpu",
  describe: (value: number) => `${value}ms`,
  maxFrames: 100,
  maxRows: 10,
};
const tree = node("root", 8, node("left", 5, node("deep", 1)), node("q", 2));

test("flameGraph(root, options) draws boxes in percent, with titles, colours and labels where there is room", () => {
  const {svg} = flameGraph(tree, options);
  expect(toHtml(svg).replaceAll("<svg x", "\n<svg x")).toMatchInlineSnapshot(`
    "<svg class="flame-graph" width="100%" height="54" role="img" aria-label="Flame graph of cpu">
    <svg x="0%" y="0" width="100%" height="17"><title>example.com/root, 8ms</title><rect width="100%" height="100%" class="flame-1"></rect><text x="4" y="12.5">root</text></svg>
    <svg x="0%" y="18" width="62.5%" height="17"><title>example.com/left, 5ms</title><rect width="100%" height="100%" class="flame-3"></rect><text x="4" y="12.5">left</text></svg>
    <svg x="62.5%" y="18" width="25%" height="17"><title>example.com/q, 2ms</title><rect width="100%" height="100%" class="flame-8 flame-quiet"></rect><text x="4" y="12.5">q</text></svg>
    <svg x="0%" y="36" width="12.5%" height="17"><title>example.com/deep, 1ms</title><rect width="100%" height="100%" class="flame-3"></rect><text x="4" y="12.5">deep</text></svg></svg>"
  `);
});

test("flameGraph(root, options) leaves out the smallest boxes first", () => {
  const {svg, hiddenFrames} = flameGraph(tree, {...options, maxFrames: 3});
  expect(hiddenFrames).toBe(1);
  expect(toHtml(svg)).not.toContain("example.com/deep");
});

test("flameGraph(root, options) leaves out either all boxes of one size or none", () => {
  const twins = node("root", 4, node("a", 2), node("b", 2));
  expect(flameGraph(twins, {...options, maxFrames: 2}).hiddenFrames).toBe(2);
});

test("flameGraph(root, options) stops at the lowest row and says how many follow", () => {
  const {svg, hiddenRows} = flameGraph(tree, {...options, maxRows: 2});
  expect(hiddenRows).toBe(1);
  expect(svg.properties.height).toBe(36);
});

test("flameGraph(root, options) draws an empty tree as nothing", () => {
  const {svg} = flameGraph(node("root", 0), options);
  expect(svg.children).toEqual([]);
});

test("flameGraph(root, options) shows names as text, whatever is in them", () => {
  const {svg} = flameGraph({...node("x", 1), name: "</title><script>", label: "</text><script>"}, options);
  expect(toHtml(svg)).not.toContain("<script>");
});

test("flameGraph(root, options) draws a box too narrow for text as one rectangle with its title", () => {
  const {svg} = flameGraph(node("root", 100, node("thin", 1)), options);
  expect(toHtml(svg.children.slice(1))).toBe(
    '<rect x="0%" y="18" width="1%" height="17" class="flame-11"><title>example.com/thin, 1ms</title></rect>',
  );
});
