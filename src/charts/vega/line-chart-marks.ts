import type {Element, ElementContent} from "hast";
import {s} from "hastscript";
import {formatQuantity} from "../../units/quantity.ts";
import type {DrawNamed} from "./chart-svg.ts";
import {tenth} from "./chart-svg.ts";
import type {LineChart, LineMark, LineNoise, LinePoint} from "./line-chart-data.ts";
import {CROWDED, lineLook} from "./line-chart-spec.ts";
import type {VegaDrawing} from "./vega-drawing.ts";

/** Of so many points the newest are links; the others are dots, since the table leads to their entries too. */
const MOST_LINKS = 120;

/** From so many points on the keyboard passes over them: the table below holds the same links. */
const MOST_STOPS = 30;

/** Pixels. */
const RADIUS = 3.7;
const SMALL_RADIUS = 2;

/** Pixels from the middle of a change's number to its baseline. */
const NUMBER_DROP = 3;

/**
 * Draws the named marks of a chart at their places: a point or a change as a link labelled with its numbers. Points without links
 * share a path per line.
 *
 * @param names Texts beside points, by the points' names.
 */
export function markDrawer(
  chart: LineChart,
  places: VegaDrawing["marks"],
  names: ReadonlyMap<string, Element> = new Map(),
): DrawNamed {
  const dots = new Map<number, Element>();
  const count = chart.lines.reduce((sum, {points}) => sum + points.length, 0);
  return (name, mark) => {
    const [line = 0, index = 0] = name.replace(/^[mn]/, "").split(":").map(Number);
    const [x = 0, y = 0] = places[name] ?? [];
    const place = {x: tenth(x), y: tenth(y)};
    const drawn = chart.lines[line];
    if (!drawn) return mark();
    if (name.startsWith("n")) return drawn.noise ? noiseLink(drawn.noise, mark()) : mark();
    if (name.startsWith("m")) {
      const change = drawn.marks?.[index];
      return change ? changeLink(change, place) : mark();
    }
    const point = drawn.points[index];
    if (!point) return mark();
    const isPlain = !point.hollow && !drawn.spikes?.includes(index);
    if (drawn.points.length - index > MOST_LINKS && isPlain) return addDot(dots, line, place);
    const stops = count > MOST_STOPS ? {tabIndex: -1} : {};
    const title = s("title", pointText(point, chart.unit));
    const shape = pointShape(place, count > CROWDED, drawn.spikes?.includes(index) ?? false);
    shape.properties.className = [...(point.hollow ? ["hollow"] : []), lineClass(line)];
    return s("a", {href: safeHref(point.href), ...stops}, title, names.get(name) ?? [], shape);
  };
}

/** A place in the plot, in user units. */
interface Place {
  readonly x: number;
  readonly y: number;
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

/** A dot, or a cross for an isolated outlier. */
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
    s("circle", {cx: x, cy: y - 1, r: 8}),
    s("text", {x, y: y + NUMBER_DROP, textAnchor: "middle"}, String(change.number)),
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
