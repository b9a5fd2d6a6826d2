import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {sparkline} from "./sparkline.ts";

test("sparkline(values) draws a line, its changes and its newest point", () => {
  const html = toHtml(sparkline({values: [10, 10, 20, 20], changes: [{place: 2, tone: "worse"}]}));
  expect(html).toBe(
    '<svg class="sparkline" viewBox="0 0 96 22" aria-hidden="true"><polyline points="3,19 33,19 63,3 93,3"></polyline><circle class="worse" cx="63" cy="3" r="2"></circle><circle class="last" cx="93" cy="3" r="2"></circle></svg>',
  );
});

test("sparkline(values) lets what is quiet look quiet", () => {
  const html = toHtml(sparkline({values: [100, 100.1], changes: []}));
  const [, y1 = 0, y2 = 0] = (/points="3,([\d.]+) 93,([\d.]+)"/.exec(html) ?? []).map(Number);
  expect(Math.abs(y1 - y2)).toBeLessThan(0.5);
});

test("sparkline(values) stays small and finite, whatever the values", () => {
  const values = Array.from({length: 1000}, (_, i) => (i % 7 === 0 ? Number.NaN : i % 5));
  const html = toHtml(sparkline({values, changes: []}));
  expect(html).not.toMatch(/NaN|Infinity/);
  expect(html.length).toBeLessThan(1500);
  for (const odd of [[0], [0, 0], [Number.POSITIVE_INFINITY], [Number.NaN, 1]])
    expect(toHtml(sparkline({values: odd, changes: []}))).not.toMatch(/NaN|Infinity/);
});
