import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {shareChart} from "./share-chart.ts";

const point = (flat: number, cum: number, day: number) => ({
  flat,
  cum,
  title: `entry ${day}`,
  address: `/profiles/${day}/`,
  date: `2026-05-0${day}`,
});

const draw = (points: readonly ReturnType<typeof point>[]): string =>
  toHtml(shareChart({label: "Share of f", points, describe: share => `${share * 100}%`}));

test("shareChart(chart) joins the points, each a link that says both shares", () => {
  const html = draw([point(0.1, 0.5, 1), point(0.2, 0.25, 2), point(0, 0, 3)]);
  expect(html.match(/<a /g)).toHaveLength(3);
  expect(html).toContain(
    '<a href="/profiles/2/" class="share-mark"><title>entry 2: flat 20%, cum 25%</title>',
  );
  // Two lines between three points, each twice; the legend has one of each.
  expect(html.match(/class="time-line time-line-[12]"/g)).toHaveLength(6);
  expect(html).toContain(">2026-05-01</text>");
  expect(html).toContain(">2026-05-03</text>");
});

test("shareChart(chart) sets a single point in the middle, and one of nothing on the axis", () => {
  const html = draw([point(0, 0, 1)]);
  expect(html).toContain('cx="50%" cy="126"');
  expect(html).not.toMatch(/NaN|Infinity/);
});

test("shareChart(chart) draws many points without marks", () => {
  const html = draw(Array.from({length: 100}, () => point(0.1, 0.2, 1)));
  expect(html).not.toContain("<a ");
});
