import {expect, test} from "vitest";
import {keepModel, recentModel} from "./recent-models.ts";

const MEGABYTE = 1024 * 1024;

test("a model is parsed again only after many others", () => {
  const [owner, other] = [{}, {}];
  let count = 0;
  const parse = () => ({number: ++count});
  const first = recentModel(owner, MEGABYTE, parse);
  recentModel(other, MEGABYTE, parse);
  expect(recentModel(owner, MEGABYTE, parse)).toBe(first);
  for (let index = 0; index < 20; index++) keepModel({}, MEGABYTE, {});
  expect(recentModel(owner, MEGABYTE, parse)).toEqual({number: 3});
});

test("a model that is larger than the room for all is kept until the next one", () => {
  const owner = {};
  const model = {};
  keepModel(owner, 100 * MEGABYTE, model);
  expect(recentModel(owner, 100 * MEGABYTE, () => ({}))).toBe(model);
  keepModel({}, 1, {});
  expect(recentModel(owner, 1, () => ({}))).not.toBe(model);
});
