import type {TopLevelSpec} from "vega-lite";
import type {Scale} from "../units/scale.ts";
import type {Line, LineChart, LinePoint, LineReading} from "./line-chart-data.ts";
import {
  DAY,
  labelledTimes,
  logTicks,
  spreadDays,
  timeDomain,
  usualReading,
  valueDomain,
} from "./line-chart-range.ts";

/** Pixels of the plot; labels and titles stand around it. */
export const WIDTH = 640;
const HEIGHT = 200;

/** Room beside the first and the last point: half a date, which stands below it. */
const PADDING = 32;

/** What the numbers of the y axis get at least, so that plots below each other begin at one place. */
const Y_EXTENT = 40;

/** Up to so many points each interval is drawn beside its point as well; of more, the band says it. */
const MOST_WHISKERS = 40;

/** Of more points the line is thin and the points are pale, and levels are drawn over them. */
export const CROWDED = 80;

/** Pixels from the plot up to the first row of marks, between rows, and what two marks in a row need. */
const MARKS_ABOVE = 12;
const MARK_ROW = 18;
const MARK_ROOM = 20;
const MARK_ROWS = 3;

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

/** What of a chart's drawing is chosen. */
export interface LineDrawing {
  /** Values are divided by its factor. */
  readonly scale: Scale;
  readonly yTitle: string;
  readonly reading?: LineReading;
  /** Pixels; the reader may then zoom and move the plot. */
  readonly explore?: {readonly width: number; readonly height: number};
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

interface LevelRow {
  readonly time: number;
  readonly end: number;
  readonly center: number;
  readonly line: number;
}

interface MarkRow {
  readonly time: number;
  /** Pixels above the plot. */
  readonly above: number;
  readonly number: number;
  /** `m` and `line:mark`. */
  readonly name: string;
}

/** The chart as a Vega-Lite specification. */
export function lineChartSpec(chart: LineChart, drawing: LineDrawing): TopLevelSpec {
  const reading = drawing.reading ?? usualReading(chart);
  const timeOf = spreadDays(chart.lines.flatMap(({points}) => points));
  const scaled = values(reading, drawing.scale.factor);
  const rows = chart.lines.flatMap((line, place) => rowsOf(line, place, timeOf, scaled(line)));
  const levels = chart.lines.flatMap((line, place) => levelsOf(line, place, timeOf, scaled(line)));
  const times = rows.map(row => row.time);
  const domain = timeDomain([...times, ...(chart.days ?? []).map(day => Date.parse(day))]);
  const width = drawing.explore?.width ?? WIDTH;
  const placed = marksOf(chart.lines, timeOf, (width - 2 * PADDING) / (domain[1] - domain[0]));
  // What can be moved is clipped to the plot, so the numbers stand in it.
  const marks = drawing.explore ? placed.map(mark => ({...mark, above: -mark.above})) : placed;
  return {
    width,
    height: drawing.explore?.height ?? HEIGHT,
    background: "transparent",
    data: {values: rows},
    encoding: {
      x: {
        field: "time",
        type: "temporal",
        scale: {type: "utc", domain, padding: PADDING},
        axis: {
          title: null,
          grid: false,
          format: "%Y-%m-%d",
          ...(drawing.explore
            ? {labelOverlap: true, tickCount: Math.max(2, Math.floor(width / 130))}
            : {values: labelledTimes(times, domain), labelOverlap: false}),
        },
      },
      color: {...byLine(chart, look => look.colour)},
    },
    layer: layersOf(chart, {rows, levels, marks}, drawing, reading),
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

interface Rows {
  readonly rows: readonly Row[];
  readonly levels: readonly LevelRow[];
  readonly marks: readonly MarkRow[];
}

interface TimeField {
  readonly field: "time";
  readonly type: "temporal";
}

type Layer = Extract<TopLevelSpec, {layer: unknown}>["layer"][number];

function layersOf(
  chart: LineChart,
  {rows, levels, marks}: Rows,
  {yTitle, explore}: LineDrawing,
  {log}: LineReading,
): Layer[] {
  const isLog = log && rows.every(row => (row.low ?? row.center) > 0);
  const domain = valueDomain(rows, levels, isLog);
  const ticks = isLog ? logTicks(domain) : [];
  const y = {
    scale: {
      domain,
      nice: isLog ? false : 5,
      ...(isLog ? {type: "log" as const} : {zero: false}),
    },
    title: yTitle,
    axis: {
      format: "~f",
      minExtent: Y_EXTENT,
      // A range within one power of ten may hold no more than one round number.
      ...(ticks.length > 2 && !explore ? {values: ticks} : {tickCount: isLog ? 2 : 5}),
    },
  };
  const quantity = (field: string) => ({field, type: "quantitative" as const, ...y});
  const colour = byLine(chart, look => look.colour);
  const time: TimeField = {field: "time", type: "temporal"};
  const between = {y: quantity("low"), y2: {field: "high"}};
  const clip = explore !== undefined;
  const isCrowded = rows.length > CROWDED;
  const level: Layer = {
    data: {values: [...levels]},
    mark: {type: "rule", strokeWidth: isCrowded ? 2.5 : 5, opacity: isCrowded ? 1 : 0.3, clip},
    encoding: {x: time, x2: {field: "end"}, y: quantity("center")},
  };
  const layers: Layer[] = [
    ...cutLayers(chart, time),
    {mark: {type: "area", opacity: 0.14, clip}, encoding: between},
    {
      mark: {type: "line", strokeWidth: isCrowded ? 0.75 : 1.25, clip},
      encoding: {y: quantity("center"), strokeDash: byLine(chart, look => [...look.dash])},
    },
  ];
  if (!isCrowded) layers.push(level);
  if (rows.length <= MOST_WHISKERS) {
    layers.push({
      transform: [{filter: "isValid(datum.low)"}],
      mark: {type: "rule", strokeWidth: 1.5, clip},
      encoding: between,
    });
  }
  layers.push(...markLayers(marks, time), {
    ...(explore && {
      params: [
        {name: "zoom", select: {type: "interval" as const, encodings: ["x", "y"]}, bind: "scales" as const},
      ],
    }),
    mark: {
      type: "point",
      shape: "circle",
      size: isCrowded ? 16 : 56,
      strokeWidth: isCrowded ? 0.75 : 1.5,
      opacity: isCrowded ? 0.5 : 1,
      clip,
    },
    encoding: {
      y: quantity("center"),
      fill: {condition: {test: "!datum.hollow", ...colour}, value: "var(--paper)"},
      description: {field: "name"},
    },
  });
  if (isCrowded) layers.push(level);
  return layers;
}

/** An upright line where another machine took over. */
function cutLayers({cuts = []}: LineChart, time: TimeField): Layer[] {
  if (cuts.length === 0) return [];
  const values = cuts.map(day => ({time: Date.parse(day)}));
  const mark = {type: "rule" as const, strokeWidth: 3, opacity: 0.5};
  return [{data: {values}, mark, encoding: {x: time, color: {value: "var(--rule-strong)"}}}];
}

/** A rule down through the plot for every change, and its number above. */
function markLayers(marks: readonly MarkRow[], time: TimeField): Layer[] {
  if (marks.length === 0) return [];
  const data = {values: [...marks]};
  const y = {field: "above", type: "quantitative" as const, scale: null, axis: null};
  return [
    {
      data,
      mark: {type: "rule", strokeDash: [2, 3], strokeWidth: 1},
      encoding: {x: time, y, y2: {value: "height"}, color: {value: "var(--ink-3)"}},
    },
    {
      data,
      mark: {type: "text", fontSize: 11, fontWeight: 600, baseline: "middle"},
      encoding: {
        x: time,
        y,
        text: {field: "number"},
        color: {value: "var(--ink)"},
        description: {field: "name"},
      },
    },
  ];
}

function byLine<Value extends string | number[]>(chart: LineChart, value: (look: LineLook) => Value) {
  return {
    field: "line",
    type: "nominal" as const,
    scale: {
      domain: chart.lines.map((_, place) => place),
      range: chart.lines.map((_, place) => value(lineLook(place))) as string[] | number[][],
    },
    legend: null,
  };
}

/** Makes a line's values what the axis shows: scaled, or in percent of the line's first point. */
function values({relative}: LineReading, factor: number): (line: Line) => (value: number) => number {
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
  return levels.flatMap(({start, end, center}) => {
    const [first, last] = [points[start], points[end - 1]];
    return first && last && end - start > 1
      ? [{time: timeOf(first), end: timeOf(last), center: value(center), line}]
      : [];
  });
}

/** Where marks stand: at the point whose entry brought the change, else half way to it; close ones in rows above each other. */
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
