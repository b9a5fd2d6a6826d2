import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {sparkline, sparklineFile} from "./sparkline.ts";

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

test("sparklineFile(values) is a file that needs nothing of a page", () => {
  const html = toHtml(sparklineFile({values: [10, 20], changes: [{place: 1, tone: "better"}]}), {
    space: "svg",
  });
  expect(html).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="72" viewBox="0 0 240 72"><polyline points="5,67 235,5" fill="none" stroke="#7a7f83" stroke-width="1.5" stroke-linejoin="round"></polyline><circle cx="235" cy="5" r="3.5" fill="#3a84d6"></circle></svg>',
  );
  const long = sparklineFile({values: Array.from({length: 5000}, (_, i) => i % 11), changes: []});
  expect(toHtml(long).length).toBeLessThan(6000);
});
