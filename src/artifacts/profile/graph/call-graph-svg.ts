import type {Element} from "hast";
import {toHtml} from "hast-util-to-html";
import {s} from "hastscript";
import type {NodeLinkGraph} from "../../../charts/graphviz/graph-drawing.ts";
import {drawGraph, drawingSize, shapeOf} from "../../../charts/graphviz/graph-drawing.ts";
import type {GraphLayout, LayOut} from "../../../charts/graphviz/graph-layout.ts";
import type {Report} from "../../../pprof/report/report.ts";
import {reportUnit, valueFormatOf} from "../../../pprof/report/report.ts";
import {reportLabels} from "../../../pprof/report/report-labels.ts";
import {withoutCdataEnds} from "../../../text/xml.ts";
import {callGraph} from "./call-graph.ts";

/** Red, green and blue, each 0 to 255. */
type Color = readonly [number, number, number];

const PAPER: Color = [253, 252, 248];
const BOX: Color = [244, 241, 233];
const RULE: Color = [168, 163, 148];
const COSTLY: Color = [168, 67, 0];
const SAVED: Color = [10, 87, 164];
/** Classes of each color of a graph drawing. */
const STEPS = 6;
const LEGEND_FONT = 12;
const LEGEND_LINE = 16;
const MARGIN = 8;
/** Of the font size. */
const CHARACTER_WIDTH = 0.62;

/** Characters that XML forbids. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression removes control characters
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * Draws the call graph of a report as an SVG document with pprof's legend above it: no scripts, no links, no fetches,
 * readable in any viewer. Rejects with DrawingError.
 */
export async function callGraphSvg(report: Report, layOut: LayOut): Promise<string> {
  const {graph, trimmed} = callGraph(report);
  const format = valueFormatOf(report, reportUnit(report, trimmed.graph));
  const legend = reportLabels(report, trimmed, format, true).filter(line => !line.includes("https://"));
  const title = `Call graph of ${report.sampleType}`;
  const layout = graph.nodes.length > 0 ? await layOut(shapeOf(graph)) : undefined;
  const document = standalone(title, legend, layout && {graph, layout});
  const text = withoutCdataEnds(toHtml(document, {space: "svg", closeEmptyElements: true}));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text.replace(FORBIDDEN, "\ufffd")}\n`;
}

/** A graph with the places of its parts. */
interface PlacedGraph {
  readonly graph: NodeLinkGraph;
  readonly layout: GraphLayout;
}

function standalone(title: string, legend: readonly string[], placed: PlacedGraph | undefined): Element {
  const longest = legend.reduce((most, line) => Math.max(most, [...line].length), 0);
  const top = legend.length * LEGEND_LINE + 2 * MARGIN;
  const drawn = placed ? drawingSize(placed.layout) : {width: 0, height: 0};
  const width = 2 * MARGIN + Math.max(drawn.width, Math.ceil(longest * LEGEND_FONT * CHARACTER_WIDTH));
  const height = top + drawn.height + MARGIN;
  const size = {width, height, viewBox: `0 0 ${width} ${height}`};
  return s("svg", {xmlns: "http://www.w3.org/2000/svg", ...size, role: "img", ariaLabel: title}, [
    s("title", title),
    s("style", styles()),
    s("rect", {class: "paper", width, height}),
    s(
      "text",
      {class: "legend"},
      legend.map((line, i) => s("tspan", {x: MARGIN, y: MARGIN + (i + 1) * LEGEND_LINE - 4}, line)),
    ),
    ...(placed ? [drawGraph(placed.graph, placed.layout, title, {x: MARGIN, y: top})] : []),
  ]);
}

/** Returns the looks of a graph drawing in plain colors, since an image has no style sheet of a page. */
function styles(): string {
  return [
    `.paper{fill:${hex(PAPER)}}`,
    "text{fill:#1c1e20;font-family:ui-monospace,Menlo,Consolas,monospace}",
    `.legend{font-size:${LEGEND_FONT}px}`,
    ".graph-edge text{fill:#4d5156}",
    ".graph-edge path{fill:none}",
    ...colorRules("heat", COSTLY),
    ...colorRules("cool", SAVED),
    ".graph-residual path,.graph-residual rect{stroke-dasharray:2 4}",
    ".graph-dashed rect{stroke-dasharray:6 4}",
  ].join("\n");
}

function colorRules(name: string, color: Color): string[] {
  return Array.from({length: STEPS + 1}, (_, step) => {
    const line = hex(mixed(RULE, color, step * 0.14));
    const own = `.${name}-${step}`;
    return [
      `${own}.graph-node rect{fill:${hex(mixed(BOX, color, step * 0.07))};stroke:${line}}`,
      `${own}.graph-edge path,${own}.graph-edge polygon{stroke:${line}}`,
      `${own}.graph-edge polygon{fill:${line}}`,
    ].join("\n");
  });
}

function mixed(from: Color, to: Color, part: number): Color {
  const mix = (i: 0 | 1 | 2): number => Math.round(from[i] + (to[i] - from[i]) * part);
  return [mix(0), mix(1), mix(2)];
}

function hex(color: Color): string {
  return `#${color.map(value => value.toString(16).padStart(2, "0")).join("")}`;
}
