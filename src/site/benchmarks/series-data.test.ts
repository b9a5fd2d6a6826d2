import {expect, test} from "vitest";
import {point, series, withPair} from "../../journal/testdata/series.ts";
import {valueDigester} from "../../publish/value-digest-fs.ts";
import {seriesData} from "./series-data.ts";

const digest = (value: unknown) => valueDigester(new Map()).digest(value);
const CENTERS = [100e-9, 101e-9, 99e-9];

test("seriesData(series) is the same for equal series", () => {
  expect(digest(seriesData(series(CENTERS)))).toBe(digest(seriesData(series(CENTERS))));
});

test("seriesData(series) is another where anything of it is", () => {
  const last = {...point("2026-01-03-e", 99e-9)};
  const samples = last.samples.with(3, 98e-9);
  const changed = [
    {...last, title: "Other"},
    {...last, date: "2026-01-04"},
    {...last, entry: "2026-01-03-f"},
    {...last, commit: "abc"},
    {...last, verdict: "kept" as const},
    {...last, side: "head" as const},
    {...last, samples},
    {...last, samples: last.samples.slice(1)},
    {...last, center: 1},
    {...last, low: Number.NEGATIVE_INFINITY},
    {...last, high: Number.POSITIVE_INFINITY},
    {...last, isUnpaid: true as const},
  ].map(other => series(CENTERS, {points: [...series(CENTERS).points.slice(0, 2), other]}));
  const all = [
    series(CENTERS),
    series(CENTERS.slice(0, 2)),
    series(CENTERS, {machine: "arm"}),
    series(CENTERS, {unit: "B/op"}),
    series(CENTERS, {environment: {cpu: "x"}}),
    withPair(series(CENTERS), 90e-9),
    withPair(series(CENTERS), 91e-9),
    ...changed,
  ];
  expect(new Set(all.map(one => digest(seriesData(one)))).size).toBe(all.length);
});
