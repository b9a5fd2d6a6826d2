import type {TopLevelSpec} from "vega-lite";
import type {Scale} from "../../units/scale.ts";
import type {LineChart, LineReading} from "./line-chart-data.ts";
import {labelledTimes, logTicks, timeDomain, usualReading, valueDomain} from "./line-chart-range.ts";
import type {ChartRows, MarkRow, NoiseRow, Row} from "./line-chart-rows.ts";
import {chartRows} from "./line-chart-rows.ts";
import {DRAWN_POINTS, summarizedRows} from "./summarized-rows.ts";

/** Pixels of the plot, without labels and titles. */
export const WIDTH = 640;
const HEIGHT = 200;

/** Margin beside the first and the last point: half the width of the date below it. */
const PADDING = 32;

/** Minimum width of the y axis labels, so that plots below each other align. */
const Y_EXTENT = 40;

/** Pixels that a date needs below an axis. */
const DATE_ROOM = 130;

const TIME = {field: "time", type: "temporal"} as const;

/** Maximum points with an interval of their own; with more, only the band shows it. */
const MOST_WHISKERS = 40;

/** Of more points the line is thin and the points are pale, and levels are drawn over them. */
export const CROWDED = 80;

/** A line's colour by its position; dashes distinguish lines of the same colour. */
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

/** Options of a chart's drawing. */
export interface LineDrawing {
  /** Values are divided by its factor. */
  readonly scale: Scale;
  readonly yTitle: string;
  readonly reading?: LineReading;
  /** Pixels; the reader may then zoom and move the plot. */
  readonly explore?: {readonly width: number; readonly height: number};
}

/** The chart as a Vega-Lite specification. */
export function lineChartSpec(chart: LineChart, drawing: LineDrawing): TopLevelSpec {
  const {explore, scale} = drawing;
  const reading = drawing.reading ?? usualReading(chart);
  const width = explore?.width ?? WIDTH;
  const domainOf = (times: readonly number[]): [number, number] =>
    timeDomain([...times, ...(chart.days ?? []).map(day => Date.parse(day))]);
  const rows = chartRows(chart, {
    reading,
    factor: scale.factor,
    pixelsPerMillisecond(times) {
      const [first, last] = domainOf(times);
      return (width - 2 * PADDING) / (last - first);
    },
  });
  const times = rows.points.map(({time}) => time);
  const summarized = explore ? undefined : summarizedLayers(chart, rows);
  return {
    width,
    height: explore?.height ?? HEIGHT,
    background: "transparent",
    // Layers of a long line have rows of their own.
    data: {values: summarized ? [] : [...rows.points]},
    encoding: {x: timeAxis(times, domainOf(times), explore), color: byLine(chart, look => look.colour)},
    layer: layersOf(chart, {...rows, summarized}, drawing, reading),
    config: {view: {stroke: null}, axis: AXIS_LOOK},
  };
}

const AXIS_LOOK = {
  domainColor: "var(--rule)",
  tickColor: "var(--rule)",
  gridColor: "var(--rule)",
  labelColor: "var(--ink-2)",
  titleColor: "var(--ink-2)",
  labelFontSize: 12,
  titleFontSize: 12,
  titleFontWeight: "normal" as const,
};

function timeAxis(times: readonly number[], domain: [number, number], explore: LineDrawing["explore"]) {
  const labels = explore
    ? {labelOverlap: true, tickCount: Math.max(2, Math.floor(explore.width / DATE_ROOM))}
    : {labelOverlap: false, values: asExpression(labelledTimes(times, domain))};
  return {
    ...TIME,
    scale: {type: "utc" as const, domain: asExpression(domain), padding: PADDING},
    axis: {title: null, grid: false, format: "%Y-%m-%d", ...labels},
  };
}

/**
 * Writes numbers so that they stay numbers. Note: of bare numbers on a time axis Vega-Lite makes `datetime(number)`, which
 * Vega's interpreter takes for a year.
 */
function asExpression(numbers: readonly number[]): {expr: string} {
  return {expr: `[${numbers.join(", ")}]`};
}

/** A channel of the value axis, which all layers share. */
type Quantity = ReturnType<typeof valueAxis>;

function valueAxis({points, levels}: ChartRows, {yTitle, explore}: LineDrawing, {log}: LineReading) {
  const isLog = log && points.every(({low, center}) => (low ?? center) > 0);
  const domain = valueDomain(points, levels, isLog);
  const ticks = isLog ? logTicks(domain) : [];
  // A range within a power of ten may hold at most 1 round number.
  const marks = ticks.length > 2 && !explore ? {values: ticks} : {tickCount: isLog ? 2 : 5};
  const scale = isLog ? {domain, nice: false, type: "log" as const} : {domain, nice: 5, zero: false};
  return (field: string) => ({
    field,
    type: "quantitative" as const,
    scale,
    title: yTitle,
    axis: {format: "~f", minExtent: Y_EXTENT, ...marks},
  });
}

type Layer = Extract<TopLevelSpec, {layer: unknown}>["layer"][number];

/** Layers from back to front; with many points, the levels are in front of them. */
function layersOf(
  chart: LineChart,
  rows: ChartRows & {readonly summarized: SummarizedLayers | undefined},
  drawing: LineDrawing,
  reading: LineReading,
): Layer[] {
  const quantity = valueAxis(rows, drawing, reading);
  const clip = drawing.explore !== undefined;
  const {summarized} = rows;
  const isCrowded = rows.points.length > CROWDED;
  const between = {y: quantity("low"), y2: {field: "high"}};
  const levels = levelLayer(rows, quantity, isCrowded, clip);
  // A plot that can be panned is clipped, so the numbers are inside it.
  const marks = rows.marks.map(mark => (clip ? {...mark, above: -mark.above} : mark));
  const whiskers: Layer = {
    transform: [{filter: "isValid(datum.low)"}],
    mark: {type: "rule", strokeWidth: 1.5, clip},
    encoding: between,
  };
  return [
    ...cutLayers(chart),
    ...noiseLayers(rows.noises),
    {...summarized?.band, mark: {type: "area", opacity: 0.14, clip}, encoding: between},
    {
      ...summarized?.line,
      mark: {type: "line", strokeWidth: isCrowded ? 0.75 : 1.25, clip},
      encoding: {y: quantity("center"), strokeDash: byLine(chart, look => [...look.dash])},
    },
    ...(isCrowded ? [] : [levels]),
    ...(rows.points.length <= MOST_WHISKERS ? [whiskers] : []),
    ...markLayers(marks),
    {...summarized?.points, ...pointLayer(chart, quantity, isCrowded, clip)},
    ...(isCrowded ? [levels] : []),
  ];
}

/** Data of the layers of a chart with a long line. */
type SummarizedLayers = Readonly<
  Record<"line" | "band" | "points", {readonly data: {values: Pick<Row, "time" | "line">[]}}>
>;

/** Returns the data of the layers of a chart with a long line, in each layer what it draws; undefined if every point is drawn. */
function summarizedLayers({lines}: LineChart, {points}: ChartRows): SummarizedLayers | undefined {
  if (lines.every(line => line.points.length <= DRAWN_POINTS)) return undefined;
  const isSpike = ({line, name}: Row) =>
    lines[line]?.spikes?.includes(Number(name.slice(name.indexOf(":") + 1))) ?? false;
  const {line, band, points: drawn} = summarizedRows(points, row => row.hollow || isSpike(row));
  const dataOf = (rows: readonly Row[], partOf: (row: Row) => Pick<Row, "time" | "line">) => ({
    data: {values: rows.map(partOf)},
  });
  return {
    line: dataOf(line, ({time, center, line: at}) => ({time, center, line: at})),
    band: dataOf(band, ({time, low, high, line: at}) => ({time, low, high, line: at})),
    points: dataOf(drawn, ({time, center, line: at, hollow, name}) => ({
      time,
      center,
      line: at,
      hollow,
      name,
    })),
  };
}

function levelLayer({levels}: ChartRows, quantity: Quantity, isCrowded: boolean, clip: boolean): Layer {
  const look = isCrowded ? {strokeWidth: 2.5, opacity: 1} : {strokeWidth: 5, opacity: 0.3};
  const isSloped = levels.some(({to}) => to !== undefined);
  return {
    data: {values: isSloped ? levels.map(level => ({...level, to: level.to ?? level.center})) : [...levels]},
    mark: {type: "rule", ...look, clip},
    encoding: {
      x: TIME,
      x2: {field: "end"},
      y: quantity("center"),
      ...(isSloped && {y2: {field: "to"}}),
    },
  };
}

/** The points; in an interactive chart they carry the parameters of zoom and pan. */
function pointLayer(chart: LineChart, quantity: Quantity, isCrowded: boolean, isExplored: boolean): Layer {
  const look = isCrowded
    ? {size: 16, strokeWidth: 0.75, opacity: 0.5}
    : {size: 56, strokeWidth: 1.5, opacity: 1};
  const select = {type: "interval" as const, encodings: ["x" as const, "y" as const]};
  const filled = {test: "!datum.hollow", ...byLine(chart, ({colour}) => colour)};
  return {
    ...(isExplored && {params: [{name: "zoom", select, bind: "scales" as const}]}),
    mark: {type: "point", shape: "circle", ...look, clip: isExplored},
    encoding: {
      y: quantity("center"),
      fill: {condition: filled, value: "var(--paper)"},
      description: {field: "name"},
    },
  };
}

/** An upright line where another machine took over. */
function cutLayers({cuts = []}: LineChart): Layer[] {
  if (cuts.length === 0) return [];
  const values = cuts.map(day => ({time: Date.parse(day)}));
  const mark = {type: "rule" as const, strokeWidth: 3, opacity: 0.5};
  return [{data: {values}, mark, encoding: {x: TIME, color: {value: "var(--rule-strong)"}}}];
}

/** An upright line where the noise changes, and the word for it at its foot. */
function noiseLayers(noises: readonly NoiseRow[]): Layer[] {
  if (noises.length === 0) return [];
  const data = {values: [...noises]};
  return [
    {
      data,
      mark: {type: "rule", strokeDash: [6, 3], strokeWidth: 1},
      encoding: {x: TIME, color: {value: "var(--ink-3)"}},
    },
    {
      data,
      mark: {type: "text", fontSize: 11, align: "left", baseline: "bottom", dx: 4},
      encoding: {
        x: TIME,
        y: {value: "height"},
        text: {field: "word"},
        color: {value: "var(--ink-2)"},
        description: {field: "name"},
      },
    },
  ];
}

/** A rule down through the plot for every change, and its number above. */
function markLayers(marks: readonly MarkRow[]): Layer[] {
  if (marks.length === 0) return [];
  const data = {values: [...marks]};
  const y = {field: "above", type: "quantitative" as const, scale: null, axis: null};
  return [
    {
      data,
      mark: {type: "rule", strokeDash: [2, 3], strokeWidth: 1},
      encoding: {x: TIME, y, y2: {value: "height"}, color: {value: "var(--ink-3)"}},
    },
    {
      data,
      mark: {type: "text", fontSize: 11, fontWeight: 600, baseline: "middle"},
      encoding: {
        x: TIME,
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
