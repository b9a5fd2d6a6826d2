import type {Element, ElementContent} from "hast";
import {s} from "hastscript";
import {formatQuantity} from "../units/quantity.ts";
import type {LineChart, LineMark, LinePoint} from "./line-chart-data.ts";
import {CROWDED, lineLook} from "./line-chart-spec.ts";

/** Of so many points the newest are links; the others are dots, since the table leads to their entries too. */
const MOST_LINKS = 160;

/** From so many points on the keyboard passes over them: the table below holds the same links. */
const MOST_STOPS = 30;

/** Pixels. */
const RADIUS = 3.7;
const SMALL_RADIUS = 2;

/** What stands for a mark that a specification gave a name: a point or a change as a link that says its numbers. */
export function namedMark(chart: LineChart, name: string, mark: Element): ElementContent {
  const [line = 0, index = 0] = name.replace("m", "").split(":").map(Number);
  const [x = 0, y = 0] = placeOf(mark);
  if (name.startsWith("m")) {
    const change = chart.lines[line]?.marks?.[index];
    return change ? changeLink(change, x, y) : mark;
  }
  return pointLink(chart, line, index, x, y) ?? mark;
}

/** Where Vega put a mark: `translate(14,33.3)`. */
function placeOf(mark: Element): number[] {
  const [, numbers = ""] = /translate\(([^)]*)\)/.exec(String(mark.properties.transform)) ?? [];
  return numbers.split(",").map(Number);
}

function pointLink(
  chart: LineChart,
  line: number,
  index: number,
  x: number,
  y: number,
): ElementContent | undefined {
  const drawn = chart.lines[line];
  const point = drawn?.points[index];
  if (!drawn || !point) return undefined;
  const count = chart.lines.reduce((sum, {points}) => sum + points.length, 0);
  const shape = drawn.spikes?.includes(index)
    ? cross(x, y)
    : s("circle", {cx: x, cy: y, r: count > CROWDED ? SMALL_RADIUS : RADIUS});
  shape.properties.className = [point.hollow ? "hollow" : undefined, `line-${colourOf(line)}`].filter(
    part => part !== undefined,
  );
  if (drawn.points.length - index > MOST_LINKS) return shape;
  const stops = count > MOST_STOPS ? {tabIndex: -1} : {};
  return s("a", {href: safeHref(point.href), ...stops}, s("title", pointText(point, chart.unit)), shape);
}

/** The class's number: of the colours that `lineLook` gives. */
function colourOf(line: number): string {
  return /\d+/.exec(lineLook(line).colour)?.[0] ?? "1";
}

function cross(x: number, y: number): Element {
  const r = RADIUS;
  return s("path", {d: `M${x - r},${y - r}l${2 * r},${2 * r}m${-2 * r},0l${2 * r},${-2 * r}`});
}

/** The number of a change in a ring. */
function changeLink(change: LineMark, x: number, y: number): Element {
  const className = [
    "chart-change",
    `chart-change-${change.tone}`,
    ...(change.confirmed ? [] : ["unconfirmed"]),
  ];
  return s("a", {href: safeHref(change.href, "#"), className}, [
    s("title", `${change.number}: ${change.label}`),
    s("circle", {cx: x, cy: y - 4, r: 8}),
    s("text", {x, y, textAnchor: "middle"}, String(change.number)),
  ]);
}

/** What a point says: `2026-05-03 Pool the parser: 761.4 ns/op, n=10`. */
export function pointText(point: LinePoint, unit: string): string {
  const hollow = point.hollow ? ` (${point.hollow})` : "";
  return `${point.date} ${point.label}${hollow}: ${formatQuantity(point.center, unit)}, n=${point.n}`;
}

/** Paths of the site, and places of the page where `start` is `#`: a chart leads nowhere else. */
export function safeHref(href: string, start?: "#"): string {
  return /^\/(?!\/)/.test(href) || (start && /^#[\w.~-]+$/.test(href)) ? href : "#";
}
