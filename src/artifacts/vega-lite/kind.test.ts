import {readdirSync, readFileSync} from "node:fs";
import {fromHtml} from "hast-util-from-html";
import {toHtml} from "hast-util-to-html";
import {visit} from "unist-util-visit";
import {describe, expect, test} from "vitest";
import {DRAWING_TOOLS} from "../../charts/drawing-tools-fs.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import type {Artifact} from "../kind.ts";
import {vegaLiteKind} from "./kind.ts";

const samples = new URL("testdata/samples/", import.meta.url);
const names = readdirSync(samples);
const textOf = (name: string) => readFileSync(new URL(name, samples), "utf8");
const encoder = new TextEncoder();
const CSV = "date,p50 ms,p99 ms,host\n2026-09-01,12,48,a\n2026-09-02,11,,b\n";
const sibling = (name: string) =>
  name === "runs.csv" ? artifactFile(name, name, encoder.encode(CSV)) : undefined;
const openText = (text: string, name = "x.vl.json") =>
  vegaLiteKind.open({...artifactFile(name, name, encoder.encode(text)), sibling});
const open = (spec: object) => openText(JSON.stringify(spec, null, 1));
const context = {id: "x", size: "page"} as const;
const drawn = async (artifact: Artifact) =>
  (await artifact.picture(context, DRAWING_TOOLS)).map(node => toHtml(node)).join("\n");
const chartOf = (artifact: Artifact) => vegaLiteKind.modelOf(artifact)?.chart;

const data = {
  values: [
    {a: 1, b: "x", t: "2026-01-01"},
    {a: 2, b: "y", t: "2026-01-02"},
  ],
};
const plain = {data, mark: "bar", encoding: {x: {field: "b"}, y: {field: "a", type: "quantitative"}}};

describe("vegaLiteKind", () => {
  test.each(names)("draws testdata/samples/%s as its golden file", async name => {
    const artifact = openText(textOf(name), name);
    const view = artifact.view(context).map(node => toHtml(node));
    const html = [artifact.title, await drawn(artifact), ...view].join("\n").replace(/<\/(?:g|tr)>/g, "$&\n");
    expect(artifact.problems.filter(({severity}) => severity === "error")).toEqual([]);
    await expect(html).toMatchFileSnapshot(new URL(`testdata/golden/${name}.html`, import.meta.url).pathname);
  });

  test("hands Vega no name of an author's, neither of columns nor of anything else", () => {
    const hostile = "'];alert(1);//";
    const spec = {
      data: {values: [{[hostile]: 1, b: hostile}]},
      mark: {type: "point", tooltip: {content: hostile}},
      encoding: {x: {field: hostile, aggregate: "mean"}, y: {field: "b", sort: [hostile]}},
    };
    const {spec: kept, values} = chartOf(open(spec)) ?? {};
    expect(values).toEqual([{c0: 1, c1: hostile}]);
    expect(kept).toEqual({
      width: 640,
      height: 240,
      mark: {type: "point"},
      encoding: {
        x: {field: "c0", aggregate: "mean", title: `Mean of ${hostile}`},
        y: {field: "c1", sort: [hostile], title: "b"},
      },
    });
  });

  test("reads values that have no text: a list or an object in place of a word", () => {
    const odd = {toString: 1, valueOf: 1};
    const artifact = open({
      ...plain,
      title: {text: [odd], subtitle: [odd]},
      transform: [
        {filter: {field: "a", range: [odd, 5]}},
        {fold: [odd]},
        {fold: ["a"], as: [odd, odd]},
        {filter: {field: "key", equal: odd}},
      ],
    });
    expect(artifact.title).toBe("Chart");
    expect(artifact.problems.map(({message}) => message)).toEqual([
      expect.stringContaining("transform[0].filter is an object"),
      'transform[1].fold[0] is "an object", expected a column of the data',
    ]);
  });

  test("leaves out columns of endless names", () => {
    const values = [{a: 1, b: "x", ["n".repeat(501)]: 2}];
    const artifact = open({...plain, data: {values}});
    expect(chartOf(artifact)?.values).toEqual([{c0: 1, c1: "x"}]);
    expect(artifact.problems.map(({message}) => message)).toEqual([
      "chart has columns whose names are longer than 500 characters, which are left out",
    ]);
  });

  test("folds no more rows than are drawn, and pays for the cells of its data", () => {
    const wide = Object.fromEntries(Array.from({length: 60}, (_, i) => [`c${i}`, i]));
    const fold = Array.from({length: 50}, (_, i) => `c${i}`);
    const spec = {
      data: {values: Array.from({length: 5000}, () => wide)},
      mark: "bar",
      transform: [{fold}, {fold, as: ["k", "v"]}],
      encoding: {y: {field: "v", type: "quantitative"}},
    };
    const spent: number[] = [];
    const text = new TextEncoder().encode(JSON.stringify(spec));
    const artifact = vegaLiteKind.open({
      ...artifactFile("x.vl.json", "x.vl.json", text),
      spend: (kind, amount) => void (kind === "jsonValues" && spent.push(amount)),
    });
    expect(artifact.problems.map(({message}) => message)).toEqual([
      "chart has 250000 rows once folded, of which the first 5000 are drawn",
      "chart has 250000 rows once folded, of which the first 5000 are drawn",
    ]);
    expect(chartOf(artifact)?.values).toHaveLength(5000);
    expect(spent).toEqual([3 * 64 * 5000]);
  });

  test("draws words of authors as text only", async () => {
    const hostile = '</text><script>alert(1)</script><a href="javascript:alert(1)">';
    const spec = {
      ...plain,
      title: hostile,
      description: hostile,
      data: {values: [{a: 1, b: hostile}]},
      encoding: {...plain.encoding, color: {field: "b", title: hostile}},
    };
    const html = await drawn(open(spec));
    const found = new Set<string>();
    visit(fromHtml(html, {fragment: true}), "element", ({tagName, properties}) => {
      found.add(tagName);
      for (const name of Object.keys(properties))
        if (/^(?:on|href|style|id$|xlink)/i.test(name)) found.add(name);
    });
    expect([...found].sort()).toEqual(["div", "g", "line", "p", "path", "svg", "text"]);
    expect(html).toContain("&#x3C;script>");
  });

  test("takes data of a file of the entry", () => {
    const spec = {
      data: {url: "runs.csv"},
      transform: [{fold: ["p50 ms", "p99 ms"], as: ["quantile", "ms"]}, {filter: {field: "ms", valid: true}}],
      mark: "line",
      encoding: {
        x: {field: "date", type: "temporal"},
        y: {field: "ms", type: "quantitative"},
        color: {field: "quantile"},
      },
    };
    const artifact = open(spec);
    expect(artifact.problems).toEqual([]);
    expect(chartOf(artifact)?.values.map(({c0, c4, c5}) => [c0, c4, c5])).toEqual([
      ["2026-09-01", "p50 ms", 12],
      ["2026-09-01", "p99 ms", 48],
      ["2026-09-02", "p50 ms", 11],
    ]);
  });

  test.each([
    [{lt: 2}, [1]],
    [{lte: 2}, [1, 2]],
    [{gt: 2}, [3]],
    [{gte: 2}, [2, 3]],
    [{equal: 2}, [2]],
    [{range: [2, null]}, [2, 3]],
    [{oneOf: [1, 3]}, [1, 3]],
    [{valid: false}, [null]],
  ])("filters rows by %j", (test, left) => {
    const spec = {
      ...plain,
      data: {values: [1, 2, 3, null].map(a => ({a, b: "x"}))},
      transform: [{filter: {field: "a", ...test}}],
    };
    expect(chartOf(open(spec))?.values.map(({c0}) => c0)).toEqual(left);
  });

  test.each([
    ["https://example.com/x.csv"],
    ["//example.com/x"],
    ["/etc/passwd"],
    ["../other/x.csv"],
    ["a/../../x.csv"],
    ["file:///etc/passwd"],
    ["data:text/csv,a"],
    ["C:\\x.csv"],
    ["missing.csv"],
  ])("refuses data from %s", url => {
    const {problems} = open({...plain, data: {url}});
    expect(problems[0]).toMatchObject({line: 3, severity: "error", code: "PJ132"});
    expect(problems[0]?.message).toContain(`data.url ${JSON.stringify(url)} is no file of this entry`);
  });

  test.each([
    ["{", 1, "chart is not valid JSON"],
    ['{\n"mark": "bar",\n}', 3, "chart is not valid JSON"],
    ["[]", 1, "chart is a list, expected an object"],
  ])("says of %j where it is no specification", (text, line, message) => {
    const {problems} = openText(text);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.line).toBe(line);
  });

  test.each([
    [{data: undefined}, "data is nothing, expected"],
    [{data: {name: "x"}}, "data has neither values nor url"],
    [{data: {sequence: {start: 0, stop: 1e9}}}, "data has neither values nor url"],
    [{mark: undefined}, "chart has no mark"],
    [{mark: "image"}, 'mark is "image", expected one of "area"'],
    [{mark: {type: "bar", href: "javascript:alert(1)"}}, "mark.href is not drawn here"],
    [{mark: {type: "bar", opacity: {expr: "1"}}}, "mark.opacity is an object, expected a number from 0 to 1"],
    [{width: 1e9}, "width is 1000000000, expected a number from 40 to 1200"],
    [{transform: {}}, "transform is an object, expected a list"],
    [{transform: [{calculate: "1", as: "z"}]}, 'transform[0] is "calculate", expected "filter" or "fold"'],
    [{transform: [{filter: "datum.a > 1"}]}, 'transform[0].filter is "datum.a > 1", expected a field'],
    [
      {transform: [{filter: {field: "z", equal: 1}}]},
      'transform[0].filter.field is "z", expected a column of the data',
    ],
    [{transform: [{fold: ["z"]}]}, 'transform[0].fold[0] is "z", expected a column of the data'],
    [{encoding: {x: {field: "A"}}}, 'encoding.x.field is "A", expected a column of the data: "a", "b", "t"'],
    [{encoding: {x: {field: {repeat: "x"}}}}, "encoding.x.field is an object, expected the name of a column"],
    [{encoding: {x: {field: "a", aggregate: "values"}}}, 'encoding.x.aggregate is "values", expected one of'],
    [{encoding: {x: {field: "a", axis: {labelExpr: "1"}}}}, "encoding.x.axis.labelExpr is not drawn here"],
    [
      {encoding: {x: {field: "a", axis: {tickCount: 1e7}}}},
      "encoding.x.axis.tickCount is 10000000, expected a number from 0 to 40",
    ],
    [
      {encoding: {x: {field: "a", axis: {format: "<script>"}}}},
      'encoding.x.axis.format is "<script>", expected a number format',
    ],
    [{encoding: {x: {field: "a", bin: {maxbins: 1e9}}}}, "encoding.x.bin.maxbins is 1000000000"],
    [
      {encoding: {x: {field: "a", scale: {domain: [{expr: "1"}]}}}},
      "encoding.x.scale.domain[0] is an object",
    ],
    [{encoding: {x: {field: "a", timeUnit: "eval"}}}, 'encoding.x.timeUnit is "eval", expected a time unit'],
    [{encoding: {href: {value: "x"}}}, "encoding.href is not drawn here"],
    [{encoding: {url: {field: "a"}}}, "encoding.url is not drawn here"],
    [{encoding: {color: {condition: {test: "1"}}}}, "encoding.color.condition is not drawn here"],
    [
      {encoding: {color: {field: "t", type: "temporal"}}},
      "encoding.color is a time, expected a category or a number",
    ],
    [
      {encoding: {column: {field: "b"}}, data: {values: Array.from({length: 13}, (_, b) => ({b}))}},
      "encoding.column has 13 values, expected at most 12",
    ],
    [{mark: undefined, layer: [{mark: "bar", data: {url: "x"}}]}, "layer[0].data is not drawn here"],
    [{encoding: {x: {field: "b", type: "temporal"}}}, 'encoding.x is a time, expected dates in column "b"'],
    [{hconcat: []}, "hconcat is not drawn here"],
    [{repeat: ["a"]}, "repeat is not drawn here"],
    [{projection: {}}, "projection is not drawn here"],
  ])("refuses %j", async (change, message) => {
    const artifact = open({...plain, ...change});
    const errors = artifact.problems.filter(({severity}) => severity === "error");
    expect(errors.map(error => error.message).join("\n")).toContain(message);
    expect(errors.every(({line = 0, hint}) => line > 0 && hint)).toBe(true);
    expect(chartOf(artifact)).toBeUndefined();
    expect(await drawn(artifact)).toContain("The chart is not drawn: its specification has mistakes.");
  });

  test("says the line of a mistake", () => {
    const text =
      '{\n "mark": "bar",\n "data": {"values": [{"a": 1}]},\n "encoding": {\n  "x": {\n   "field":\n    "z"\n  }\n }\n}';
    expect(openText(text).problems[0]).toMatchObject({line: 7, hint: 'did you mean "a"?'});
  });

  test("leaves out what only acts on a screen, and says what else it leaves out", () => {
    const {problems} = open({
      ...plain,
      config: {background: "url(x)"},
      params: [{name: "p", expr: "1"}],
      datasets: {},
      odd: 1,
    });
    expect(problems.map(({severity, message}) => [severity, message])).toEqual([
      ["warning", "odd is left out"],
    ]);
  });

  test("draws no more rows than a picture bears, and says so", () => {
    const values = Array.from({length: 6000}, (_, a) => ({a, b: "x"}));
    const artifact = open({...plain, data: {values}});
    expect(chartOf(artifact)?.values).toHaveLength(5000);
    expect(artifact.problems[0]?.message).toBe("chart has 6000 rows, of which the first 5000 are drawn");
  });

  test("takes 2,000 mutated texts without a throw", () => {
    let state = 5;
    const random = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * below);
    };
    const words = [
      "null",
      "true",
      "[]",
      "{}",
      "1e308",
      "-1",
      '"__proto__"',
      '"x"',
      '"datum"',
      "[null]",
      '{"expr": "1"}',
    ];
    const texts = names.map(textOf);
    for (let i = 0; i < 2000; i++) {
      let text = texts[random(texts.length)] ?? "";
      for (let cuts = random(3) + 1; cuts > 0; cuts--) {
        const values = [...text.matchAll(/"[^"]*"(?!:)|\b\d+(?:\.\d+)?\b|\{[^{}]*\}|\[[^[\]]*\]/g)];
        const {index = 0, 0: value = ""} = values[random(values.length)] ?? {};
        text = text.slice(0, index) + words[random(words.length)] + text.slice(index + value.length);
      }
      if (random(4) === 0) text = text.slice(0, random(text.length));
      const artifact = openText(text);
      expect(artifact.view(context).length).toBeGreaterThan(0);
      expect(JSON.stringify(chartOf(artifact)?.spec ?? {})).not.toMatch(/"expr"|"signal"|"url"|"href"/);
    }
  });
});
