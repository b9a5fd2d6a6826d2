import type {TopLevelSpec} from "vega-lite";
import {expect, test} from "vitest";
import {chartSteps} from "./chart-steps.ts";

const values = Array.from({length: 100}, (_, index) => ({c0: `k${index}`, c1: index % 3}));

function steps(color: object): number {
  const y = {field: "c1", type: "quantitative"};
  return chartSteps({data: {values}, mark: "line", encoding: {y, color}} as unknown as TopLevelSpec);
}

test.each([
  ["each category of a field", {field: "c0", type: "nominal"}, 100],
  ["few categories of a field", {field: "c1", type: "ordinal"}, 3],
  ["a field without type", {field: "c0"}, 100],
  ["a computed field", {field: "made", type: "nominal"}, 100],
  ["a constant", {value: "red"}, 0],
])("chartSteps(chart) counts %s", (_what, color, categories) => {
  const characters = JSON.stringify(color).length - JSON.stringify({}).length;
  expect(steps(color) - steps({})).toBe(25 * characters + 3500 * categories);
});

test("chartSteps(chart) counts no category of a field that two layers share twice", () => {
  const encoding = {x: {field: "c0", type: "nominal"}, y: {field: "c1", type: "quantitative"}};
  const layer = [
    {mark: "bar", encoding},
    {mark: "text", encoding},
  ];
  const chart = {data: {values}, layer};
  const characters = JSON.stringify(chart).length;
  expect(chartSteps(chart as unknown as TopLevelSpec)).toBe(600_000 + 25 * characters + 3500 * 100);
});
