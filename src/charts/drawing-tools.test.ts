import type {TopLevelSpec} from "vega-lite";
import {expect, test} from "vitest";
import {makeMeter, WorkExhausted} from "../meter.ts";
import type {DrawingTools} from "./drawing-tools.ts";
import {isRasterized, meteredTools} from "./drawing-tools.ts";

const chart = {mark: "bar", data: {values: []}} as unknown as TopLevelSpec;

const tools = (characters: number): DrawingTools => ({
  layOut: () => Promise.reject(new Error("no graph")),
  drawChart: () => Promise.resolve({svg: " ".repeat(characters), left: 0, marks: {}}),
  rasterize: () => Promise.reject(new Error("no picture")),
});

async function stepsOf(characters: number): Promise<number> {
  const meter = makeMeter();
  await meteredTools(tools(characters), meter.spend).drawChart(chart);
  return meter.used().drawings ?? 0;
}

test("meteredTools(tools, spend) draws the size of each drawn chart from the meter", async () => {
  expect((await stepsOf(1_000_000)) - (await stepsOf(0))).toBe(8_000_000);
});

test("meteredTools(tools, spend) refuses charts of a few words that repeat many marks", async () => {
  const meter = makeMeter();
  const {drawChart} = meteredTools(tools(1_000_000), meter.spend);
  const drawAll = async () => {
    for (let index = 0; index < 20; index++) await drawChart(chart);
  };
  await expect(drawAll()).rejects.toThrow(WorkExhausted);
  expect(meter.isEmpty()).toBe(true);
});

test("meteredTools(tools, spend) draws a chart that is too large from the meter, a step for each character", async () => {
  const meter = makeMeter();
  const {drawChart} = meteredTools(tools(0), meter.spend);
  const large = {mark: "bar", data: {values: [{a: "x".repeat(1_000_000)}]}} as unknown as TopLevelSpec;
  await expect(drawChart(large)).rejects.toThrow("too large");
  expect(meter.used().drawings).toBe(JSON.stringify(large).length);
});

test("isRasterized(picture) refuses many pixels and many characters", () => {
  const picture = (pixels: number, characters: number) => ({
    svg: "x".repeat(characters),
    width: pixels,
    height: pixels,
    scale: 2,
  });
  expect(isRasterized(picture(2_000, 500_000))).toBe(true);
  expect(isRasterized(picture(4_000, 0))).toBe(false);
  expect(isRasterized(picture(1, 1_600_000))).toBe(false);
});
