import {fromHtml} from "hast-util-from-html";
import {toHtml} from "hast-util-to-html";
import {visit} from "unist-util-visit";
import {expect, test} from "vitest";
import {lineChart} from "./line-chart.ts";
import type {LineChart, LinePoint} from "./line-chart-data.ts";

function point(key: string, center: number, more: Partial<LinePoint> = {}): LinePoint {
  const href = `/entries/${key}/`;
  return {
    key,
    date: key.slice(0, 10),
    label: key,
    href,
    center,
    low: center * 0.98,
    high: center * 1.02,
    n: 10,
    ...more,
  };
}

const chart: LineChart = {
  title: "Parse/msg=invite",
  unit: "sec/op",
  better: "lower",
  lines: [
    {
      name: "xeon",
      points: [
        point("2026-01-05-split", 7.61e-7),
        point("2026-02-11-arena", 7.6e-7, {hollow: "rejected"}),
        point("2026-02-11-scan", 4.1e-7, {low: -Infinity, high: Infinity, n: 3}),
        point("2026-05-03-pool", 2.05e-7),
        point("2026-05-04-none", 2.06e-7),
      ],
      levels: [
        {start: 0, end: 2, center: 7.605e-7},
        {start: 3, end: 5, center: 2.055e-7},
      ],
      spikes: [2],
      marks: [
        {
          number: 1,
          place: 3,
          atPoint: true,
          label: "-72.98%, Pool the parser",
          href: "#change-1",
          confirmed: false,
          tone: "better",
        },
      ],
    },
    {name: "m2", points: [point("2026-02-11-scan", 3e-7)]},
  ],
};

const html = async (of: LineChart) => toHtml(await lineChart(of));
const pretty = (text: string) => text.replace(/></g, ">\n<");

test("lineChart(chart) draws lines, intervals, links, a legend and a table", async () => {
  await expect(pretty(await html(chart))).toMatchFileSnapshot("testdata/line-chart.golden.html");
});

test("lineChart(chart) draws a drift as a sloped level, and a change of noise as a named rule", async () => {
  const days = Array.from({length: 6}, (_, i) => `2026-01-0${i + 1}-a`);
  const one = {
    name: "m",
    points: days.map((day, i) => point(day, 100 + i)),
    levels: [{start: 0, end: 6, center: 102.5, ends: [100, 105] as const}],
    drift: "+1.00% a measurement",
    noise: {place: 3, word: "noisier", label: "noisier since a", href: `/entries/${days[3]}/`},
  };
  const tree = fromHtml(await html({...chart, lines: [one]}), {fragment: true});
  const slopes: unknown[] = [];
  visit(tree, "element", ({tagName, properties}) => {
    if (tagName === "line" && properties.strokeWidth === "5") slopes.push(properties.y2);
  });
  expect(slopes).toEqual([expect.stringMatching(/^-\d/)]);
  const text = toHtml(tree);
  expect(text).toContain(`<a href="/entries/${days[3]}/" class="chart-noise"><title>noisier since a</title>`);
  expect(text).toContain("<li>drifting: +1.00% a measurement</li>");
  expect(text).toContain(`<li><a href="/entries/${days[3]}/">noisier since a</a></li>`);
});

test("lineChart(chart) gives the same bytes every time and under any time zone", async () => {
  const first = await html(chart);
  await html({...chart, unit: "B/op"});
  const zone = process.env.TZ;
  try {
    process.env.TZ = "America/Los_Angeles";
    expect(await html(chart)).toBe(first);
  } finally {
    process.env.TZ = zone;
  }
});

test("lineChart(chart) draws a single point, and one of zero", async () => {
  for (const center of [5, 0]) {
    const svg = await html({
      ...chart,
      unit: "allocs/op",
      lines: [{name: "m", points: [point("2026-01-05-a", center)]}],
    });
    expect(svg).toContain(`2026-01-05-a: ${center}.000 allocs/op, n=10`);
    expect(svg).not.toMatch(/NaN|Infinity/);
  }
});

test("lineChart(chart) tells more lines apart than it has colours", async () => {
  const lines = Array.from({length: 7}, (_, index) => ({
    name: `m${index}`,
    points: [point("2026-01-05-a", index + 1)],
  }));
  const swatches = (await html({...chart, lines})).match(/<svg class="chart-swatch".*?<\/svg>/g) ?? [];
  expect(new Set(swatches).size).toBe(7);
});

test("lineChart(chart) carries words of authors as text only, and leads to paths of the site only", async () => {
  const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const hrefs = ["javascript:alert(1)", "//evil.example/", "data:text/html,x"];
  const lines = [
    {
      name: evil,
      points: hrefs.map((href, index) => point(`2026-01-0${index + 1}-a`, 1, {label: evil, href})),
    },
    {name: `${evil}2`, points: [point("2026-01-05-b", 2, {key: evil, hollow: evil})]},
  ];
  const tree = fromHtml(await html({...chart, title: evil, unit: evil, lines}), {fragment: true});
  const found: string[] = [];
  visit(tree, "element", element => {
    for (const name of Object.keys(element.properties)) if (/^(?:on|style$)/i.test(name)) found.push(name);
    if (["script", "img", "style", "foreignObject", "use", "image"].includes(element.tagName))
      found.push(element.tagName);
    const href = element.properties.href;
    if (typeof href === "string" && !/^(?:#|#change-1|\/entries\/.*)$/.test(href)) found.push(href);
  });
  expect(found).toEqual([]);
});

test("lineChart(chart) draws 500 points, each with its link", async () => {
  const points = Array.from({length: 500}, (_, index) => {
    const date = new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
    return point(`${date}-e`, 1e-6 + index * 1e-9);
  });
  const drawn = await html({...chart, lines: [{name: "m", points}]});
  expect(new Set(drawn.match(/href="\/entries\/[^"]*"/g)).size).toBe(500);
});

test("lineChart(chart) draws a long line without intervals, and no empty band", async () => {
  const points = Array.from({length: 400}, (_, index) => {
    const date = new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
    return point(`${date}-e`, 1 + index, {low: -Infinity, high: Infinity});
  });
  const drawn = await html({...chart, lines: [{name: "m", points}]});
  expect(drawn).toContain("<svg");
  expect(drawn).not.toContain('<path fill="var(--chart-1)"');
});
