import type {Line, LineChart, LinePoint, LineReading} from "./line-chart-data.ts";
import {DAY, spreadDays} from "./line-chart-range.ts";

/** Pixels from the plot to the first row of marks, between rows, and between two marks of a row. */
const MARKS_ABOVE = 12;
const MARK_ROW = 18;
const MARK_ROOM = 20;
const MARK_ROWS = 3;

/** A point as Vega sees it. Note: numbers only, so that no word of an author reaches Vega's expressions or its SVG. */
export interface Row {
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
  readonly center: number;
  /** Absent where there is no interval. */
  readonly low?: number;
  readonly high?: number;
  readonly line: number;
  readonly hollow: boolean;
  /** `line:point`, by which the drawing's points are found again. */
  readonly name: string;
}

/** A level of a line between two times. */
export interface LevelRow {
  readonly time: number;
  readonly end: number;
  readonly center: number;
  /** Height at the end, if it is another. */
  readonly to?: number;
  readonly line: number;
}

/** A rule where the noise of a line changes. */
export interface NoiseRow {
  readonly time: number;
  readonly word: string;
  /** `n` and `line:0`. */
  readonly name: string;
}

/** A change's number. */
export interface MarkRow {
  readonly time: number;
  /** Pixels above the plot. */
  readonly above: number;
  readonly number: number;
  /** `m` and `line:mark`. */
  readonly name: string;
}

/** Everything that is drawn of a chart. */
export interface ChartRows {
  readonly points: readonly Row[];
  readonly levels: readonly LevelRow[];
  readonly marks: readonly MarkRow[];
  readonly noises: readonly NoiseRow[];
}

/** How times and values are placed. */
export interface RowPlacing {
  readonly reading: LineReading;
  /** Values are divided by it. */
  readonly factor: number;
  /** Share of the axis per millisecond, to find overlapping marks. */
  pixelsPerMillisecond(times: readonly number[]): number;
}

/** Turns a chart into the rows that are drawn. */
export function chartRows(chart: LineChart, {reading, factor, pixelsPerMillisecond}: RowPlacing): ChartRows {
  const timeOf = spreadDays(chart.lines.flatMap(({points}) => points));
  const scaled = shownValues(reading, factor);
  const points = chart.lines.flatMap((line, place) => rowsOf(line, place, timeOf, scaled(line)));
  return {
    points,
    levels: chart.lines.flatMap((line, place) => levelsOf(line, place, timeOf, scaled(line))),
    marks: marksOf(chart.lines, timeOf, pixelsPerMillisecond(points.map(({time}) => time))),
    noises: chart.lines.flatMap((line, place) => noisesOf(line, place, timeOf)),
  };
}

/** Converts a line's values to the axis: scaled, or in percent of the line's first point. */
export function shownValues(
  {relative}: LineReading,
  factor: number,
): (line: Pick<Line, "points">) => (value: number) => number {
  return ({points}) => {
    const first = points[0]?.center ?? Number.NaN;
    return relative && first > 0 ? value => (100 * value) / first : value => value / factor;
  };
}

type TimeOf = (point: LinePoint) => number;

function rowsOf({points}: Line, line: number, timeOf: TimeOf, value: (of: number) => number): Row[] {
  return points.map((point, index) => ({
    time: timeOf(point),
    center: value(point.center),
    ...(Number.isFinite(point.low) &&
      Number.isFinite(point.high) && {low: value(point.low), high: value(point.high)}),
    line,
    hollow: point.hollow !== undefined,
    name: `${line}:${index}`,
  }));
}

function levelsOf(
  {points, levels = []}: Line,
  line: number,
  timeOf: TimeOf,
  value: (of: number) => number,
): LevelRow[] {
  return levels.flatMap(({start, end, center, ends}) => {
    const [first, last] = [points[start], points[end - 1]];
    if (!first || !last || end - start <= 1) return [];
    const heights = ends ? {center: value(ends[0]), to: value(ends[1])} : {center: value(center)};
    return [{time: timeOf(first), end: timeOf(last), ...heights, line}];
  });
}

function noisesOf({points, noise}: Line, line: number, timeOf: TimeOf): NoiseRow[] {
  const [before, point] = noise ? [points[noise.place - 1], points[noise.place]] : [];
  if (!noise || !before || !point) return [];
  return [{time: (timeOf(before) + timeOf(point)) / 2, word: noise.word, name: `n${line}:0`}];
}

/** Positions of marks: the point of the change's entry, else half way to it; close marks in rows above each other. */
function marksOf(lines: readonly Line[], timeOf: TimeOf, pixelsPerMillisecond: number): MarkRow[] {
  const placed = lines.flatMap(({points, marks = []}, line) =>
    marks.flatMap(({number, place, atPoint}, index) => {
      const [before, point] = [points[place - 1], points[place]];
      if (!point) return [];
      const time = atPoint || !before ? timeOf(point) : (timeOf(before) + timeOf(point)) / 2;
      return [{time, number, name: `m${line}:${index}`}];
    }),
  );
  const ends: number[] = [];
  return placed
    .toSorted((a, b) => a.time - b.time)
    .map(mark => {
      const x = mark.time * pixelsPerMillisecond;
      const free = Array.from({length: MARK_ROWS}, (_, row) => row).find(
        row => x - (ends[row] ?? -DAY) >= MARK_ROOM,
      );
      const row = free ?? 0;
      ends[row] = x;
      return {...mark, above: -MARKS_ABOVE - MARK_ROW * row};
    });
}
