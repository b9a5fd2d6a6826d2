import type {Element, ElementContent} from "hast";
import {h, s} from "hastscript";
import {unitScale} from "../draw/unit-scale.ts";
import {DrawingError} from "../drawing-error.ts";
import type {DrawingTools} from "../drawing-tools.ts";
import {readDrawing, tenth} from "./chart-svg.ts";
import type {Line, LineChart, LineMark} from "./line-chart-data.ts";
import {markDrawer, safeHref} from "./line-chart-marks.ts";
import {usualReading} from "./line-chart-range.ts";
import {CROWDED, lineChartTemplate, lineLook, WIDTH} from "./line-chart-spec.ts";
import {hasInterval, lineChartTable} from "./line-chart-table.ts";
import {lineNames} from "./line-names.ts";
import {DRAWN_POINTS} from "./summarized-rows.ts";
import {vegaDrawing} from "./vega-drawing-fs.ts";

/** Pixels right of the plot. Vega takes text for wider than it is, and so would make plots below each other differ. */
const RIGHT = 8;

/**
 * Draws a quantity over time: a line a machine, an interval around each point, each point a link, levels and
 * changes. A table below has the same numbers, for screen readers and print.
 */
export async function lineChart(
  chart: LineChart,
  drawChart: DrawingTools["drawChart"] = vegaDrawing,
): Promise<ElementContent[]> {
  const drawing = await drawLineChart(chart, drawChart, lineNames);
  const table = lineChartTable(chart);
  if (drawing instanceof DrawingError) return [h("div.chart", [undrawn(drawing), table])];
  return [
    h("div.chart", [
      drawing,
      ...legend(chart.lines),
      ...chartNotes(chart),
      h("details.chart-data", h("summary", "The same as a table"), table),
    ]),
  ];
}

/** Draws the same for a page that has its own table of the numbers. */
export async function lineChartAlone(
  chart: LineChart,
  {drawChart}: Pick<DrawingTools, "drawChart">,
): Promise<ElementContent[]> {
  const drawing = await drawLineChart(chart, drawChart);
  return [h("div.chart", drawing instanceof DrawingError ? undrawn(drawing) : drawing)];
}

function undrawn({message}: DrawingError): Element {
  return h("p.warning", `The chart is not drawn: ${message}.`);
}

async function drawLineChart(
  chart: LineChart,
  drawChart: DrawingTools["drawChart"],
  namesOf: typeof lineNames = () => new Map(),
): Promise<Element | DrawingError> {
  const greatest = Math.max(...chart.lines.flatMap(({points}) => points.map(({center}) => Math.abs(center))));
  const {scale, heading} = unitScale([greatest], chart.unit);
  const drawn = await drawChart(lineChartTemplate(chart, {scale, yTitle: heading})).catch(
    (error: unknown) => {
      if (!(error instanceof DrawingError)) throw error;
      return error;
    },
  );
  if (drawn instanceof DrawingError) return drawn;
  const {height, children} = readDrawing(
    drawn.svg,
    markDrawer(chart, drawn.marks, namesOf(chart, drawn.marks)),
  );
  const machine = chart.days && chart.lines[0] ? ` on ${chart.lines[0].name}` : "";
  const label = `${chart.title}, ${chart.unit}, by date${machine}`;
  const crowded = chart.lines.reduce((sum, {points}) => sum + points.length, 0) > CROWDED;
  const looks = {
    className: ["line-chart", ...(crowded ? ["crowded"] : [])],
    viewBox: `0 0 ${tenth(drawn.left) + WIDTH + RIGHT} ${height}`,
  };
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: `Chart: ${label}`}, [
    s("svg", {...looks, role: "group", ariaLabel: label}, children),
  ]);
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
  // The drawing has the name of a single line at its end.
  return [...(lines.length > 1 ? [h("ul.chart-legend", items)] : []), ...marksLegend(lines)];
}

/** Legend of the numbers above the plot. */
function marksLegend(lines: readonly Line[]): ElementContent[] {
  const marks = lines.flatMap(line => line.marks ?? []).toSorted((a, b) => a.number - b.number);
  const items = [
    ...marks.map(({number, href, label, tone, confirmed}) =>
      h("li", [chartNumber({number, tone, confirmed}), " ", h("a", {href: safeHref(href, "#")}, label)]),
    ),
    ...lines.flatMap(({name, drift, noise}) => [
      ...(drift ? [h("li", lines.length > 1 ? `drifting on ${name}: ${drift}` : `drifting: ${drift}`)] : []),
      ...(noise ? [h("li", h("a", {href: safeHref(noise.href)}, noise.label))] : []),
    ]),
  ];
  return items.length === 0 ? [] : [h("ol.chart-marks", items)];
}

/** A change's number as in the drawing, for the list of changes. */
export function chartNumber({
  number,
  tone,
  confirmed,
}: Pick<LineMark, "number" | "tone" | "confirmed">): Element {
  return h("span.chart-number", {className: [tone, ...(confirmed ? [] : ["unconfirmed"])]}, String(number));
}

/** Notes on how to read the drawing. */
export function chartNotes(chart: LineChart): ElementContent[] {
  const points = chart.lines.flatMap(line => line.points);
  const sentences = [
    chart.better && `${chart.better === "lower" ? "Lower" : "Higher"} is better.`,
    usualReading(chart).log && "The axis is logarithmic, since the values span more than tenfold.",
    chart.lines.some(({levels = []}) => levels.length > 0) &&
      "A broad line is a level, the median of its measurements.",
    chart.lines.some(({drift}) => drift) && "A sloped one is a level that drifts.",
    points.some(point => point.hollow) &&
      "A hollow point belongs to a change that was not kept: it shows the code without it.",
    chart.lines.some(({spikes = []}) => spikes.length > 0) &&
      "A crossed point is an isolated outlier and is ignored.",
    chart.cuts?.length && "A solid vertical line is the day of a change of machine.",
    chart.lines.some(line => line.points.length > DRAWN_POINTS) &&
      `The newest ${DRAWN_POINTS} measurements have a point each; of the older ones the line joins the lowest and the highest.`,
    points.some(point => !hasInterval(point)) && "A point without a bar has too few samples for an interval.",
  ].filter(Boolean);
  return sentences.length ? [h("p.note", sentences.join(" "))] : [];
}
