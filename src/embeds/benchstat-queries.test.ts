import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {benchstatEmbed} from "./benchstat.ts";
import {callEmbed} from "./lib/call.ts";
import {inlineError} from "./lib/error-card.ts";
import {around, benchText} from "./testdata/bench.ts";
import type {EntryText} from "./testdata/fixture.ts";
import {drawEmbed, testContext} from "./testdata/fixture.ts";

const entry: EntryText = {
  files: {
    "before.txt": benchText({Parse: around(900), Render: around(500)}),
    "pool.txt": benchText({Parse: around(600), Render: around(500)}),
    "scan.txt": benchText({Parse: around(300)}),
  },
};
const one: EntryText = {
  files: {
    "run.txt": benchText({
      "Parse/impl=split/size=1": around(900),
      "Parse/impl=scan/size=1": around(300),
      "Parse/impl=split/size=2": around(1800),
      "Parse/impl=scan/size=2": around(2000),
    }),
  },
};

/** Cells of every row, apart by ` | `. */
async function rows(attributes: Readonly<Record<string, string>>, of: EntryText): Promise<string[]> {
  const html = toHtml(await drawEmbed(benchstatEmbed, attributes, {entry: of}));
  const text = (part: string) => part.replace(/<[^>]*>/g, "");
  return (html.match(/<tr.*?<\/tr>/g) ?? []).map(row =>
    (row.match(/<t[hd].*?<\/t[hd]>/g) ?? []).map(text).filter(Boolean).join(" | "),
  );
}

test.each(["pool.txt scan.txt", "pool.txt,scan.txt"])(
  "::benchstat{head=%j} compares every head with the base",
  async head => {
    expect(await rows({base: "before.txt", head, unit: "ns/op"}, entry)).toEqual([
      "benchmark | before | pool | scan",
      "median | change | p | n | median | change | p | n",
      "sec/op lower is better",
      "Parse-8 | 900.0n ± 1% | 600.0n ± 1% | -33.33% | 0.000 | 10 | 300.0n ± 1% | -66.67% | 0.000 | 10",
      "Render-8 | 500.0n ± 1% | 500.0n ± 1% | ~ | 1.000 | 10 | — | not measured",
      "geomean | 670.8n | 547.7n | -18.35% | 300.0n | -66.67%1",
    ]);
  },
);

test.each([{file: "run.txt", col: "/impl"}, {col: "/impl"}])(
  "::benchstat%o compares what one file holds",
  async attributes => {
    expect(await rows({...attributes, unit: "ns/op"}, one)).toEqual([
      "benchmark | split | scan | change | p | n",
      "sec/op lower is better",
      "Parse/size=1-8 | 900.0n ± 1% | 300.0n ± 1% | -66.67% | 0.000 | 10",
      "Parse/size=2-8 | 1.800µ ± 1% | 2.000µ ± 1% | +11.11% | 0.000 | 10",
      expect.stringContaining("geomean"),
    ]);
  },
);

test("::benchstat{table filter order} divides, keeps and orders as asked", async () => {
  const asked = {col: "/impl@(scan split)", table: "/size@num", filter: "/size:2 AND .unit:ns/op"};
  expect(await rows(asked, one)).toContain("Parse-8 | 2.000µ ± 1% | 1.800µ ± 1% | -10.00% | 0.000 | 10");
  const moved = await rows({col: "/impl@(scan split)", unit: "ns/op", order: "moved"}, one);
  expect(moved.findIndex(row => row.startsWith("Parse/size=1"))).toBe(2);
});

test("::benchstat{col} says what a cell takes together", async () => {
  const html = toHtml(
    await drawEmbed(
      benchstatEmbed,
      {base: "before.txt", head: "other.txt", col: "goarch"},
      {
        entry: {
          files: {
            "before.txt": benchText({Parse: around(900)}, "X"),
            "other.txt": benchText({Parse: around(900)}, "Y"),
          },
        },
      },
    ),
  );
  expect(html).toContain("taken together although they differ in cpu: name it in table, col or ignore");
});

test.each([
  [{filter: "/impl:scan)"}, '"filter" has a syntax error: unexpected ")"', "/impl:scan)\n          ^"],
  [{table: "goos@nosuch"}, '"table" has a syntax error: unknown order "nosuch"', "goos@nosuch\n     ^"],
  [{col: ".unit"}, '"col" has a syntax error: .unit is only allowed in filters', ".unit\n^"],
  [{ignore: "@"}, '"ignore" has a syntax error: expected key', "@\n^"],
])("::benchstat%o shows a syntax error with a caret", async (attributes, message, excerpt) => {
  const call = {form: "leaf" as const, attributes: {col: "/impl", ...attributes}, label: ""};
  const place = {file: "index.md", line: 9, column: 1};
  const {problem, content} = await callEmbed([benchstatEmbed], "benchstat", call, testContext(one), place);
  expect(problem).toMatchObject({code: "PJ071", line: 9, message, excerpt});
  expect(toHtml(content)).toContain(`<pre>${excerpt}</pre>`);
  if (problem) expect(toHtml(inlineError(problem).content)).not.toContain("<pre>");
});

test.each([
  [
    {col: "/imp"},
    one,
    '"col" names "/imp", which no result has; there are /impl, /size, /gomaxprocs, goos, goarch',
  ],
  [{col: "/impl", filter: ".name:Nope"}, one, '"filter" must match a result, got ".name:Nope"'],
  [{file: "run.txt"}, one, '"col" is missing, expected the key whose values are the columns of one file'],
  [
    {file: "run.txt", base: "run.txt"},
    one,
    '"file" excludes "base", "head" and "pair", got "base" beside it',
  ],
  [{base: "before.txt", head: " "}, entry, '"head" is empty, expected the name of a file'],
  [{base: "before.txt", head: "pool.txt nope.txt"}, entry, 'no attachment "nope.txt" in this entry'],
  [{base: "before.txt", head: "pool.txt", order: "up"}, entry, '"order" must be moved or file, got "up"'],
])("::benchstat%o says what is wrong", async (attributes, of, message) => {
  await expect(drawEmbed(benchstatEmbed, attributes, {entry: of})).rejects.toThrow(message);
});
