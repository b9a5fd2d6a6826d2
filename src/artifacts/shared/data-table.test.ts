import {readdirSync, readFileSync} from "node:fs";
import {toHtml} from "hast-util-to-html";
import {describe, expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {csvKind} from "../csv/kind.ts";
import {jsonKind} from "../json/kind.ts";
import type {Kind} from "../kind.ts";
import {openArtifact} from "../kinds.ts";
import {cellsOf, readCsv} from "./csv-rows.ts";
import {readCsvTable} from "./csv-table.ts";
import {dateOf} from "./data-table.ts";
import {readJsonTable} from "./json-table.ts";

const KINDS: readonly Kind[] = [csvKind, jsonKind];
const encoder = new TextEncoder();
const file = (text: string, name = "x.csv") => artifactFile(name, name, encoder.encode(text));
const folder = (kind: Kind) => new URL(`../${kind.name}/testdata/`, import.meta.url);
const samples = (kind: Kind) => readdirSync(new URL("samples/", folder(kind)));
const bytesOf = (kind: Kind, name: string) => readFileSync(new URL(`samples/${name}`, folder(kind)));
const context = {id: "x", size: "page"} as const;

/** A view as a reader goes through it: a line a row. */
function readable(kind: Kind, name: string, bytes: Uint8Array): string {
  const {title, facts, problems, view} = kind.open(artifactFile(name, name, bytes));
  const html = view(context)
    .map(node => toHtml(node))
    .join("\n")
    .replace(/<\/(?:tr|p|caption|summary)>/g, "\n")
    .replace(/<\/t[dh]>/g, " | ")
    .replace(/<[^>]+>/g, "");
  return [
    title,
    facts.map(({name: fact, value}) => `${value} ${fact}`).join(", "),
    ...problems.map(({line, severity, message}) => `${severity} line ${line ?? "-"}: ${message}`),
    html,
  ].join("\n");
}

describe.each(KINDS.map(kind => [kind.name, kind] as const))("%s", (_name, kind) => {
  test.each(samples(kind))("reads testdata/samples/%s as its golden file", async name => {
    const golden = new URL(`golden/${name}.txt`, folder(kind)).pathname;
    await expect(readable(kind, name, bytesOf(kind, name))).toMatchFileSnapshot(golden);
  });

  test("takes 2,000 mutated texts without a throw", () => {
    const texts = samples(kind).map(name => [name, bytesOf(kind, name).toString("utf8")] as const);
    const pieces = [
      '"',
      "\n",
      "\r",
      ",",
      ";",
      "\t",
      "{",
      "}",
      "[",
      "]",
      "\\",
      ":",
      "\u0000",
      "é",
      "1e999",
      "-0",
      "__proto__",
    ];
    let state = 11;
    const random = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * below);
    };
    for (let i = 0; i < 2000; i++) {
      let [name, text] = texts[random(texts.length)] ?? ["", ""];
      for (let cuts = random(4) + 1; cuts > 0; cuts--) {
        const at = random(text.length);
        text = text.slice(0, at) + pieces[random(pieces.length)] + text.slice(at + random(20));
      }
      const view = readable(kind, name, encoder.encode(text));
      if (i % 20 === 0) expect(view, text).not.toMatch(/Infinity|undefined/);
    }
  });
});

test.each([
  ["package.json", '{\n  "name": "x",\n  "version": "1.0.0"\n}\n', "text"],
  ["log.jsonl", '{"a": 1}\n', "json"],
  ["list.json", "[1, 2, 3]\n", "text"],
  ["nested.json", '[{"a": {"b": 1}}]\n', "text"],
  ["list.json", '[{"a": 1}, {"a": 2}]\n', "json"],
  ["words.txt", "a, b and c\nthen d, e\nand f, g\n", "text"],
  ["page.csv", "<html>\n", "text"],
  ["empty.csv", "", "text"],
  ["prices.txt", "name,price\nx,1\ny,2\n", "csv"],
  ["prices.go", "name,price\nx,1\ny,2\n", "text"],
  ["prices.txt", "name,price\nx,1\ny,two\n", "text"],
])("openArtifact(%s) with %j is of kind %s", (name, text, kind) => {
  expect(openArtifact(file(text, name)).kind.name).toBe(kind);
});

test.each([
  [
    "a,b\n1,2\n3\n4,5,6\n",
    [
      [3, "row has 1 cell, expected 2 as the first row has"],
      [4, "row has 3 cells, expected 2 as the first row has"],
    ],
  ],
  ['a,b\n1,"2\n3,4\n', [[2, "cell in quotes is not closed, expected a closing quote"]]],
  [`a,b\n1,2\n${"x".repeat(70_000)}\n3,4\n`, [[3, "row has over 65536 characters, expected less"]]],
  ["a,b\n", []],
  ["Method,Name,Error,Occurrences\n", []],
  ["\ufeffMethod;Name;Error\r\n", []],
  ["a\n", [[undefined, "table has no rows, expected at least one"]]],
  [
    `a\n${"1\n".repeat(20)}two\n3\n`,
    [[22, 'cell "two" in column "a" must be a number as in the other rows']],
  ],
  [
    `${"c,".repeat(201)}c\n${"1,".repeat(201)}1\n`,
    [[undefined, "table has 202 columns or more, expected at most 200"]],
  ],
] as const)("readCsvTable(file) says of %j what is wrong and where", (text, expected) => {
  const {problems} = readCsvTable(file(text));
  expect(problems.map(({line, message}) => [line, message])).toEqual(expected);
});

test.each([
  ['[{"a": 1},\n 5,\n {"a": 2}]', [[2, 'row is "5", expected an object']]],
  [
    '[{"a": 1},\n {"a": 2x}]',
    [[2, "object is not valid JSON, expected names and values in double quotes, separated by commas"]],
  ],
  ['[{"a": 1},\n {"a": 2', [[2, 'object is not closed, expected "}"']]],
  [
    `[{"a": 1},\n{"a": "${"x".repeat(1_100_000)}"}]`,
    [[2, "object has over 1048576 characters, expected less"]],
  ],
  ["[]", [[undefined, "table has no rows, expected at least one"]]],
] as const)("readJsonTable(file) says of %# what is wrong and where", (text, expected) => {
  const {problems} = readJsonTable(file(text, "x.json"));
  expect(problems.map(({line, message}) => [line, message])).toEqual(expected);
});

test("readCsvTable(file) counts what is beyond twenty mistakes", () => {
  const {problems} = readCsvTable(file(`a,b\n1,2\n${"3\n".repeat(30)}`));
  expect(problems).toHaveLength(21);
  expect(problems.at(-1)?.message).toBe("10 more rows cannot be read");
});

test("readCsvTable(file) reads no more rows than can be kept, and says so", () => {
  const {table, problems} = readCsvTable(file(`a\n${"1\n".repeat(500_100)}`));
  expect(table.count).toBe(500_000);
  expect(problems[0]).toMatchObject({
    code: "PJ135",
    message: "table has more than 500000 rows, the others are not read",
  });
});

test("readCsvTable(file) tells equal and missing names apart", () => {
  const {table} = readCsvTable(file("a,a,\n1,2,3\n"));
  expect(table.columns.map(({name}) => name)).toEqual(["a", "a (2)", "column 3"]);
});

test("readCsvTable(file) takes numbers, dates and what is missing for what they are", () => {
  const {table} = readCsvTable(
    file("n,d,t,m\n1,2026-01-01,x,\n-2.5e3,2026-01-02 10:00,1,NA\nNaN,2026/01/03,2026-01-01,-\n"),
  );
  expect(table.columns.map(({type, filled, min, max}) => [type, filled, min, max])).toEqual([
    ["number", 2, "-2.5e3", "1"],
    ["date", 3, "2026-01-01", "2026/01/03"],
    ["text", 3, undefined, undefined],
    ["text", 0, undefined, undefined],
  ]);
  expect([...(table.columns[0]?.values ?? [])]).toEqual([1, -2500, Number.NaN]);
});

test("readJsonTable(file) makes columns of members, and of members of members", () => {
  const {table} = readJsonTable(
    file('{"a":{"b":{"c":{"d":1}}},"l":[1,2]}\n{"__proto__":5,"z":true}\n', "x.jsonl"),
  );
  expect(table.columns.map(({name}) => name)).toEqual(["a.b.c", "l", "__proto__", "z"]);
  expect(table.rows).toEqual([
    ['{"d":1}', "[1,2]", "", ""],
    ["", "", "5", "true"],
  ]);
});

test.each([
  ["2026-05-03", Date.UTC(2026, 4, 3)],
  ["2026/05/03", Date.UTC(2026, 4, 3)],
  ["2026-05-03 10:20", Date.UTC(2026, 4, 3, 10, 20)],
  ["2026-05-03T10:20:30.5Z", Date.UTC(2026, 4, 3, 10, 20, 30, 500)],
  ["2026-05-03T10:20:30+0200", Date.UTC(2026, 4, 3, 8, 20, 30)],
  ["2026-13-03", Number.NaN],
  ["20260503", Number.NaN],
])("dateOf(%s) is %d", (text, expected) => {
  expect(dateOf(text)).toBe(expected);
});

test.each([
  ['a,"b,c",d', ["a", "b,c", "d"]],
  ['"say ""x""",', ['say "x"', ""]],
  ['a"b,c', ['a"b', "c"]],
  ['"a"b,c', ["ab", "c"]],
  ['"open', ["open"]],
])("cellsOf(%s) is %j", (row, cells) => {
  expect(cellsOf(row, ",")).toEqual(cells);
});

test("readCsv(bytes) reads the same whatever falls on the borders of its parts", () => {
  const row = (i: number) => `${i},"quoted ""${i}""\nsecond line",é${"x".repeat(i % 97)}\r\n`;
  const rows = Array.from({length: 60_000}, (_, i) => row(i));
  let next = 0;
  let wrong = 0;
  readCsv(encoder.encode(rows.join("")), ",", {
    row(cells, line) {
      const isRight =
        line === next * 2 + 1 && cells[0] === String(next) && cells[1] === `quoted "${next}"\nsecond line`;
      if (!isRight || cells[2] !== `é${"x".repeat(next % 97)}`) wrong++;
      next++;
      return true;
    },
    mistake: () => wrong++,
  });
  expect([next, wrong]).toEqual([60_000, 0]);
});
