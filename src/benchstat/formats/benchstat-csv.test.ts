import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {benchstatCsv} from "./benchstat-csv.ts";

const textOf = (name: string) => readFileSync(new URL(`testdata/benchstat/${name}`, import.meta.url), "utf8");

test("tables of benchstat's CSV have the digits that its text of the same files has", () => {
  const csv = new TextEncoder().encode(textOf("pair.csv"));
  const {tables} = benchstatCsv.read(artifactFile("pair.csv", "pair.csv", csv)).model;
  const printed = textOf("two-files.txt").split("\n");
  const rows = tables.flatMap(table => table.rows);
  expect(rows.length).toBeGreaterThan(20);
  for (const {name, cells} of rows) {
    const values = cells.filter(cell => /^[\d.]+[nµmkKMG]?i?$/.test(cell));
    const own = printed.filter(line => line.startsWith(`${name} `));
    expect(own.some(line => values.every(value => ` ${line} `.includes(` ${value} `)))).toBe(true);
  }
});
