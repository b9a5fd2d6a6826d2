import type {LineChart, LineLevel, LineNoise, LinePoint} from "../../charts/vega/line-chart-data.ts";

/** The part of a benchmark's JSON that the explorer draws; see site/benchmark-data.ts. */
export interface HistoryJson {
  readonly name: string;
  readonly unit: string;
  readonly better: "lower" | "higher" | null;
  readonly series: readonly SeriesJson[];
}

interface SeriesJson {
  readonly machine: string;
  readonly levels: readonly LineLevel[];
  readonly noiseChange: {
    readonly place: number;
    readonly entry: string;
    readonly before: number;
    readonly after: number;
  } | null;
  readonly changes: readonly {
    readonly state: string;
    readonly entry: string | null;
    readonly first: {readonly place: number; readonly entry: string};
    readonly better: boolean | null;
  }[];
  readonly points: readonly PointJson[];
}

interface PointJson {
  readonly entry: string;
  readonly title: string;
  readonly date: string;
  readonly verdict: string | null;
  readonly side: string;
  readonly median: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly samples: readonly number[];
}

/** The chart of one of the series; `entries` is the address prefix of entries. Undefined for an unknown series. */
export function chartOfHistory(json: HistoryJson, line: number, entries: string): LineChart | undefined {
  const series = json.series[line];
  if (!series || series.points.length === 0) return undefined;
  const before = json.series.slice(0, line).reduce((sum, {changes}) => sum + changes.length, 0);
  const marks = series.changes.map(({state, entry, first, better}, i) => ({
    number: before + i + 1,
    place: first.place,
    atPoint: entry !== null,
    label: "",
    href: `${entries}${first.entry}/`,
    confirmed: state === "changed",
    tone: better === null ? ("unknown" as const) : better ? ("better" as const) : ("worse" as const),
  }));
  const points = series.points.map(point => linePoint(point, entries));
  return {
    title: json.name,
    unit: json.unit,
    better: json.better ?? undefined,
    lines: [
      {
        name: series.machine,
        points,
        levels: series.levels,
        marks,
        ...(series.noiseChange && {noise: noiseMark(series.noiseChange, entries)}),
      },
    ],
  };
}

function noiseMark(
  {place, entry, before, after}: NonNullable<SeriesJson["noiseChange"]>,
  entries: string,
): LineNoise {
  return {place, word: after > before ? "noisier" : "less noisy", label: "", href: `${entries}${entry}/`};
}

function linePoint(point: PointJson, entries: string): LinePoint {
  const {entry, title, date, verdict, side, median, low, high, samples} = point;
  return {
    key: entry,
    date,
    label: title,
    href: `${entries}${entry}/`,
    center: median,
    low: low ?? Number.NEGATIVE_INFINITY,
    high: high ?? Number.POSITIVE_INFINITY,
    n: samples.length,
    ...(side === "base" && verdict !== null && {hollow: verdict}),
  };
}
