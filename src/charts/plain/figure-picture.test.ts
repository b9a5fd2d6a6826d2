import {readFileSync} from "node:fs";
import fc from "fast-check";
import {h, s} from "hastscript";
import {describe, expect, test} from "vitest";
import {bar} from "../draw/bar.ts";
import {flameGraph} from "../draw/flame-graph.ts";
import {heatMap} from "../draw/heat-map.ts";
import {timeChart} from "../draw/time-chart.ts";
import {coveredText} from "../raster/drawn-text.ts";
import {rasterize} from "../raster/raster-fs.ts";
import {figurePicture} from "./figure-picture.ts";
import {readStyles} from "./style-sheet.ts";
import {writePicture} from "./write-picture.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const RULES = readStyles([
  read("../../site/styles/tokens.css"),
  read("../../site/styles/base.css"),
  read("../../artifacts/profile/view.css"),
  read("../../artifacts/benchmark/view.css"),
  read("../draw/heat-map.css"),
  read("../draw/bar.css"),
  read("../draw/time-chart.css"),
  read("../vega/line-chart.css"),
]);

/** What a picture must not have: it refers to nothing. */
const NOT_PLAIN = /var\(|light-dark\(|color-mix\(|currentcolor|url\(|href|<script|NaN|undefined/i;

function drawn(...body: Parameters<typeof h>[2][]) {
  const tree = h("figure.figure", [
    h("figcaption", [h("span.figure-title", "CPU profile"), " ", h("span.figure-files", "cpu.pb.gz")]),
    ...(body as []),
  ]);
  return figurePicture(
    {tree, title: "CPU profile (cpu.pb.gz)", description: "Of an entry", attribution: "Entry · 2026-05-03"},
    RULES,
  );
}

/** A picture with a line for each element. */
function lines(svg: string): string {
  return svg.replace(/(?=<(?:rect|line|text|path|circle|g|desc|style)\b)/g, "\n");
}

describe("writePicture(figurePicture(…))", () => {
  test("draws a table with the text of its cells", async () => {
    const table = h("table.benchmark-table", [
      h("thead", h("tr", [h("th", "benchmark"), h("th.num", "base"), h("th.num", "change")])),
      h("tbody", [
        h("tr.benchmark-unit", h("th", {colSpan: 3}, ["sec/op", h("span.note", " lower is better")])),
        h("tr", [
          h("th", {scope: "row"}, "Parse"),
          h("td.num", ["28.227µ", h("span.delta-none", " ± 12%")]),
          h("td.num.delta-better", "-93.07%"),
        ]),
      ]),
    ]);
    await expect(lines(writePicture(drawn(table), {scheme: "both"}))).toMatchFileSnapshot(
      "testdata/table.svg",
    );
  });

  test("draws a flame graph with colours of its packages", async () => {
    const node = {name: "root", label: "root", value: 8, group: "a", isQuiet: false, children: []};
    const left = {...node, name: "left", label: "left <1>", value: 5, group: "b", isQuiet: true};
    const {svg} = flameGraph(
      {...node, children: [left]},
      {label: "Flame graph", describe: String, maxFrames: 9, maxRows: 9},
    );
    await expect(lines(writePicture(drawn(svg), {scheme: "dark"}))).toMatchFileSnapshot(
      "testdata/flame-graph.svg",
    );
  });

  test("draws lines over time, bars and heat maps", async () => {
    const [chart] = timeChart({
      label: "Heap",
      unit: "B",
      xUnit: "sec",
      lines: [
        {name: "live", form: "step", xs: [0, 1, 2], ys: [10, 30, 20]},
        {name: "goal", form: "line", xs: [0, 2], ys: [40, 40]},
      ],
    });
    const row = h("table", h("tbody", h("tr", [h("th", "runnable"), h("td", bar(0.5, 0.25))])));
    const heat = heatMap([{name: "P0", values: [0, 1, 4]}], "Load");
    await expect(lines(writePicture(drawn(chart, row, heat), {scheme: "light"}))).toMatchFileSnapshot(
      "testdata/lines-over-time.svg",
    );
  });

  test("stays a document whatever a text holds", () => {
    const svg = writePicture(drawn(h("p", "x[y[0]]> 1\u0007\uffff")), {scheme: "both"});
    expect(svg).toContain("x[y[0]]&gt; 1</");
    expect(svg).not.toContain("]]>");
  });

  test("draws patterns of new and gone frames as lines", async () => {
    const hatch = s("svg.flame-graph", {width: "100%", height: 17}, [
      s("defs", s("pattern", {id: "x-new"}, s("path.flame-hatch", {d: "M0 6 6 0"}))),
      s("svg", {x: "0%", y: 0, width: "2%", height: 17}, [
        s("rect", {width: "100%", height: "100%", className: ["diff-more-2"]}),
        s("rect", {width: "100%", height: "100%", className: ["flame-pattern"], fill: "url(#x-new)"}),
      ]),
    ]);
    await expect(lines(writePicture(drawn(hatch), {scheme: "light"}))).toMatchFileSnapshot(
      "testdata/new-frames.svg",
    );
  });

  test("is plain, whatever the figure", () => {
    const name = fc.constantFrom("flame-1", "heat-2", "bar-1", "time-line-1", "num", "delta-better");
    const text = fc.oneof(
      fc.string({unit: "binary", maxLength: 40}),
      fc.constantFrom("]]>", "<script>", "&#0;"),
    );
    const size = fc.oneof(fc.integer(), fc.constantFrom("5%", "1e999", "x", "100%"));
    const shape = fc.tuple(name, size, size, text).map(([className, x, width, label]) =>
      s("svg", {x, width, height: 9, viewBox: `0 0 ${x} 9`}, [
        s("rect", {
          x,
          width,
          height: "100%",
          className: [className],
          fill: "url(#a)",
          stroke: "var(--paper)",
        }),
        s("text", {x, className: [className]}, label),
      ]),
    );
    const cell = fc.tuple(name, text).map(([className, label]) => h("td", {className: [className]}, label));
    const table = fc.array(fc.array(cell, {maxLength: 4}), {maxLength: 4}).map(rows => {
      return h(
        "table",
        h(
          "tbody",
          rows.map(row => h("tr", row)),
        ),
      );
    });
    const paragraph = text.map(words => h("p.note", words));
    fc.assert(
      fc.property(fc.array(fc.oneof(shape, table, paragraph), {maxLength: 5}), body => {
        const svg = writePicture(drawn(...body), {scheme: "both"});
        const markup = svg.replace(/>[^<]*</g, "><");
        expect(markup).not.toMatch(NOT_PLAIN);
      }),
    );
  });

  test("is drawn as PNG of its size, twice as large, with few bytes", async () => {
    const picture = drawn(h("p", "Text 日本 µ"));
    const svg = writePicture(picture, {scheme: "light", text: coveredText});
    expect(svg).toContain(">Text  µ<");
    const {width, height} = picture;
    const png = Buffer.from(await rasterize({svg, width, height, scale: 2}));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * width, 2 * height]);
    // A palette of bytes.
    expect([...png.subarray(24, 26)]).toEqual([8, 3]);
    expect(png.length).toBeLessThan(10_000);
  });

  test("wraps long texts and cuts long cells", () => {
    const long = "word ".repeat(60);
    const table = h("table", h("tbody", h("tr", [h("td", long.replaceAll(" ", "")), h("td", "end")])));
    const svg = writePicture(drawn(h("p", long), table), {scheme: "light"});
    expect(svg.match(/>word[^<]*</g)?.length).toBeGreaterThan(2);
    expect(svg).toMatch(/w[word]*…</);
    expect(svg).toContain(">end<");
  });
});
