import {toHtml} from "hast-util-to-html";
import {describe, expect, test} from "vitest";
import {DrawingError} from "../../../charts/drawing-error.ts";
import {isLaidOut} from "../../../charts/drawing-tools.ts";
import type {GraphShape} from "../../../charts/graphviz/graph-layout.ts";
import {readingOf, textFile} from "../../../pprof/formats/testdata/samples-fs.ts";
import {subtractBase} from "../../../pprof/profile/combine.ts";
import {prepareReport} from "../../../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../../pprof/report/report-options.ts";
import {recordedProfile, recordedText} from "../../../pprof/testdata/profiles-fs.ts";
import {callGraph} from "./call-graph.ts";
import {callGraphView} from "./call-graph-view.ts";
import {peekView} from "./peek-view.ts";

const context = {id: "fig", size: "embed"} as const;
const options = {...DEFAULT_OPTIONS, nodeCount: 15};

/** Boxes below each other and straight arrows: drawing is tested elsewhere. */
async function stacked({nodes, edges}: GraphShape) {
  const origin = {x: 0, y: 0};
  return {
    width: 100,
    height: 100,
    nodes: nodes.map((_, i) => ({x: 0, y: i * 10})),
    edges: edges.map(() => ({curve: [origin, origin, origin, origin], tip: origin, label: origin})),
  };
}

describe("callGraph(report)", () => {
  const report = prepareReport(recordedProfile("cpu-before.pb.gz"), "dot", {...options, compat: true});
  const {graph, labels} = callGraph(report);
  const dot = recordedText("cpu-before.dot.nodecount-15.txt");

  test("has the nodes and edges of pprof's own graph, in its order", () => {
    const tooltips = [...dot.matchAll(/^N\d+ \[label=.*? tooltip="(.*?)" color/gm)].map(match => match[1]);
    expect(graph.nodes.map(({title}) => title)).toEqual(tooltips);
    const edges = [...dot.matchAll(/^N(\d+) -> N(\d+) \[label=" (.*?)(\\n \(inline\))?" .*$/gm)];
    expect(graph.edges.map(({source, target, lines}) => [source + 1, target + 1, lines[0]])).toEqual(
      edges.map(match => [Number(match[1]), Number(match[2]), match[3]]),
    );
    expect(graph.edges.map(({isDotted}) => isDotted)).toEqual(
      edges.map(match => match[0].includes('style="dotted"')),
    );
    expect(graph.edges.map(({width}) => width)).toEqual(
      edges.map(match => Number(/penwidth=(\d)/.exec(match[0])?.[1] ?? 1)),
    );
  });

  test("puts labels beside their functions, as pprof does, those of at least 2 %", () => {
    const tagged = prepareReport(recordedProfile("labels-cpu.pb.gz"), "dot", {...options, nodeCount: 10});
    const recorded = recordedText("labels-cpu.dot.nodecount-10.txt");
    const boxes = [...recorded.matchAll(/\[label = "(.*?)" id=.*? shape=box3d tooltip="(.*?)"\]/g)];
    const least = (tagged.total / 1e9) * 0.02;
    const {nodes, edges} = callGraph(tagged).graph;
    const drawn = nodes.filter(({stroke}) => stroke === "dashed");
    expect(drawn.map(({title}) => title).sort()).toEqual(
      boxes
        .filter(([, , weight = ""]) => Number.parseFloat(weight) >= least)
        .map(([, name, weight]) => `${name?.replaceAll("\\n", ", ")} (${weight})`)
        .sort(),
    );
    expect(drawn.length).toBeGreaterThan(3);
    expect(edges.every(({source, target}) => source < nodes.length && target < nodes.length)).toBe(true);
  });

  test("says what it leaves out, as pprof does", () => {
    expect(labels).toEqual(dot.match(/(?:Showing|Dropped)[^\\]*/g));
  });

  test("cools what was saved", () => {
    const [base, head] = [recordedProfile("mem-before.pb.gz"), recordedProfile("mem-after.pb.gz")];
    const difference = subtractBase(head, base, {diff: true, normalize: false});
    const heats = callGraph(prepareReport(difference, "dot", options)).graph.nodes.map(({heat}) => heat);
    expect(Math.min(...heats)).toBeLessThan(-0.5);
    expect(Math.max(...heats)).toBeLessThanOrEqual(1);
  });
});

describe("callGraphView(profile, options, context, layOut)", () => {
  const profile = recordedProfile("block-before.pb.gz");

  test("draws the graph and tells the same in a table", async () => {
    const result = await callGraphView(profile, {}, context, stacked);
    const html = "view" in result ? toHtml(result.view) : "";
    expect(html).toContain('<svg class="call-graph"');
    expect(html).toContain("The same as a table of callers and callees");
  });

  test("draws fewer functions where all call each other, and as many as are asked for", async () => {
    const calls = Array.from({length: 30}, (_, f) => Array.from({length: 30}, (_, g) => `f${f};f${g} 1\n`));
    const {profile: dense} = readingOf(textFile(calls.flat().join(""), "cpu.folded"));
    const shapes: GraphShape[] = [];
    const recorded = (shape: GraphShape) => {
      shapes.push(shape);
      return stacked(shape);
    };
    const texts = await Promise.all(
      ([{}, {}, {nodeCount: 50}] as const).map(async (asked, at) => {
        const size = at === 0 ? "page" : "embed";
        const result = await callGraphView(dense, asked, {...context, size}, recorded);
        return "view" in result ? toHtml(result.view) : "";
      }),
    );
    expect(shapes.map(({nodes}) => nodes.length)).toEqual([12, 10, 30]);
    expect(shapes.map(isLaidOut)).toEqual([true, true, false]);
    expect(
      texts.map(text => /A graph of \d+ functions has too many calls to be laid out/.exec(text)?.[0]),
    ).toEqual([
      "A graph of 50 functions has too many calls to be laid out",
      "A graph of 20 functions has too many calls to be laid out",
      undefined,
    ]);
    expect(texts[0]).toContain("Showing top 12 nodes out of 30.");
  });

  test("says why a graph is not drawn, and still has the table", async () => {
    const late = () => Promise.reject(new DrawingError("no layout within 10 s"));
    const result = await callGraphView(profile, {}, context, late);
    const html = "view" in result ? toHtml(result.view) : "";
    expect(html).toContain("The call graph is not drawn: no layout within 10 s.");
    expect(html).toContain("<table");
  });

  test("says what stands against what was asked", async () => {
    expect(await callGraphView(profile, {sample: "cpu"}, context, stacked)).toMatchObject({code: "PJ074"});
    expect(await callGraphView(profile, {focus: "("}, context, stacked)).toMatchObject({code: "PJ071"});
    expect(await callGraphView(profile, {focus: "nosuch"}, context, stacked)).toMatchObject({code: "PJ071"});
  });
});

describe("peekView(profile, options, context)", () => {
  const profile = recordedProfile("cpu-before.pb.gz");

  test("has the numbers of pprof -peek", async () => {
    const result = peekView(profile, {function: "splitVia"}, context);
    const html = "view" in result ? toHtml(result.view).replaceAll(/<(?=t[rb])/g, "\n<") : "";
    await expect(html).toMatchFileSnapshot("../testdata/view/peek-splitVia.html");
    for (const line of recordedText("cpu-before.peek.splitVia.txt").split("\n")) {
      const [, text, percent, name] = /^ +(\S+) +(\S+%) \| {3}(\S+)/.exec(line) ?? [];
      if (text && percent && name)
        expect(html).toContain(`<td class="num">${text}</td><td class="num">${percent}</td>`);
    }
  });

  test("says when no function matches", () => {
    expect(peekView(profile, {function: "nosuch"}, context)).toMatchObject({
      code: "PJ071",
      message: "no matches found for regexp: nosuch",
    });
  });
});
