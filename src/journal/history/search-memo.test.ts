import {expect, test} from "vitest";
import type {SeriesValue} from "../../stats/series/change-points.ts";
import {findChangePoints} from "../../stats/series/change-points.ts";
import {searchMemo} from "./search-memo.ts";

const values = (...centers: number[]): SeriesValue[] =>
  centers.map((center, i) => ({center, samples: [center, center + (i % 3) / 100, center]}));

test("searchMemo(search) searches each input once", () => {
  let searches = 0;
  const search = searchMemo((...input) => {
    searches++;
    return findChangePoints(...input);
  });
  const step = values(10, 10.1, 9.9, 10, 10.1, 9.9, 20, 20.1, 19.9, 20, 20.1, 19.9);
  const found = search(step, 0.02);
  expect(found).toEqual(findChangePoints(step, 0.02));
  expect(search(structuredClone(step), 0.02)).toBe(found);
  expect(searches).toBe(1);
  search(step, 0.05);
  search([...step.slice(0, -1), {center: 19.9, samples: [19.9], sameCode: true}], 0.02);
  search([...step.slice(0, -1), {center: 19.9, samples: [19.9], startsLevel: true}], 0.02);
  expect(searches).toBe(4);
});

test("searchMemo(search) tells infinities apart", () => {
  const search = searchMemo(
    (input, least) => ({mode: "exact", boundaries: [input.length, least], levels: []}) as never,
  );
  const once = search(values(Number.POSITIVE_INFINITY, 1), 0.02);
  expect(search(values(Number.NaN, 1), 0.02)).not.toBe(once);
});
