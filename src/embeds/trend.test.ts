import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import type {Series, SeriesPoint} from "../journal/history/series.ts";
import type {JournalQueries} from "../journal/journal.ts";
import {trendLines} from "./lib/trend-lines.ts";
import {drawEmbed, NO_QUERIES} from "./testdata/fixture.ts";
import {trendEmbed} from "./trend.ts";

const point = (entry: string, center: number, more: Partial<SeriesPoint> = {}): SeriesPoint => ({
  entry,
  title: `Entry ${entry}`,
  date: entry.slice(0, 10),
  commit: undefined,
  verdict: "kept",
  side: "head",
  samples: [center, center, center],
  center,
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
  ...more,
});

const one: Series = {
  kind: "benchmark",
  group: "example.org/sip",
  name: "Parse-8",
  unit: "sec/op",
  better: "lower",
  machine: "xeon",
  environment: {},
  points: [point("2026-01-01-a", 1e-6), point("2026-02-01-b", 9e-7, {verdict: "rejected", side: "base"})],
};
const bytes: Series = {...one, unit: "B/op", points: [point("2026-01-01-a", 64)]};

const queries: JournalQueries = {
  ...NO_QUERIES,
  series: (name, unit) =>
    [one, bytes].filter(
      series => series.name.startsWith(name) && (unit === undefined || series.unit === unit),
    ),
};

test("::trend{bench} follows a benchmark in sec/op, each point a link", async () => {
  const html = toHtml(await drawEmbed(trendEmbed, {bench: "Parse"}, {queries}));
  expect(html).toContain('<figure class="figure" id="fig-trend-parse">');
  expect(html).toContain(
    '<a href="/entries/2026-01-01-a/"><title>2026-01-01 Entry 2026-01-01-a: 1.000 µs/op, n=3</title>',
  );
  expect(html).toContain("2026-02-01 Entry 2026-02-01-b (rejected): 900.0 ns/op, n=3");
  expect(html).toContain('<a href="/benchmarks/example.org/sip/Parse-8/">All of Parse-8</a>');
});

test("::trend{unit} takes a unit as go test or as benchstat writes it", async () => {
  expect(toHtml(await drawEmbed(trendEmbed, {bench: "Parse", unit: "ns/op"}, {queries}))).toContain("µs/op");
  expect(toHtml(await drawEmbed(trendEmbed, {bench: "Parse", unit: "B/op"}, {queries}))).toContain(
    "64.00 B/op",
  );
});

test.each([
  [{bench: "Prase"}, "PJ073", 'no entry measures a benchmark "Prase"; this entry measures none'],
  [
    {bench: "Parse", unit: "allocs/op"},
    "PJ074",
    'benchmark "Parse" has no unit "allocs/op"; it has sec/op, B/op',
  ],
  [{}, "PJ072", '"bench" is missing, expected the name of a benchmark of this entry; it has no benchmark'],
])("::trend%o says what exists", async (attributes, code, message) => {
  await expect(drawEmbed(trendEmbed, attributes, {queries})).rejects.toMatchObject({code, message});
});

test("trendLines(series) names lines by what tells them apart", () => {
  const href = (path: string) => path;
  const names = (series: Series[]) =>
    trendLines(series, {href, trend: NO_QUERIES.trend}).map(line => line.name);
  expect(names([one, {...one, machine: "m2"}])).toEqual(["xeon", "m2"]);
  expect(names([one, {...one, group: "b", name: "Parse-4"}])).toEqual([
    "example.org/sip · Parse-8 · xeon",
    "b · Parse-4 · xeon",
  ]);
});

test("::trend{bench} follows what another tool measured, to its page once it was measured twice", async () => {
  const gc: Series = {...one, kind: "gctrace", group: "", name: "cycles", unit: "cycles"};
  const draw = async (series: Series) =>
    toHtml(
      await drawEmbed(
        trendEmbed,
        {bench: "gctrace/cycles"},
        {queries: {...NO_QUERIES, series: () => [series]}},
      ),
    );
  expect(await draw(gc)).toContain('<a href="/benchmarks/@gctrace/cycles/">All of gctrace/cycles</a>');
  expect(await draw({...gc, points: gc.points.slice(0, 1)})).not.toContain("/benchmarks/");
});

test("::trend{bench} draws levels and numbers the changes", async () => {
  const days = ["01", "02", "03", "04"].map(day => `2026-01-${day}-e`);
  const bytes: Series = {
    ...one,
    unit: "B/op",
    points: days.map((day, i) => point(day, i < 2 ? 64 : 48)),
  };
  const [line] = trendLines([bytes], {href: path => path, trend: NO_QUERIES.trend});
  expect(line?.levels).toEqual([
    {start: 0, end: 2, center: 64},
    {start: 2, end: 4, center: 48},
  ]);
  expect(line?.marks).toEqual([
    {
      number: 1,
      place: 2,
      atPoint: false,
      label: "-25.00%, between 2026-01-02 and 2026-01-03, no entry explains it",
      href: "/entries/2026-01-03-e/",
      confirmed: true,
      tone: "better",
    },
  ]);
  const html = toHtml(
    await drawEmbed(trendEmbed, {bench: "Parse"}, {queries: {...NO_QUERIES, series: () => [bytes]}}),
  );
  expect(html).toContain(
    "<title>1: -25.00%, between 2026-01-02 and 2026-01-03, no entry explains it</title>",
  );
  expect(html).toContain('<span class="chart-number better">1</span> <a href="/entries/2026-01-03-e/">');
});
