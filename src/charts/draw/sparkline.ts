import type {Element} from "hast";
import {s} from "hastscript";
import {thinPoints} from "../../stats/series/thin-points.ts";

/** A series as small as a word. */
export interface Sparkline {
  /** In time order. Not empty. */
  readonly values: readonly number[];
  /** Places at which the level changed. */
  readonly changes: readonly {readonly place: number; readonly tone: "better" | "worse" | "unknown"}[];
}

/** Pixels; the drawing keeps this size. */
interface Size {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  /** Radius of a dot. */
  readonly dot: number;
  /** More points than in so many columns are thinned out. */
  readonly columns: number;
}
const WORD: Size = {width: 96, height: 22, margin: 3, dot: 2, columns: 24};
const TILE: Size = {width: 240, height: 72, margin: 5, dot: 3.5, columns: 120};

/** Colours of a stand-alone file, visible on light and dark pages. */
const COLOURS: Readonly<Record<string, string>> = {
  better: "#3a84d6",
  worse: "#c8691a",
  unknown: "#7a7f83",
  last: "#2c9089",
};

/** Minimum half height of the range relative to its middle, so that a stable series looks flat. */
const LEAST_VIEW = 0.025;

/** Draws a series from first to last, evenly spaced, with a dot at its newest point and at each change. */
export function sparkline(series: Sparkline): Element {
  const {path, dots} = place(series, WORD);
  return s("svg.sparkline", {viewBox: `0 0 ${WORD.width} ${WORD.height}`, ariaHidden: "true"}, [
    ...(path === "" ? [] : [s("polyline", {points: path})]),
    ...dots.map(({x, y, tone}) => s("circle", {className: [tone], cx: x, cy: y, r: WORD.dot})),
  ]);
}

/** Draws a larger sparkline as a stand-alone SVG file, for `img`. */
export function sparklineFile(series: Sparkline): Element {
  const {width, height, dot} = TILE;
  const {path, dots} = place(series, TILE);
  const line = {
    points: path,
    fill: "none",
    stroke: COLOURS.unknown,
    strokeWidth: 1.5,
    strokeLinejoin: "round",
  };
  return s("svg", {xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`}, [
    ...(path === "" ? [] : [s("polyline", line)]),
    ...dots.map(({x, y, tone}) => s("circle", {cx: x, cy: y, r: dot, fill: COLOURS[tone]})),
  ]);
}

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly tone: string;
}

function place({values, changes}: Sparkline, size: Size): {path: string; dots: Dot[]} {
  const {width, height, margin, columns} = size;
  const [low, high] = rangeOf(values);
  const last = values.length - 1;
  // The newest point is on the right, even if it is the only point.
  const x = (at: number): number =>
    round(width - margin - ((width - 2 * margin) * (last - at)) / Math.max(1, last), size);
  const y = (at: number): number =>
    round(height - margin - ((height - 2 * margin) * ((values[at] ?? low) - low)) / (high - low), size);
  const kept = thinPoints({xs: values.map((_, at) => at), ys: values}, columns);
  const dots = changes.map(({place: at, tone}) => ({x: x(at), y: y(at), tone}));
  const newest = {x: x(last), y: y(last), tone: "last"};
  return {
    path: values.length > 1 ? kept.map(at => `${x(at)},${y(at)}`).join(" ") : "",
    dots: changes.some(({place: at}) => at === last) ? dots : [...dots, newest],
  };
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

function round(pixels: number, {height, margin}: Size): number {
  return Number.isFinite(pixels) ? Math.round(pixels * 10) / 10 : height - margin;
}
