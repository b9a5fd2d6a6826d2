import type {TopLevelSpec} from "vega-lite";
import type {Scale} from "../../units/scale.ts";
import type {ChartTemplate} from "./chart-template.ts";
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

/** The chart as a Vega-Lite specification, with its rows, domains and ticks apart. */
export function lineChartTemplate(chart: LineChart, drawing: LineDrawing): ChartTemplate {
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
  const range = valueRange(rows, drawing, reading);
  const summarized = explore ? undefined : summarizedData(chart, rows);
  return {
    template: {
      width,
      height: explore?.height ?? HEIGHT,
      background: "transparent",
      data: {name: "points"},
      encoding: {x: timeAxis(explore), color: byLine(chart, look => look.colour)},
      layer: layersOf(chart, {...rows, isSummarized: summarized !== undefined}, drawing, range),
      // Only marks with a name need a text alternative: the table beside the drawing has the numbers.
      config: {view: {stroke: null}, axis: {...AXIS_LOOK, aria: explore !== undefined}},
    },
    data: {points: rows.points, ...summarized, ...dataBeside(chart, rows, explore !== undefined)},
    params: {
      times: domainOf(times),
      values: range.domain,
      ...(range.ticks && {ticks: range.ticks}),
      ...(!explore && {days: labelledTimes(times, domainOf(times)), heading: drawing.yTitle}),
    },
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

function timeAxis(explore: LineDrawing["explore"]) {
  const labels = explore
    ? {labelOverlap: true, tickCount: Math.max(2, Math.floor(explore.width / DATE_ROOM))}
    : {labelOverlap: false, values: {expr: "days"}};
  return {
    ...TIME,
    scale: {type: "utc" as const, domain: {expr: "times"}, padding: PADDING},
    axis: {title: null, grid: false, format: "%Y-%m-%d", ...labels},
  };
}

/** The range of the value axis. */
interface ValueRange {
  readonly isLog: boolean;
  readonly domain: readonly [number, number];
  /** Round numbers of a logarithmic axis; undefined where Vega finds them. */
  readonly ticks: readonly number[] | undefined;
}

function valueRange({points, levels}: ChartRows, {explore}: LineDrawing, {log}: LineReading): ValueRange {
  const isLog = log && points.every(({low, center}) => (low ?? center) > 0);
  const domain = valueDomain(points, levels, isLog);
  const ticks = isLog ? logTicks(domain) : [];
  // A range within a power of ten may hold at most 1 round number.
  return {isLog, domain, ticks: ticks.length > 2 && !explore ? ticks : undefined};
}

/** A channel of the value axis, which all layers share. */
type Quantity = ReturnType<typeof valueAxis>;

function valueAxis({yTitle, explore}: LineDrawing, {isLog, ticks}: ValueRange) {
  const domain = {expr: "values"};
  const scale = isLog ? {domain, nice: false, type: "log" as const} : {domain, nice: 5, zero: false};
  const marks = ticks ? {values: {expr: "ticks"}} : {tickCount: isLog ? 2 : 5};
  const title = explore ? yTitle : HEADING;
  return (field: string) => ({
    field,
    type: "quantitative" as const,
    scale,
    title,
    axis: {format: "~f", minExtent: Y_EXTENT, ...marks},
  });
}

/** The constant `heading` as the title of an axis, which the types of Vega-Lite lack. */
const HEADING = {signal: "heading"} as unknown as string;

type Layer = Extract<TopLevelSpec, {layer: unknown}>["layer"][number];

/** How marks without a name are drawn. */
interface MarkLook {
  readonly clip: boolean;
  /** False where no text alternatives are needed, which take time and are the larger part of the drawing. */
  readonly aria: boolean;
}

/** Layers from back to front; with many points, the levels are in front of them. */
function layersOf(
  chart: LineChart,
  rows: ChartRows & {readonly isSummarized: boolean},
  drawing: LineDrawing,
  range: ValueRange,
): Layer[] {
  const quantity = valueAxis(drawing, range);
  const isExplored = drawing.explore !== undefined;
  const look: MarkLook = {clip: isExplored, aria: isExplored};
  const own = (name: string) => rows.isSummarized && {data: {name}};
  const isCrowded = rows.points.length > CROWDED;
  const between = {y: quantity("low"), y2: {field: "high"}};
  const levels = levelLayers(rows, quantity, isCrowded, look);
  const band = {...own("band"), mark: {type: "area" as const, opacity: 0.14, ...look}, encoding: between};
  const whiskers: Layer = {
    transform: [{filter: "isValid(datum.low)"}],
    mark: {type: "rule", strokeWidth: 1.5, ...look},
    encoding: between,
  };
  return [
    ...cutLayers(chart, look),
    ...noiseLayers(rows.noises, look),
    ...(hasIntervals(rows) ? [band] : []),
    {
      ...own("line"),
      mark: {type: "line", strokeWidth: isCrowded ? 0.75 : 1.25, ...look},
      encoding: {y: quantity("center"), strokeDash: byLine(chart, ({dash}) => [...dash])},
    },
    ...(isCrowded ? [] : levels),
    ...(hasIntervals(rows) && rows.points.length <= MOST_WHISKERS ? [whiskers] : []),
    ...markLayers(rows.marks, look),
    pointLayer(chart, quantity, isCrowded, isExplored),
    ...(isCrowded ? levels : []),
  ];
}

function hasIntervals({points}: Pick<ChartRows, "points">): boolean {
  return points.some(({low}) => low !== undefined);
}

/** Returns the rows of a chart with a long line, in each layer those it draws; undefined if every point is drawn. */
function summarizedData({lines}: LineChart, {points}: ChartRows): ChartTemplate["data"] | undefined {
  if (lines.every(line => line.points.length <= DRAWN_POINTS)) return undefined;
  const isSpike = ({line, name}: Row) =>
    lines[line]?.spikes?.includes(Number(name.slice(name.indexOf(":") + 1))) ?? false;
  const {line, band, points: drawn} = summarizedRows(points, row => row.hollow || isSpike(row));
  return {
    line: line.map(({time, center, line: at}) => ({time, center, line: at})),
    ...(hasIntervals({points}) && {
      band: band.map(({time, low, high, line: at}) => ({time, low, high, line: at})),
    }),
    points: drawn.map(({time, center, line: at, hollow, name}) => ({time, center, line: at, hollow, name})),
  };
}

/** Rows of the layers beside the points, of each layer that is drawn. */
function dataBeside(
  {cuts = []}: LineChart,
  {levels, marks, noises}: ChartRows,
  isExplored: boolean,
): ChartTemplate["data"] {
  const isSloped = levels.some(({to}) => to !== undefined);
  return {
    ...(levels.length > 0 && {
      levels: isSloped ? levels.map(level => ({...level, to: level.to ?? level.center})) : levels,
    }),
    ...(cuts.length > 0 && {cuts: cuts.map(day => ({time: Date.parse(day)}))}),
    ...(noises.length > 0 && {noises}),
    // A plot that can be panned is clipped, so the numbers are inside it.
    ...(marks.length > 0 && {
      marks: isExplored ? marks.map(mark => ({...mark, above: -mark.above})) : marks,
    }),
  };
}

function levelLayers({levels}: ChartRows, quantity: Quantity, isCrowded: boolean, look: MarkLook): Layer[] {
  if (levels.length === 0) return [];
  const stroke = isCrowded ? {strokeWidth: 2.5, opacity: 1} : {strokeWidth: 5, opacity: 0.3};
  const isSloped = levels.some(({to}) => to !== undefined);
  return [
    {
      data: {name: "levels"},
      mark: {type: "rule", ...stroke, ...look},
      encoding: {
        x: TIME,
        x2: {field: "end"},
        y: quantity("center"),
        ...(isSloped && {y2: {field: "to"}}),
      },
    },
  ];
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
function cutLayers({cuts = []}: LineChart, {aria}: MarkLook): Layer[] {
  if (cuts.length === 0) return [];
  const mark = {type: "rule" as const, strokeWidth: 3, opacity: 0.5, aria};
  return [{data: {name: "cuts"}, mark, encoding: {x: TIME, color: {value: "var(--rule-strong)"}}}];
}

/** An upright line where the noise changes, and the word for it at its foot. */
function noiseLayers(noises: readonly NoiseRow[], {aria}: MarkLook): Layer[] {
  if (noises.length === 0) return [];
  const data = {name: "noises"};
  return [
    {
      data,
      mark: {type: "rule", strokeDash: [6, 3], strokeWidth: 1, aria},
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
function markLayers(marks: readonly MarkRow[], {aria}: MarkLook): Layer[] {
  if (marks.length === 0) return [];
  const data = {name: "marks"};
  const y = {field: "above", type: "quantitative" as const, scale: null, axis: null};
  return [
    {
      data,
      mark: {type: "rule", strokeDash: [2, 3], strokeWidth: 1, aria},
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

/** A channel by line. Of a single line it is a value, since Vega makes a scale and a group for a field. */
function byLine<Value extends string | number[]>({lines}: LineChart, value: (look: LineLook) => Value) {
  const range = lines.map((_, place) => value(lineLook(place)));
  const [only] = range;
  if (only !== undefined && range.length === 1) return {value: only};
  return {
    field: "line",
    type: "nominal" as const,
    scale: {domain: range.map((_, place) => place), range: range as string[] | number[][]},
    legend: null,
  };
}
