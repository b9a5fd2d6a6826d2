import type {LineChart, LineNoise, LinePoint} from "../../charts/vega/line-chart-data.ts";
import type {BenchmarkDocument, PointDocument, SeriesDocument} from "../../contract/trend-chart.ts";

/** The chart of a series; `entries` is the address prefix of entries. Undefined for an unknown series. */
export function chartOfHistory(
  json: BenchmarkDocument,
  line: number,
  entries: string,
): LineChart | undefined {
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
  {place, entry, before, after}: NonNullable<SeriesDocument["noiseChange"]>,
  entries: string,
): LineNoise {
  return {place, word: after > before ? "noisier" : "less noisy", label: "", href: `${entries}${entry}/`};
}

function linePoint(point: PointDocument, entries: string): LinePoint {
  const {entry, title, date, verdict, side, median, low, high, n} = point;
  return {
    key: entry,
    date,
    label: title,
    href: `${entries}${entry}/`,
    center: median,
    low: low ?? Number.NEGATIVE_INFINITY,
    high: high ?? Number.POSITIVE_INFINITY,
    n,
    ...(side === "base" && verdict !== null && {hollow: verdict}),
  };
}
