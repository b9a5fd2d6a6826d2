import type {Element} from "hast";
import {h, s} from "hastscript";
import {axisTicks, roundUp} from "./axis-ticks.ts";
import {endLabels} from "./end-labels.ts";

/** A function's shares in a profile. */
export interface SharePoint {
  /** Flat and cumulative share, 0 to 1. */
  readonly flat: number;
  readonly cum: number;
  /** Description of the point, without the shares. */
  readonly title: string;
  readonly address: string;
  /** Axis labels of the first and the last point. */
  readonly date: string;
}

/** Shares from profile to profile. */
export interface ShareChart {
  /** Text alternative of the drawing. */
  readonly label: string;
  /** Oldest first. */
  readonly points: readonly SharePoint[];
  readonly describe: (share: number) => string;
}

/** Pixels: height of the plot, margin above and below it. */
const HEIGHT = 110;
const ABOVE = 16;
const BELOW = 20;
/** Percent of the width left and right of the points; the axis labels are on the left. */
const LEFT = 12;
const RIGHT = 3;
const TICKS = 3;
/** More points are drawn without marks. */
const MOST_MARKS = 60;

/** Draws the share of a function in profiles that follow each other, evenly spaced; each point leads to its profile. */
export function shareChart({label, points, describe}: ShareChart): Element {
  const high = roundUp(Math.max(0.01, ...points.map(({flat, cum}) => Math.max(flat, cum))) * 100, "%", TICKS);
  const x = (index: number): number =>
    points.length < 2 ? 50 : LEFT + ((100 - LEFT - RIGHT) * index) / (points.length - 1);
  const y = (share: number): number => ABOVE + HEIGHT * (1 - (share * 100) / high);
  const drawing = s(
    "svg",
    {
      className: ["time-chart", "share-chart"],
      width: "100%",
      height: ABOVE + HEIGHT + BELOW,
      role: "group",
      ariaLabel: label,
    },
    [
      ...grid(high),
      ...(["cum", "flat"] as const).flatMap(by => joined(points, by, x, y)),
      ...(points.length > MOST_MARKS ? [] : points.map((point, index) => mark(point, x(index), y, describe))),
      ...dates(points),
      ...endNames(points, y),
    ],
  );
  return h("div.chart", [drawing, legend()]);
}

function grid(high: number): Element[] {
  const {values, format} = axisTicks(0, high, "%", TICKS);
  return values.flatMap(value => {
    const place = round(ABOVE + HEIGHT * (1 - value / high));
    return [
      s("line", {className: ["time-grid"], x1: "0%", x2: "100%", y1: place, y2: place}),
      s("text", {className: ["time-tick"], x: 0, y: place - 3}, format(value)),
    ];
  });
}

function joined(
  points: readonly SharePoint[],
  by: "flat" | "cum",
  x: (index: number) => number,
  y: (share: number) => number,
): Element[] {
  return points.slice(1).map((point, index) =>
    s("line", {
      className: ["time-line", LINES[by]],
      x1: `${round(x(index))}%`,
      y1: round(y(points[index]?.[by] ?? 0)),
      x2: `${round(x(index + 1))}%`,
      y2: round(y(point[by])),
    }),
  );
}

const LINES = {flat: "time-line-1", cum: "time-line-2"} as const;

function mark(
  {flat, cum, title, address}: SharePoint,
  x: number,
  y: (share: number) => number,
  describe: (share: number) => string,
): Element {
  const dot = (share: number, line: string): Element =>
    s("circle", {className: [line], cx: `${round(x)}%`, cy: round(y(share)), r: 3.5});
  return s("a", {href: address, className: ["share-mark"]}, [
    s("title", `${title}: flat ${describe(flat)}, cum ${describe(cum)}`),
    dot(cum, LINES.cum),
    dot(flat, LINES.flat),
  ]);
}

/** Names of the lines at the last point; a single point has no lines. */
function endNames(points: readonly SharePoint[], y: (share: number) => number): Element[] {
  const last = points.at(-1);
  if (!last || points.length < 2) return [];
  return endLabels((["flat", "cum"] as const).map(by => ({name: by, y: round(y(last[by]))})));
}

function dates(points: readonly SharePoint[]): Element[] {
  const [first] = points;
  const last = points.at(-1);
  const text = (date: string, place: string, textAnchor: string): Element =>
    s("text", {className: ["time-tick"], x: place, y: ABOVE + HEIGHT + BELOW - 5, textAnchor}, date);
  if (!first || !last) return [];
  if (first === last) return [text(first.date, "50%", "middle")];
  return [text(first.date, `${LEFT}%`, "middle"), text(last.date, "100%", "end")];
}

function legend(): Element {
  const items = (["flat", "cum"] as const).map(by => {
    const stroke = s("line", {className: ["time-line", LINES[by]], x1: 0, y1: 4, x2: 24, y2: 4});
    return h("li", [
      s("svg", {className: ["chart-swatch"], viewBox: "0 0 24 8", ariaHidden: "true"}, [stroke]),
      by,
    ]);
  });
  return h("ul.chart-legend", items);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
