import type {Element, ElementContent} from "hast";
import {s} from "hastscript";
import {formatQuantity} from "../../units/quantity.ts";
import type {LineChart, LineMark, LineNoise, LinePoint} from "./line-chart-data.ts";
import {CROWDED, lineLook} from "./line-chart-spec.ts";

/** Of so many points the newest are links; the others are dots, since the table leads to their entries too. */
const MOST_LINKS = 160;

/** From so many points on the keyboard passes over them: the table below holds the same links. */
const MOST_STOPS = 30;

/** Pixels. */
const RADIUS = 3.7;
const SMALL_RADIUS = 2;

/** Replacement of a named mark: a point or a change as a link labelled with its numbers. */
export type MarkDrawer = (name: string, mark: Element) => ElementContent;

/** Draws the named marks of one chart. Points without links share one path a line. */
export function markDrawer(chart: LineChart): MarkDrawer {
  const dots = new Map<number, Element>();
  const count = chart.lines.reduce((sum, {points}) => sum + points.length, 0);
  return (name, mark) => {
    const [line = 0, index = 0] = name.replace(/^[mn]/, "").split(":").map(Number);
    const place = placeOf(mark);
    const drawn = chart.lines[line];
    if (!drawn) return mark;
    if (name.startsWith("n")) return drawn.noise ? noiseLink(drawn.noise, mark) : mark;
    if (name.startsWith("m")) {
      const change = drawn.marks?.[index];
      return change ? changeLink(change, place) : mark;
    }
    const point = drawn.points[index];
    if (!point) return mark;
    const isPlain = !point.hollow && !drawn.spikes?.includes(index);
    if (drawn.points.length - index > MOST_LINKS && isPlain) return addDot(dots, line, place);
    const stops = count > MOST_STOPS ? {tabIndex: -1} : {};
    const title = s("title", pointText(point, chart.unit));
    const shape = pointShape(place, count > CROWDED, drawn.spikes?.includes(index) ?? false);
    shape.properties.className = [...(point.hollow ? ["hollow"] : []), lineClass(line)];
    return s("a", {href: safeHref(point.href), ...stops}, title, shape);
  };
}

/** A place in the plot, in user units. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where Vega put a mark: `translate(14,33.3)`. */
function placeOf(mark: Element): Place {
  const [, numbers = ""] = /translate\(([^)]*)\)/.exec(String(mark.properties.transform)) ?? [];
  const [x = 0, y = 0] = numbers.split(",").map(Number);
  return {x, y};
}

/** Adds a dot to its line's path, which takes the position of the line's first dot. */
function addDot(dots: Map<number, Element>, line: number, {x, y}: Place): ElementContent {
  const known = dots.get(line);
  if (known) {
    known.properties.d = `${known.properties.d}M${x},${y}h0`;
    return {type: "text", value: ""};
  }
  const path = s("path", {className: ["dots", lineClass(line)], d: `M${x},${y}h0`});
  dots.set(line, path);
  return path;
}

/** Of the colours that `lineLook` gives. */
function lineClass(line: number): string {
  return `line-${/\d+/.exec(lineLook(line).colour)?.[0] ?? "1"}`;
}

/** A dot, or a cross for a point that stood out alone. */
function pointShape({x, y}: Place, crowded: boolean, crossed: boolean): Element {
  if (!crossed) return s("circle", {cx: x, cy: y, r: crowded ? SMALL_RADIUS : RADIUS});
  const r = RADIUS;
  return s("path.spike", {d: `M${x - r},${y - r}l${2 * r},${2 * r}m${-2 * r},0l${2 * r},${-2 * r}`});
}

/** The number of a change in a ring. */
function changeLink(change: LineMark, {x, y}: Place): Element {
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

/** The word for a change of noise, as Vega placed it. */
function noiseLink({href, label}: LineNoise, mark: Element): Element {
  return s("a", {href: safeHref(href), className: ["chart-noise"]}, [s("title", label), mark]);
}

/** Label of a point: `2026-05-03 Pool the parser: 761.4 ns/op, n=10`. */
export function pointText(point: LinePoint, unit: string): string {
  const hollow = point.hollow ? ` (${point.hollow})` : "";
  return `${point.date} ${point.label}${hollow}: ${formatQuantity(point.center, unit)}, n=${point.n}`;
}

/** Paths of the site, and places of the page where `start` is `#`: a chart leads nowhere else. */
export function safeHref(href: string, start?: "#"): string {
  return /^\/(?!\/)/.test(href) || (start && /^#[\w.~-]+$/.test(href)) ? href : "#";
}
