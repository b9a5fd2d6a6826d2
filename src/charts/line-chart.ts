import type {Element, ElementContent} from "hast";
import {h, s} from "hastscript";
import {formatQuantity} from "../units/quantity.ts";
import {readDrawing} from "./chart-svg.ts";
import {DrawingError} from "./drawing-error.ts";
import type {Line, LineChart, LinePoint} from "./line-chart-data.ts";
import {lineChartSpec, lineLook} from "./line-chart-spec.ts";
import {unitScale} from "./unit-scale.ts";
import {vegaSvg} from "./vega-svg-fs.ts";

/**
 * Draws a quantity over time: a line a machine, an interval around each point, each point a link.
 * The same numbers stand in a table below, which is what a screen reader and a printer without colour read best.
 */
export async function lineChart(chart: LineChart): Promise<ElementContent[]> {
  const points = chart.lines.flatMap(line => line.points);
  const greatest = Math.max(...points.map(point => Math.abs(point.center)));
  const {scale, heading} = unitScale([greatest], chart.unit);
  const svg = await vegaSvg(lineChartSpec(chart, scale, heading)).catch((error: unknown) => {
    if (!(error instanceof DrawingError)) throw error;
    return error;
  });
  if (svg instanceof DrawingError)
    return [h("div.chart", [h("p.warning", `The chart is not drawn: ${svg.message}.`), dataTable(chart)])];
  return [
    h("div.chart", [
      drawn(chart, svg),
      ...legend(chart.lines),
      ...notes(chart),
      h("details.chart-data", h("summary", "The same as a table"), dataTable(chart)),
    ]),
  ];
}

function drawn(chart: LineChart, svg: string): Element {
  const {width, height, children} = readDrawing(svg, (name, mark) => pointLink(chart, name, mark));
  const label = `${chart.title}, ${chart.unit}, by date`;
  const looks = {className: ["line-chart"], viewBox: `0 0 ${width} ${height}`};
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: `Chart: ${label}`}, [
    s("svg", {...looks, role: "group", ariaLabel: label}, children),
  ]);
}

/** A point as a link with its numbers as its name. */
function pointLink(chart: LineChart, name: string, mark: Element): ElementContent {
  const [line = 0, index = 0] = name.split(":").map(Number);
  const point = chart.lines[line]?.points[index];
  if (!point) return mark;
  const text = pointText(point, chart.unit);
  return s("a", {href: safeHref(point.href), ariaLabel: text}, s("title", text), mark);
}

/** What a point says: `2026-05-03 Pool the parser: 761.4 ns/op, n=10`. */
function pointText(point: LinePoint, unit: string): string {
  const hollow = point.hollow ? ` (${point.hollow})` : "";
  return `${point.date} ${point.label}${hollow}: ${formatQuantity(point.center, unit)}, n=${point.n}`;
}

/** Paths of the site only: a chart leads nowhere else. */
function safeHref(href: string): string {
  return /^\/(?!\/)/.test(href) ? href : "#";
}

function legend(lines: readonly Line[]): ElementContent[] {
  const items = lines.map((line, index) => {
    const {colour, dash} = lineLook(index);
    const dashes = dash.length ? {strokeDashArray: dash.join(" ")} : {};
    const swatch = s("svg", {className: ["chart-swatch"], viewBox: "0 0 24 8", ariaHidden: "true"}, [
      s("line", {x1: 0, y1: 4, x2: 24, y2: 4, stroke: colour, strokeWidth: 2, ...dashes}),
    ]);
    return h("li", [swatch, line.name]);
  });
  return [h("ul.chart-legend", items)];
}

function notes(chart: LineChart): ElementContent[] {
  const points = chart.lines.flatMap(line => line.points);
  const sentences = [
    chart.better && `${chart.better === "lower" ? "Lower" : "Higher"} is better.`,
    points.some(point => point.hollow) &&
      "A hollow point is a change that was not kept: it shows the code without it.",
    points.some(point => !hasInterval(point)) && "A point without a bar has too few samples for an interval.",
  ].filter(Boolean);
  return sentences.length ? [h("p.note", sentences.join(" "))] : [];
}

function hasInterval(point: LinePoint): boolean {
  return Number.isFinite(point.low) && Number.isFinite(point.high);
}

function dataTable(chart: LineChart): Element {
  const points = chart.lines.flatMap(line => line.points);
  const {heading, format} = unitScale(
    points.flatMap(({center, low, high}) => [center, low, high].filter(Number.isFinite)),
    chart.unit,
  );
  const rows = chart.lines.flatMap(line =>
    line.points.map(point =>
      h("tr", [
        h("td", point.date),
        h("th", {scope: "row"}, h("a", {href: safeHref(point.href)}, point.label)),
        ...(chart.lines.length > 1 ? [h("td", line.name)] : []),
        h("td.num", format(point.center)),
        h("td.num", hasInterval(point) ? `${format(point.low)} – ${format(point.high)}` : "too few samples"),
        h("td.num", String(point.n)),
        h("td", point.hollow ?? ""),
      ]),
    ),
  );
  const heads = [
    "Date",
    "Entry",
    ...(chart.lines.length > 1 ? ["Machine"] : []),
    heading,
    "interval",
    "n",
    "verdict",
  ];
  return h(
    "div.table-scroll",
    {tabIndex: 0, role: "region", ariaLabel: `${chart.title}, ${chart.unit}, as a table`},
    [
      h("table", [
        h("caption.visually-hidden", `${chart.title} in ${heading} by date`),
        h(
          "thead",
          h(
            "tr",
            heads.map(head => h("th", {scope: "col"}, head)),
          ),
        ),
        h("tbody", rows),
      ]),
    ],
  );
}
