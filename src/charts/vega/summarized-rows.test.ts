import {expect, test} from "vitest";
import type {Row} from "./line-chart-rows.ts";
import {DRAWN_POINTS, summarizedRows} from "./summarized-rows.ts";

function rows(count: number): Row[] {
  return Array.from({length: count}, (_, i) => {
    const center = 100 + ((i * 37) % 50);
    return {time: i, center, low: center - 1, high: center + 1, line: 0, hollow: i === 7, name: `0:${i}`};
  });
}

test("a line of as many points as are drawn is not summarized", () => {
  const all = rows(DRAWN_POINTS);
  expect(summarizedRows(all, () => false)).toEqual({line: all, band: all, points: all});
});

test("older points are summarized by their lowest and highest, in order; the newest are drawn each", () => {
  const all = rows(2000);
  const {line, band, points} = summarizedRows(all, ({hollow}) => hollow);
  expect(line.length).toBeLessThanOrEqual(2 * 150 + DRAWN_POINTS);
  expect(band.length).toBeLessThanOrEqual(150 + DRAWN_POINTS);
  expect(points.map(({name}) => name)).toEqual(["0:7", ...all.slice(-DRAWN_POINTS).map(({name}) => name)]);
  for (const part of [line, band])
    expect(part.map(({time}) => time)).toEqual(part.map(({time}) => time).toSorted((a, b) => a - b));
  for (const pick of [Math.min, Math.max])
    expect(pick(...line.map(({center}) => center))).toBe(pick(...all.map(({center}) => center)));
  expect(Math.max(...band.map(({high = 0}) => high))).toBe(Math.max(...all.map(({high = 0}) => high)));
});

test("each line is summarized by itself", () => {
  const two = [...rows(400), ...rows(10).map(row => ({...row, line: 1}))];
  expect(summarizedRows(two, () => false).points).toHaveLength(DRAWN_POINTS + 10);
});
