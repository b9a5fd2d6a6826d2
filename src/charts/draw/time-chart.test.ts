import fc from "fast-check";
import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {thinPoints} from "../../stats/series/thin-points.ts";
import {bar} from "./bar.ts";
import {heatMap} from "./heat-map.ts";
import type {TimeChart} from "./time-chart.ts";
import {timeChart} from "./time-chart.ts";

const chart: TimeChart = {
  label: "Heap over time",
  unit: "B",
  xUnit: "sec",
  lines: [
    {name: "live", form: "step", xs: [0, 1, 2], ys: [0, 1024, 2048]},
    {name: "goal", form: "line", xs: [0, 2], ys: [2048, 4096]},
    {name: "stops", form: "stems", xs: [1], ys: [1024]},
  ],
};
const html = (one: TimeChart): string =>
  timeChart(one)
    .map(node => toHtml(node))
    .join("");

test("timeChart(chart) draws steps, lines and stems as wide as their place, with marks and a legend", () => {
  expect(html(chart).replace(/<(?=line|text|svg|path|li|ul)/g, "\n<")).toMatchInlineSnapshot(`
    "<div class="chart">
    <svg class="time-chart" width="100%" height="208" role="img" aria-label="Heap over time">
    <line class="time-grid" x1="0%" x2="100%" y1="188" y2="188"></line>
    <line class="time-grid" x1="0%" x2="100%" y1="145.5" y2="145.5"></line>
    <line class="time-grid" x1="0%" x2="100%" y1="103" y2="103"></line>
    <line class="time-grid" x1="0%" x2="100%" y1="60.5" y2="60.5"></line>
    <line class="time-grid" x1="0%" x2="100%" y1="18" y2="18"></line>
    <text class="time-tick" x="0%" y="203" text-anchor="start">0 s</text>
    <text class="time-tick" x="25%" y="203" text-anchor="middle">0.5 s</text>
    <text class="time-tick" x="50%" y="203" text-anchor="middle">1.0 s</text>
    <text class="time-tick" x="75%" y="203" text-anchor="middle">1.5 s</text>
    <text class="time-tick" x="100%" y="203" text-anchor="end">2.0 s</text>
    <svg class="time-plot" y="18" width="100%" height="170" viewBox="0 0 1000 1000" preserveAspectRatio="none">
    <path class="time-line time-line-1" d="M0 1000H500V750H1000V500"></path>
    <path class="time-line time-line-2" d="M0 500L1000 0"></path>
    <path class="time-line time-line-3" d="M500 1000V750"></path></svg>
    <text class="time-tick" x="0" y="185">0 KiB</text>
    <text class="time-tick" x="0" y="142.5">1 KiB</text>
    <text class="time-tick" x="0" y="100">2 KiB</text>
    <text class="time-tick" x="0" y="57.5">3 KiB</text>
    <text class="time-tick" x="0" y="15">4 KiB</text>
    <text class="time-tick time-name" x="100%" y="12" text-anchor="end">goal</text>
    <text class="time-tick time-name" x="100%" y="97" text-anchor="end">live</text></svg>
    <ul class="chart-legend">
    <li>
    <svg class="chart-swatch" viewBox="0 0 24 8" aria-hidden="true">
    <line class="time-line time-line-1" x1="0" y1="4" x2="24" y2="4"></line></svg>live</li>
    <li>
    <svg class="chart-swatch" viewBox="0 0 24 8" aria-hidden="true">
    <line class="time-line time-line-2" x1="0" y1="4" x2="24" y2="4"></line></svg>goal</li>
    <li>
    <svg class="chart-swatch" viewBox="0 0 24 8" aria-hidden="true">
    <line class="time-line time-line-3" x1="0" y1="4" x2="24" y2="4"></line></svg>stops</li></ul></div>"
  `);
});

test("timeChart(chart) draws a limit across, and makes room for it", () => {
  const drawn = html({...chart, unit: "sec", limit: {value: 5000, name: "limit"}});
  expect(drawn).toContain("limit 5000 s");
  expect(drawn).toContain("time-limit");
});

test("timeChart(chart) draws nothing of one moment or none", () => {
  expect(timeChart({...chart, lines: []})).toEqual([]);
  expect(timeChart({...chart, lines: [{name: "a", form: "line", xs: [1, 1], ys: [2, 3]}]})).toEqual([]);
});

test("timeChart(chart) shows names as text, and has no style attribute", () => {
  const drawn = html({
    ...chart,
    label: '"><b>',
    lines: [{name: "<script>", form: "line", xs: [0, 1], ys: [1, 2]}],
  });
  expect(drawn).not.toContain("<script>");
  expect(drawn).toContain('aria-label="&#x22;><b>"');
  expect(drawn).not.toContain("style=");
});

test("thinPoints(points, columns) keeps ends and extremes, in order, and few points", () => {
  fc.assert(
    fc.property(fc.array(fc.double({min: 0, max: 1e6, noNaN: true}), {minLength: 1, maxLength: 500}), ys => {
      const xs = ys.map((_, index) => index);
      const kept = thinPoints({xs, ys}, 20);
      expect(kept[0]).toBe(0);
      expect(kept.at(-1)).toBe(ys.length - 1);
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      expect(kept.length).toBeLessThanOrEqual(84);
      expect(Math.max(...kept.map(index => ys[index] ?? 0))).toBe(Math.max(...ys));
      expect(Math.min(...kept.map(index => ys[index] ?? 0))).toBe(Math.min(...ys));
    }),
  );
});

test("heatMap(rows, label) puts equal neighbours together and leaves empty ones to the ground", () => {
  const tree = heatMap(
    [
      {name: "P0", values: [0, 5, 5, 10]},
      {name: "P1", values: [0, 0, 0, 0]},
    ],
    "queues",
  );
  expect(toHtml(tree)).toBe(
    '<div class="heat-map" role="img" aria-label="queues">' +
      '<span class="heat-name">P0</span><svg class="heat-row" width="100%" height="14">' +
      '<rect class="heat-0" width="100%" height="100%"></rect>' +
      '<rect class="heat-3" x="25%" width="50%" height="100%"></rect>' +
      '<rect class="heat-5" x="75%" width="25%" height="100%"></rect></svg>' +
      '<span class="heat-name">P1</span><svg class="heat-row" width="100%" height="14">' +
      '<rect class="heat-0" width="100%" height="100%"></rect></svg></div>',
  );
});

test("heatMap(rows, label) puts the greatest of many columns into one", () => {
  const values = Array.from({length: 12_000}, (_, index) => (index === 6000 ? 9 : 0));
  expect(toHtml(heatMap([{name: "P0", values}], "x"))).toContain('class="heat-5" x="50%"');
});

test("bar(...shares) draws parts one after the other, none beyond the whole", () => {
  expect(toHtml(bar(0.25, 2)).match(/x="[^"]*" width="[^"]*"/g)).toEqual([
    'x="0%" width="25%"',
    'x="25%" width="75%"',
  ]);
  expect(toHtml(bar(Number.NaN))).toContain('width="0%"');
});
