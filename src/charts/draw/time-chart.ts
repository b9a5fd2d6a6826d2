import type {Element, ElementContent} from "hast";
import {h, s} from "hastscript";
import type {Points} from "../../stats/series/thin-points.ts";
import {thinPoints} from "../../stats/series/thin-points.ts";
import {axisTicks, roundUp} from "./axis-ticks.ts";
import {endLabels} from "./end-labels.ts";

/** A quantity over time. */
export interface TimeLine extends Points {
  readonly name: string;
  /** How points are joined: straight, held until the next point, or each a stem on the axis. */
  readonly form: "line" | "step" | "stems";
}

/** Quantities of the same unit over the time of a run. */
export interface TimeChart {
  /** Text alternative, with the place of the same numbers as text. */
  readonly label: string;
  /** `sec`, `B`, `%`, or the counted unit. */
  readonly unit: string;
  /** `sec`; for anything else the x axis counts. */
  readonly xUnit: string;
  readonly lines: readonly TimeLine[];
  /** A value that is drawn across. */
  readonly limit?: {readonly value: number; readonly name: string};
}

/** Pixels: height of the plot, margin above and below it. */
const HEIGHT = 170;
const ABOVE = 18;
const BELOW = 20;
/** The plot's own coordinates, stretched to whatever room there is. */
const GRID = 1000;
const COLUMNS = 240;
const Y_TICKS = 4;
const X_TICKS = 5;

interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Draws lines over time as wide as their place is: the plot stretches, its text and strokes do not. Returns
 * [] for fewer than two points or infinite values. Colours and dashes come from classes.
 */
export function timeChart(chart: TimeChart): ElementContent[] {
  const lines = chart.lines.filter(({xs}) => xs.length > 0);
  const x = rangeOf(lines.map(({xs}) => xs));
  if (!(x.high > x.low)) return [];
  const greatest = Math.max(rangeOf(lines.map(({ys}) => ys)).high, chart.limit?.value ?? 0);
  if (!Number.isFinite(x.high - x.low) || !Number.isFinite(greatest)) return [];
  const y = {low: 0, high: roundUp(greatest, chart.unit, Y_TICKS)};
  const yTicks = yAxis(y, chart.unit);
  const drawing = s(
    "svg",
    {
      className: ["time-chart"],
      width: "100%",
      height: ABOVE + HEIGHT + BELOW,
      role: "img",
      ariaLabel: chart.label,
    },
    [
      ...yTicks.lines,
      ...xAxis(x, chart.xUnit),
      plot(lines, x, y),
      ...limit(chart, y),
      ...yTicks.numbers,
      ...endNames(chart, x, y),
    ],
  );
  return [h("div.chart", [drawing, legend(chart)])];
}

/** The least and greatest of some lists of numbers. */
function rangeOf(lists: readonly ArrayLike<number>[]): Range {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      const value = list[i] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return {low, high};
}

/** Grid lines and their labels. */
function yAxis(range: Range, unit: string): {lines: Element[]; numbers: Element[]} {
  const {values, format} = axisTicks(range.low, range.high, unit, Y_TICKS);
  const ticks = values.map(value => ({
    text: format(value),
    y: round(ABOVE + HEIGHT * (1 - share(value, range))),
  }));
  return {
    lines: ticks.map(({y}) => s("line", {className: ["time-grid"], x1: "0%", x2: "100%", y1: y, y2: y})),
    numbers: ticks.map(({text, y}) => s("text", {className: ["time-tick"], x: 0, y: y - 3}, text)),
  };
}

function xAxis(range: Range, unit: string): Element[] {
  const {values, format} = axisTicks(range.low, range.high, unit, X_TICKS);
  return values.map(value => {
    const at = share(value, range);
    const textAnchor = at < 0.04 ? "start" : at > 0.96 ? "end" : "middle";
    const place = {x: `${round(at * 100)}%`, y: ABOVE + HEIGHT + BELOW - 5, textAnchor};
    return s("text", {className: ["time-tick"], ...place}, format(value));
  });
}

function plot(lines: readonly TimeLine[], x: Range, y: Range): Element {
  const room = {y: ABOVE, width: "100%", height: HEIGHT, viewBox: `0 0 ${GRID} ${GRID}`};
  return s(
    "svg",
    {className: ["time-plot"], ...room, preserveAspectRatio: "none"},
    lines.map((line, index) => s("path", {className: ["time-line", lineClass(index)], d: path(line, x, y)})),
  );
}

/** Later lines lie above earlier lines; the classes repeat after five. */
function lineClass(index: number): string {
  return `time-line-${(index % 5) + 1}`;
}

function path(line: TimeLine, x: Range, y: Range): string {
  const points = thinPoints(line, COLUMNS).map(index => ({
    x: Math.round(share(line.xs[index] ?? 0, x) * GRID),
    y: Math.round((1 - share(line.ys[index] ?? 0, y)) * GRID),
  }));
  if (line.form === "stems") return points.map(point => `M${point.x} ${GRID}V${point.y}`).join("");
  const [first, ...rest] = points;
  if (!first) return "";
  const joined = rest.map(point =>
    line.form === "step" ? `H${point.x}V${point.y}` : `L${point.x} ${point.y}`,
  );
  return `M${first.x} ${first.y}${joined.join("")}`;
}

/** Names of the lines that reach the right side, if there are several. */
function endNames({lines, limit}: TimeChart, x: Range, y: Range): Element[] {
  if (lines.length < 2 || limit) return [];
  return endLabels(
    lines.flatMap(({name, form, xs, ys}) => {
      const last = xs.length - 1;
      const isEnd = form !== "stems" && share(xs[last] ?? Number.NEGATIVE_INFINITY, x) > 0.95;
      return isEnd ? [{name, y: round(ABOVE + HEIGHT * (1 - share(ys[last] ?? 0, y)))}] : [];
    }),
  );
}

function limit({limit, unit}: TimeChart, range: Range): Element[] {
  if (!limit) return [];
  const y = round(ABOVE + HEIGHT * (1 - share(limit.value, range)));
  const name = `${limit.name} ${axisTicks(0, limit.value, unit, 1).format(limit.value)}`;
  return [
    s("line", {className: ["time-limit"], x1: "0%", x2: "100%", y1: y, y2: y}),
    s("text", {className: ["time-tick", "time-limit-name"], x: "100%", y: y - 3, textAnchor: "end"}, name),
  ];
}

function legend({lines}: TimeChart): Element {
  const items = lines.map((line, index) => {
    const stroke = s("line", {className: ["time-line", lineClass(index)], x1: 0, y1: 4, x2: 24, y2: 4});
    return h("li", [
      s("svg", {className: ["chart-swatch"], viewBox: "0 0 24 8", ariaHidden: "true"}, [stroke]),
      line.name,
    ]);
  });
  return h("ul.chart-legend", items);
}

function share(value: number, {low, high}: Range): number {
  return (value - low) / (high - low);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
