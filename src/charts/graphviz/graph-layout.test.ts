import {toHtml} from "hast-util-to-html";
import {describe, expect, test} from "vitest";
import {DrawingError} from "../drawing-error.ts";
import type {GraphEdge, GraphNode, NodeLinkGraph} from "./graph-drawing.ts";
import {drawGraph, shapeOf} from "./graph-drawing.ts";
import type {GraphShape} from "./graph-layout.ts";
import {dotOf, readLayout} from "./graph-layout.ts";
import {layOutGraph} from "./graph-layout-fs.ts";

const node = (name: string, change: Partial<GraphNode> = {}): GraphNode => ({
  lines: [name],
  title: `example.com/${name}`,
  size: 0.5,
  heat: 0.5,
  ...change,
});
const edge = (source: number, target: number, change: Partial<GraphEdge> = {}): GraphEdge => ({
  source,
  target,
  lines: ["1.50s"],
  title: "a → b",
  weight: 3,
  width: 2,
  heat: 0.2,
  isDotted: false,
  ...change,
});
const graph: NodeLinkGraph = {
  nodes: [node("a"), node("b", {size: 0, heat: 0}), node("c", {heat: -1})],
  edges: [edge(0, 1), edge(1, 2, {isDotted: true}), edge(2, 0), edge(1, 1)],
};

/** A graph that takes Graphviz far longer than a second. */
const tangle: GraphShape = {
  nodes: Array.from({length: 280}, () => ({width: 80, height: 20})),
  edges: Array.from({length: 1_400}, (_, i) => ({
    source: (i * 7_919) % 280,
    target: (i * 104_729 + 13) % 280,
    weight: 1,
    label: {width: 40, height: 12},
  })),
};

test("dotOf(graph) writes numbers and nothing of what is written on the graph", () => {
  const hostile = 'x"]; N0 [URL="javascript:alert(1)" fontname="\\"/><script>"]';
  const names = {...graph, nodes: [node(hostile), node("</TABLE>"), node("c")]};
  expect(dotOf(shapeOf(names)).replaceAll(/<<TABLE[^\n]*<\/TABLE>>/g, "<room>")).toMatchInlineSnapshot(`
    "digraph {
    graph [nodesep=0.2 ranksep=0.3]; node [shape=box fixedsize=true label=""]; edge [arrowsize=0.6]
    N0 [width=8.8056 height=0.4722]
    N1 [width=1.3472 height=0.4722]
    N2 [width=0.3194 height=0.4722]
    N0 -> N1 [weight=3 label=<room>]
    N1 -> N2 [weight=3 label=<room>]
    N2 -> N0 [weight=3 label=<room>]
    N1 -> N1 [weight=3 label=<room>]
    }"
  `);
});

describe("layOutGraph(graph)", () => {
  test("puts callers above what they call, and keeps boxes apart", async () => {
    const shape = shapeOf(graph);
    const layout = await layOutGraph(shape);
    const [a, b, c] = layout.nodes.map(({y}) => y);
    expect(a).toBeLessThan(b ?? 0);
    expect(b).toBeLessThan(c ?? 0);
    expect(layout.edges).toHaveLength(4);
    for (const {curve} of layout.edges) expect((curve.length - 1) % 3).toBe(0);
    expect(layout.height).toBeGreaterThan(3 * 26);
  });

  test("leads to the right, and keeps frames around what they hold", async () => {
    const frame = {lines: ["frame"], title: "frame", nodes: [1, 2], clusters: [], heat: 0};
    const {nodes, clusters} = await layOutGraph(
      shapeOf({...graph, edges: [edge(0, 1), edge(1, 2)], direction: "LR", clusters: [frame]}),
    );
    const [a, b, c] = nodes.map(({x}) => x);
    expect(a).toBeLessThan(b ?? 0);
    expect(b).toBeLessThan(c ?? 0);
    const {x = 0, width = 0} = clusters?.[0] ?? {};
    expect(x).toBeGreaterThan(a ?? 0);
    expect(x).toBeLessThan(b ?? 0);
    expect(x + width).toBeGreaterThan(c ?? 0);
  });

  test("sets a level that reaches across a frame on either side of it", async () => {
    const frame = {lines: [], title: "", nodes: [1], clusters: [], heat: 0};
    const level = {rank: "same", nodes: [0, 1, 2]} as const;
    const {nodes} = await layOutGraph(
      shapeOf({...graph, edges: [edge(0, 1)], clusters: [frame], levels: [level]}),
    );
    expect(nodes[0]?.y).toBe(nodes[2]?.y);
  });

  test("draws arrows at the ends that have one", async () => {
    const drawn = async (arrows: "head" | "tail" | "both" | "none") => {
      const one = {...graph, edges: [edge(0, 1, {arrows})]};
      return toHtml(drawGraph(one, await layOutGraph(shapeOf(one)), "x")).split("<polygon").length - 1;
    };
    expect([await drawn("head"), await drawn("tail"), await drawn("both"), await drawn("none")]).toEqual([
      1, 1, 2, 0,
    ]);
  });

  test("gives the same layout again", async () => {
    expect(await layOutGraph(shapeOf(graph))).toEqual(await layOutGraph(shapeOf(graph)));
  });

  test("ends a graph that takes too long, and lays out the next", async () => {
    const slow = layOutGraph(tangle, {milliseconds: 300});
    const next = layOutGraph(shapeOf(graph));
    await expect(slow).rejects.toThrow(DrawingError);
    await expect(slow).rejects.toThrow("no layout within the processor time that drawings share");
    expect((await next).nodes).toHaveLength(3);
  });

  test("refuses a graph that is too large before it begins", async () => {
    const nodes = Array.from({length: 301}, () => ({width: 1, height: 1}));
    await expect(layOutGraph({nodes, edges: []})).rejects.toThrow(
      "301 nodes and 0 edges, expected at most 300",
    );
  });
});

test("readLayout(text, graph) refuses a layout of another graph", () => {
  expect(() => readLayout('{"bb":"0,0,1,1","objects":[]}', shapeOf(graph))).toThrow("layout of 0 nodes");
});

describe("drawGraph(graph, layout, label)", () => {
  test("draws boxes, arrows and their texts, with classes for their looks", async () => {
    const html = toHtml(drawGraph(graph, await layOutGraph(shapeOf(graph)), "Call graph of cpu"));
    expect(html).toContain('<svg class="call-graph"');
    expect(html).toContain('role="img" aria-label="Call graph of cpu"');
    expect(html).toContain('<g class="graph-node heat-3"><title>example.com/a</title>');
    expect(html).toContain('class="graph-node heat-0"');
    expect(html).toContain('class="graph-node cool-6"');
    expect(html).toContain('class="graph-edge heat-1 graph-residual"');
    expect(html).not.toMatch(/\sstyle=|<script|\son[a-z]+=/);
  });

  test("shows names as text, whatever is in them", async () => {
    const hostile = '</title><script>alert(1)</script><a href="javascript:alert(1)">';
    const names = {
      nodes: [node(hostile, {title: hostile})],
      edges: [edge(0, 0, {title: hostile, lines: [hostile]})],
    };
    const html = toHtml(drawGraph(names, await layOutGraph(shapeOf(names)), "Call graph"));
    expect(html).not.toMatch(/<script|<a /);
    expect(html).toContain("&#x3C;script>alert(1)");
  });
});
