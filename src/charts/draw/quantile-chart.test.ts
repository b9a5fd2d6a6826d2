import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import type {QuantileChart} from "./quantile-chart.ts";
import {quantileChart} from "./quantile-chart.ts";

const html = (chart: QuantileChart): string =>
  quantileChart(chart)
    .map(node => toHtml(node))
    .join("");
const line = (percents: readonly number[], values: readonly number[], name = "base") => ({
  name,
  percents,
  values,
});
const marks = (drawn: string) =>
  [...drawn.matchAll(/x="([\d.]+)%"[^>]*text-anchor="\w+">([^<]+)</g)].map(
    ([, at, text]) => `${text} at ${at}`,
  );

test("quantileChart(chart) gives every halving of the rest the same room, and the slowest an end of their own", () => {
  const drawn = html({label: "x", lines: [line([0, 50, 75, 87.5, 100], [0.001, 0.002, 0.003, 0.004, 0.01])]});
  expect(/ d="([^"]*)"/.exec(drawn)?.[1]).toBe("M0 900L250 800L500 700L750 600L1000 0");
  expect(marks(drawn)).toEqual(["max at 100", "0% at 0", "50% at 25", "75% at 50"]);
});

test("quantileChart(chart) marks shares as far as the farthest curve goes, those with room", () => {
  const far = line([0, 50, 90, 99, 99.9, 99.99], [1, 2, 3, 4, 5, 6]);
  const near = line([0, 50, 90], [1, 1, 1], "head");
  const drawn = html({label: "Times of both", lines: [near, far]});
  expect(marks(drawn).map(mark => mark.split(" ")[0])).toEqual(["0%", "99%", "90%", "99.9%", "99.99%"]);
  expect(drawn).toContain('aria-label="Times of both"');
  expect(drawn.match(/<path/g)?.length).toBe(2);
});

test("quantileChart(chart) draws nothing of two shares, of none, and of times that are all nothing", () => {
  for (const one of [line([50, 100], [1, 2]), line([], []), line([0, 50, 99], [0, 0, 0])])
    expect(quantileChart({label: "x", lines: [one]})).toEqual([]);
});

test("quantileChart(chart) draws times by powers of ten where the slowest leaves no room for the others", () => {
  const drawn = html({
    label: "x",
    lines: [line([0, 50, 99, 100], [0, 0.001, 0.01, 1]), line([0, 50, 99, 100], [0.01, 0.1, 0.1, 30])],
  });
  const paths = [...drawn.matchAll(/ d="([^"]*)"/g)].map(([, d = ""]) =>
    [...d.matchAll(/ (\d+)/g)].map(([, y]) => Number(y)),
  );
  expect(paths).toEqual([
    [1000, 1000, 800, 400],
    [800, 600, 600, 105],
  ]);
  expect([...drawn.matchAll(/x="0" y="[\d.]+">([^<]+)</g)].map(([, text]) => text)).toEqual([
    ...["1 ms", "10 ms", "100 ms", "1 s", "10 s", "100 s"],
  ]);
  expect(html({label: "x", lines: [line([0, 50, 99, 100], [0, 0, 0, 1])]})).not.toMatch(/NaN|Infinity/);
  expect(drawn).toContain("Each line across is ten times the one below it.");
});
