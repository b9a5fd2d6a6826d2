import {cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, expect, test} from "vitest";
import type {Journal} from "../../journal/journal.ts";
import {readJournal} from "../../journal/read/journal-fs.ts";
import {measurementsCsv, measurementsJson} from "./measurement-files.ts";
import type {MeasurementRow} from "./measurement-rows.ts";
import {MEASUREMENT_COLUMNS, measurementRows} from "./measurement-rows.ts";
import {measurementsParquet} from "./parquet-file.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DOCS = readFileSync(join(ROOT, "docs/data.md"), "utf8");

let folder = "";
let journal: Journal;
let rows: readonly MeasurementRow[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "perf-journal-data-"));
  // The sample's texts alone: profiles take most of the time and have no measurements.
  const filter = (path: string) => statSync(path).isDirectory() || /\.(?:md|txt|yaml)$/.test(path);
  cpSync(join(ROOT, "content"), join(folder, "content"), {recursive: true, filter});
  journal = await readJournal({root: folder});
  rows = [...measurementRows(journal)];
  writeFileSync(join(folder, "measurements.parquet"), measurementsParquet(journal.entries));
  writeFileSync(join(folder, "measurements.csv"), [...measurementsCsv(rows)].join(""));
});
afterAll(() => rmSync(folder, {recursive: true}));

/** The rows of a query's answer; `measurements.parquet` and `.csv` are the journal's. */
async function answer(query: string): Promise<Record<string, unknown>[]> {
  const database = await DuckDBInstance.create(":memory:");
  const connection = await database.connect();
  const placed = query.replace(/'(measurements\.\w+)'/g, (_, name: string) => `'${join(folder, name)}'`);
  const reader = await connection.runAndReadAll(placed);
  connection.closeSync();
  database.closeSync();
  return reader.getRowObjectsJson();
}

test("another reader of Parquet finds every sample, digit for digit", async () => {
  const names = Object.keys(MEASUREMENT_COLUMNS).map(name => `"${name}"`);
  const read = await answer(`SELECT ${names.join(", ")} FROM 'measurements.parquet'`);
  expect(read).toHaveLength(rows.length);
  expect(read).toEqual(rows);
});

test("CSV and Parquet hold the same", async () => {
  const table = (file: string) =>
    `SELECT count(*) AS n, bit_xor(hash(value))::text AS values, count(DISTINCT benchmark) AS names, max(date)::text AS last FROM ${file}`;
  const [csv] = await answer(table("read_csv('measurements.csv', header = true)"));
  expect([csv]).toEqual(await answer(table("'measurements.parquet'")));
  const json = JSON.parse([...measurementsJson(rows.slice(0, 3))].join(""));
  expect(json).toEqual({version: 1, measurements: rows.slice(0, 3)});
});

const QUERIES = [...DOCS.matchAll(/^(.+):\n\n```sql\n([\s\S]*?)```/gm)].map(
  ([, title = "", query = ""]) => [title, query] as const,
);

test("the page has five queries and every column", () => {
  expect(QUERIES).toHaveLength(5);
  for (const name of Object.keys(MEASUREMENT_COLUMNS)) expect(DOCS).toContain(`| \`${name}\` |`);
});

test.each(QUERIES)("%s: DuckDB answers", async (_, query) => {
  expect((await answer(query)).length).toBeGreaterThan(0);
});

test("the change of an entry is that of its own table", async () => {
  const effects = [...journal.effects].flatMap(([entry, own]) =>
    own.flatMap(({series: {name, unit}, effect: {ratio}}) => ({entry, name, unit, ratio})),
  );
  const [, query = ""] = QUERIES[1] ?? [];
  const answers = await answer(query);
  const known = effects.filter(({ratio}) => Number.isFinite(ratio));
  expect(known.length).toBeGreaterThan(20);
  for (const {entry, name, unit, ratio} of known) {
    const percents = answers
      .filter(row => row.entry === entry && row.benchmark === name && row.unit === unit)
      .map(row => Number(row.percent));
    expect(percents).toContain(Math.round(1e4 * (ratio - 1)) / 100 + 0);
  }
});
