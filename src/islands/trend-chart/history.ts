import type {LineChart, LineNoise, LinePoint} from "../../charts/vega/line-chart-data.ts";
import type {BenchmarkDocument, PointColumns, SeriesDocument} from "../../contract/trend-chart.ts";

/** The chart of a series; `entries` is the address prefix of entries. Undefined for an unknown series. */
export function chartOfHistory(
  json: BenchmarkDocument,
  line: number,
  entries: string,
): LineChart | undefined {
  const series = json.series[line];
  if (!series || series.points.entry.length === 0) return undefined;
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
  const points = linePoints(series.points, entries);
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

/** Returns the day in an entry's id. */
function dayOf(entry: string): string {
  return /\d{4}-\d{2}-\d{2}/.exec(entry)?.[0] ?? "";
}

function linePoints(columns: PointColumns, entries: string): LinePoint[] {
  return columns.entry.map((entry, i) => {
    const verdict = columns.verdict?.[i] ?? null;
    return {
      key: entry,
      date: dayOf(entry),
      label: columns.title[i] ?? "",
      href: `${entries}${entry}/`,
      center: columns.median[i] ?? Number.NaN,
      low: columns.low[i] ?? Number.NEGATIVE_INFINITY,
      high: columns.high[i] ?? Number.POSITIVE_INFINITY,
      n: columns.n[i] ?? 0,
      ...(columns.side?.[i] === "base" && verdict !== null && {hollow: verdict}),
    };
  });
}
