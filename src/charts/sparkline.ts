import type {Element} from "hast";
import {s} from "hastscript";
import {thinPoints} from "./thin-points.ts";

/** A series as small as a word. */
export interface Sparkline {
  /** In time order. At least one. */
  readonly values: readonly number[];
  /** Places at which the level changed. */
  readonly changes: readonly {readonly place: number; readonly tone: "better" | "worse" | "unknown"}[];
}

/** Pixels; the drawing keeps this size. */
const WIDTH = 96;
const HEIGHT = 22;
const MARGIN = 3;
const COLUMNS = 24;

/** What is quiet looks quiet: never less than this on either side of the middle. */
const LEAST_VIEW = 0.025;

/** Draws a series from first to last, evenly spaced, with a dot at its newest point and one at each change. */
export function sparkline({values, changes}: Sparkline): Element {
  const [low, high] = rangeOf(values);
  // The newest stands on the right, also where it is the only one.
  const x = (place: number): number =>
    round(
      WIDTH - MARGIN - ((WIDTH - 2 * MARGIN) * (values.length - 1 - place)) / Math.max(1, values.length - 1),
    );
  const y = (value: number): number =>
    round(HEIGHT - MARGIN - ((HEIGHT - 2 * MARGIN) * (value - low)) / (high - low));
  const kept = thinPoints({xs: values.map((_, place) => place), ys: values}, COLUMNS);
  const path = kept.map(place => `${x(place)},${y(values[place] ?? low)}`).join(" ");
  const dot = (place: number, tone: string): Element =>
    s("circle", {className: [tone], cx: x(place), cy: y(values[place] ?? low), r: 2});
  const dots = changes.map(({place, tone}) => dot(place, tone));
  const last = values.length - 1;
  return s("svg.sparkline", {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, ariaHidden: "true"}, [
    ...(values.length > 1 ? [s("polyline", {points: path})] : []),
    ...dots,
    ...(changes.some(({place}) => place === last) ? [] : [dot(last, "last")]),
  ]);
}

/** Numbers that are not finite are drawn at the lower end. */
function rangeOf(values: readonly number[]): [number, number] {
  const finite = values.filter(Number.isFinite);
  const least = Math.min(...finite);
  const greatest = Math.max(...finite);
  const middle = (least + greatest) / 2;
  const half = Math.max((greatest - least) / 2, Math.abs(middle) * LEAST_VIEW) || 1;
  return Number.isFinite(middle) ? [middle - half, middle + half] : [0, 1];
}

function round(pixels: number): number {
  return Number.isFinite(pixels) ? Math.round(pixels * 10) / 10 : HEIGHT - MARGIN;
}
