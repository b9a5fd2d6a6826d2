import {expect, test} from "vitest";
import {filledTemplate} from "./chart-template.ts";
import type {LineChart} from "./line-chart-data.ts";
import {lineChartTemplate} from "./line-chart-spec.ts";
import {vegaDrawing} from "./vega-drawing-fs.ts";

const SCALE = {factor: 1, prefix: "", decimals: 3};

/** A chart of the same shape for each seed: 5 measurements of numbers and days that differ. */
function chartOf(seed: number): LineChart {
  const days = Array.from({length: 5}, (_, index) => new Date(86_400_000 * (20_000 + seed * 11 + index * 7)));
  const points = days.map((day, index) => {
    const date = day.toISOString().slice(0, 10);
    const center = 10 ** (seed % 3) * (1 + ((seed * 7 + index * 5) % 9) / 3);
    return {key: date, date, label: date, href: "/", center, low: center * 0.9, high: center * 1.1, n: 6};
  });
  const mark = {
    number: 1,
    place: 3,
    atPoint: seed % 2 === 0,
    label: "",
    href: "#",
    confirmed: true,
    tone: "better",
  } as const;
  const line = {name: "m", points, marks: [mark], levels: [{start: 0, end: 3, center: 10 ** (seed % 3)}]};
  return {title: "T", unit: seed % 2 ? "B" : "sec", better: "lower", lines: [line]};
}

test("a template gives the drawing of its filled specification, whatever was drawn of it before", async () => {
  const reading = {relative: false, log: false};
  for (const seed of [1, 2, 3, 4, 5, 6, 1]) {
    const template = lineChartTemplate(chartOf(seed), {scale: SCALE, yTitle: `title ${seed}`, reading});
    expect(await vegaDrawing(template)).toEqual(await vegaDrawing(filledTemplate(template)));
  }
});

test("a template has a width of its own", async () => {
  const template = lineChartTemplate(chartOf(1), {scale: SCALE, yTitle: "t"});
  const wide = {...template, width: 800};
  const drawn = await vegaDrawing(wide);
  expect(drawn.svg).toContain("M0,0h800v200");
  expect(drawn).toEqual(await vegaDrawing(filledTemplate(wide)));
  expect((await vegaDrawing(template)).svg).toContain("M0,0h640v200");
});
