import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {chartEmbed} from "./chart.ts";
import type {EntryText} from "./testdata/fixture.ts";
import {drawEmbed} from "./testdata/fixture.ts";

const entry: EntryText = {
  files: {
    "runs.csv": "date,p50 ms,p99 ms,host\n2026-09-01,12,48,a\n2026-09-02,11,39,b\n",
    "notes.txt": "hello\n",
  },
};
const draw = async (attributes: Record<string, string>, of = entry) =>
  toHtml(await drawEmbed(chartEmbed, attributes, {entry: of}));

test("::chart draws the columns of numbers of the only table by its first column", async () => {
  const html = await draw({});
  expect(html).toContain('<span class="figure-title">p50 ms, p99 ms by date</span>');
  expect(html.match(/stroke="var\(--chart-[12]\)"/g)?.length).toBeGreaterThanOrEqual(2);
  expect(html).toContain(">p99 ms</text>");
  expect(html).toContain("The data as a table");
});

test("::chart{x y mark} draws what it is asked for", async () => {
  const html = await draw({file: "./runs.csv", x: "host", y: "p99 ms", mark: "bar"});
  expect(html).toContain('<span class="figure-title">p99 ms by host</span>');
  expect(html.match(/fill="var\(--chart-1\)"/g)).toHaveLength(2);
});

test("::chart draws JSON as well", async () => {
  const json = '{"n":1,"ms":2}\n{"n":2,"ms":4}\n';
  expect(await draw({y: "ms"}, {files: {"x.jsonl": json}})).toContain(">ms by n</span>");
});

test.each([
  [{file: "notes.txt"}, "PJ072", '"notes.txt" is Text, expected a table; this entry has runs.csv'],
  [{file: "nope.csv"}, "PJ072", 'no attachment "nope.csv" in this entry; it has runs.csv, notes.txt'],
  [{x: "day"}, "PJ071", 'x is "day", expected a column of the table; it has date, p50 ms, p99 ms, host'],
  [
    {y: "p50 ms,p98 ms"},
    "PJ071",
    'y is "p98 ms", expected a column of the table; it has date, p50 ms, p99 ms, host',
  ],
  [{y: "host"}, "PJ071", 'column "host" holds text, expected numbers'],
  [{y: "a,b,c,d,e,f"}, "PJ071", "y names 6 columns, expected at most 5"],
  [{mark: "pie"}, "PJ071", 'mark is "pie", expected line, bar, point, area'],
])("::chart%o says what is wrong", async (attributes, code, message) => {
  await expect(drawEmbed(chartEmbed, attributes, {entry})).rejects.toMatchObject({code, message});
});
