import type {TopLevelSpec} from "vega-lite";
import type {Scale} from "../units/scale.ts";
import type {LineChart, LinePoint} from "./line-chart-data.ts";

/** Pixels of the plot; labels and titles stand around it. */
const WIDTH = 640;
const HEIGHT = 200;

/** Dates closer than this share of the width would print over each other. */
const LABEL_GAP = 0.14;

const DAY = 86_400_000;

/** A line's colour by its place; when they start again, the dashes tell lines apart. */
const COLOURS = [1, 2, 3, 4, 5].map(number => `var(--chart-${number})`);
const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 2], [8, 3, 2, 3]];

/** How a line looks, in the drawing and in the legend. */
export interface LineLook {
  readonly colour: string;
  /** Lengths of dashes and gaps in pixels; empty for a solid line. */
  readonly dash: readonly number[];
}

/** The look of a line by its place. */
export function lineLook(line: number): LineLook {
  return {colour: COLOURS[line % COLOURS.length] ?? "currentColor", dash: DASHES[line % DASHES.length] ?? []};
}

/** A point as Vega sees it. Note: numbers only, so that no word of an author reaches Vega's expressions or its SVG. */
interface Row {
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

/** The chart as a Vega-Lite specification; values are divided by the scale's factor. */
export function lineChartSpec(chart: LineChart, scale: Scale, yTitle: string): TopLevelSpec {
  const rows = rowsOf(chart, scale.factor);
  const times = rows.map(row => row.time);
  const looks = chart.lines.map((_, index) => lineLook(index));
  const lines = chart.lines.map((_, index) => index);
  const x = {
    field: "time",
    type: "temporal" as const,
    scale: {type: "utc" as const, domain: timeDomain(times), padding: 14},
    axis: {title: null, values: labelledTimes(times), format: "%Y-%m-%d", grid: false, labelOverlap: false},
  };
  const y = {
    scale: {domain: valueDomain(rows), nice: 5, zero: false},
    title: yTitle,
    axis: {tickCount: 5, format: "~f"},
  };
  const colour = {
    field: "line",
    type: "nominal" as const,
    scale: {domain: lines, range: looks.map(look => look.colour)},
    legend: null,
  };
  const low = {field: "low", type: "quantitative" as const, ...y};
  const center = {field: "center", type: "quantitative" as const, ...y};
  const interval = {filter: "isValid(datum.low)"};
  const dash = {
    field: "line",
    type: "nominal" as const,
    scale: {domain: lines, range: looks.map(look => [...look.dash])},
    legend: null,
  };
  return {
    width: WIDTH,
    height: HEIGHT,
    background: "transparent",
    data: {values: rows},
    encoding: {x, color: colour},
    layer: [
      {mark: {type: "area", opacity: 0.14}, encoding: {y: low, y2: {field: "high"}}},
      {mark: {type: "line", strokeWidth: 1.5}, encoding: {y: center, strokeDash: dash}},
      {
        transform: [interval],
        mark: {type: "rule", strokeWidth: 1.5},
        encoding: {y: low, y2: {field: "high"}},
      },
      {
        mark: {type: "point", shape: "circle", size: 56, strokeWidth: 1.5, opacity: 1},
        encoding: {
          y: center,
          fill: {condition: {test: "!datum.hollow", ...colour}, value: "var(--paper)"},
          description: {field: "name"},
        },
      },
    ],
    config: {
      view: {stroke: null},
      axis: {
        domainColor: "var(--rule)",
        tickColor: "var(--rule)",
        gridColor: "var(--rule)",
        labelColor: "var(--ink-2)",
        titleColor: "var(--ink-2)",
        labelFontSize: 12,
        titleFontSize: 12,
        titleFontWeight: "normal",
      },
    },
  };
}

function rowsOf(chart: LineChart, factor: number): Row[] {
  const timeOf = spreadDays(chart.lines.flatMap(line => line.points));
  return chart.lines.flatMap((line, place) =>
    line.points.map((point, index) => ({
      time: timeOf(point),
      center: point.center / factor,
      ...(Number.isFinite(point.low) &&
        Number.isFinite(point.high) && {low: point.low / factor, high: point.high / factor}),
      line: place,
      hollow: point.hollow !== undefined,
      name: `${place}:${index}`,
    })),
  );
}

/** Spreads what was measured on one day over the day, in the order of the keys, so that no point hides another. */
function spreadDays(points: readonly LinePoint[]): (point: LinePoint) => number {
  const days = Map.groupBy(points, point => point.date);
  const keys = new Map(
    [...days].map(([date, of]) => [date, [...new Set(of.map(point => point.key))].sort()]),
  );
  return point => {
    const day = keys.get(point.date) ?? [];
    return Date.parse(point.date) + Math.floor((DAY * day.indexOf(point.key)) / Math.max(1, day.length));
  };
}

/** From the first to the last time; a day around a single one. */
function timeDomain(times: readonly number[]): [number, number] {
  const first = Math.min(...times);
  const last = Math.max(...times);
  return first === last ? [first - DAY, last + DAY] : [first, last];
}

/** The values' range; it starts at zero unless all values lie in its upper half, where changes would be hard to see. */
function valueDomain(rows: readonly Row[]): [number, number] {
  const least = Math.min(...rows.map(row => row.low ?? row.center));
  const greatest = Math.max(...rows.map(row => row.high ?? row.center));
  if (least >= 0 && least < greatest / 2) return [0, greatest];
  if (least === greatest) return [Math.min(0, least), Math.max(0, greatest) || 1];
  const margin = (greatest - least) / 10;
  return [least - margin, greatest + margin];
}

/** The times that get a date below: the first, the last, and between them as many as have room. */
function labelledTimes(times: readonly number[]): number[] {
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  const first = sorted[0] ?? 0;
  const last = sorted.at(-1) ?? 0;
  const gap = (last - first) * LABEL_GAP;
  const kept = [first];
  for (const time of sorted) if (time - (kept.at(-1) ?? 0) >= gap && last - time >= gap) kept.push(time);
  if (last - first > 0 && last - (kept.at(-1) ?? 0) >= Math.min(gap, DAY)) kept.push(last);
  return [...new Set(kept)];
}
