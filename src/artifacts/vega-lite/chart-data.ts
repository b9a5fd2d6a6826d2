import type {ArtifactFile} from "../../input/artifact-file.ts";
import {readCsvTable} from "../shared/csv-table.ts";
import type {DataTable} from "../shared/data-table.ts";
import {readJsonTable} from "../shared/json-table.ts";
import type {Findings} from "./rules.ts";
import {shownJsonValue} from "./rules.ts";

/** A value of a row. */
export type Value = string | number | boolean | null;

/** Rows of values by the names of their columns, which are the author's. */
export interface ChartData {
  readonly names: readonly string[];
  /** A value a column. */
  readonly rows: readonly (readonly Value[])[];
}

/** Maximum rows drawn; more would be unreadable, and too large for a page. */
export const MOST_ROWS = 5_000;
const MOST_COLUMNS = 100;
const LONGEST_TEXT = 200;
/** Characters of a name, which titles, axes and tables repeat. */
const LONGEST_NAME = 500;
const DEPTH = 3;

const EMPTY: ChartData = {names: [], rows: []};

/** Reads `data` of a specification: values of its own, or a file of the same entry. */
export function readChartData(data: unknown, file: ArtifactFile, findings: Findings): ChartData {
  if (typeof data !== "object" || data === null) {
    findings.error(
      ["data"],
      `data is ${shownJsonValue(data)}, expected {"values": […]} or {"url": "file.csv"}`,
      "give the rows as values, or attach a CSV or JSON file and name it",
    );
    return EMPTY;
  }
  const {values, url, format} = data as {values?: unknown; url?: unknown; format?: unknown};
  if (url !== undefined) return readFile(url, format, file, findings);
  if (Array.isArray(values)) return inlineRows(values, findings);
  findings.error(
    ["data"],
    `data has neither values nor url, expected {"values": […]} or {"url": "file.csv"}`,
    "give the rows as values, or attach a CSV or JSON file and name it",
  );
  return EMPTY;
}

function inlineRows(values: readonly unknown[], findings: Findings): ChartData {
  const columns = new Map<string, number>();
  let hasLongName = false;
  const rows = values.slice(0, MOST_ROWS).map(value => {
    const row: Value[] = [];
    fill(typeof value === "object" && value !== null ? value : {data: value}, "", 0, (name, one) => {
      if (name.length > LONGEST_NAME) hasLongName = true;
      let column = columns.get(name);
      if (name.length <= LONGEST_NAME && column === undefined && columns.size < MOST_COLUMNS) {
        column = columns.size;
        columns.set(name, column);
      }
      if (column !== undefined) row[column] = one;
    });
    return row;
  });
  tooMany(values.length, ["data", "values"], findings);
  if (hasLongName)
    findings.leftOut(
      ["data", "values"],
      `chart has columns whose names are longer than ${LONGEST_NAME} characters, which are left out`,
    );
  const names = [...columns.keys()];
  return {names, rows: rows.map(row => names.map((_, i) => row[i] ?? null))};
}

function tooMany(count: number, path: readonly string[], findings: Findings): void {
  if (count <= MOST_ROWS) return;
  findings.leftOut(path, `chart has ${count} rows, of which the first ${MOST_ROWS} are drawn`);
}

function fill(value: object, path: string, depth: number, set: (name: string, value: Value) => void): void {
  for (const [name, one] of Object.entries(value) as [string, unknown][]) {
    const full = path === "" ? name : `${path}.${name}`;
    if (typeof one === "object" && one !== null) {
      if (!Array.isArray(one) && depth + 1 < DEPTH) fill(one, full, depth + 1, set);
    } else set(full, valueFrom(one));
  }
}

function valueFrom(one: unknown): Value {
  if (typeof one === "string") return one.slice(0, LONGEST_TEXT);
  if (typeof one === "number" || typeof one === "boolean") return one;
  return null;
}

/** Tables by their files: charts of one file read it once. */
const TABLES = {json: new WeakMap<ArtifactFile, DataTable>(), csv: new WeakMap<ArtifactFile, DataTable>()};

function tableOf(file: ArtifactFile, isJson: boolean): DataTable {
  const known = TABLES[isJson ? "json" : "csv"];
  const table = known.get(file) ?? (isJson ? readJsonTable : readCsvTable)(file, MOST_ROWS).table;
  known.set(file, table);
  return table;
}

/** Reads a file beside the specification; anything but such a file's name is refused. */
function readFile(url: unknown, format: unknown, file: ArtifactFile, findings: Findings): ChartData {
  const name = typeof url === "string" ? url.replace(/^\.\//, "") : "";
  const sibling =
    /^[^/\\:?#]+(?:\/[^/\\:?#]+)*$/.test(name) && !name.split("/").includes("..") && file.sibling?.(name);
  if (!sibling) {
    findings.error(
      ["data", "url"],
      `data.url ${shownJsonValue(url)} is no file of this entry, expected the name of one`,
      "attach the CSV or JSON file beside index.md, and write its name",
    );
    return EMPTY;
  }
  const type = (format as {type?: unknown} | undefined)?.type;
  const isJson = type === "json" || (type === undefined && /\.(?:json|jsonl|ndjson)$/i.test(sibling.name));
  const table = tableOf(sibling, isJson);
  if (table.count === 0)
    findings.error(
      ["data", "url"],
      `"${name}" holds no rows, expected a table`,
      "attach a CSV file, or JSON with a list of objects",
    );
  tooMany(table.count, ["data", "url"], findings);
  return tableRows(table);
}

/** The rows of a table that are kept: numbers where their column is of numbers, texts otherwise, null where there is no value. */
export function tableRows({columns, rows}: DataTable): ChartData {
  const shownColumns = columns.slice(0, MOST_COLUMNS);
  return {
    names: shownColumns.map(({name}) => name),
    rows: rows.map((row, index) =>
      shownColumns.map(({type, values}, column) => {
        const cell = row[column] ?? "";
        if (type !== "number" || !values) return cell === "" ? null : cell.slice(0, LONGEST_TEXT);
        const value = values[index] ?? Number.NaN;
        return Number.isNaN(value) ? null : value;
      }),
    ),
  };
}
