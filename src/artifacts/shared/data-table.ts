import {median} from "../../stats/samples/median.ts";

/** The type of a column. */
export type ColumnType = "number" | "date" | "text";

/** A table of any tool: the types of its columns, and its first rows. */
export interface DataTable {
  readonly columns: readonly DataColumn[];
  /** The first rows, a cell a column, verbatim; "" for missing cells. */
  readonly rows: readonly (readonly string[])[];
  /** Rows that were read. */
  readonly count: number;
}

/** A column of a table. */
export interface DataColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Rows that have a value. */
  readonly filled: number;
  /** As the file has them; absent for text. */
  readonly min?: string;
  readonly max?: string;
  /** Of a column of numbers. */
  readonly median?: number;
  /** Different texts, as far as they are counted; absent for others than text. */
  readonly distinct?: number;
  /**
   * A value a row: numbers, or milliseconds since 1970 (UTC) for dates; NaN for an empty cell. Absent for text, and
   * where there are more rows than are kept.
   */
  readonly values?: Float64Array;
}

/** A cell of another type than its column. */
export interface OddCell {
  readonly line: number;
  readonly column: string;
  readonly text: string;
  readonly type: ColumnType;
}

/** Gathers a table row by row. */
export interface TableBuilder {
  /** The column of a name, made when it is new; undefined when there are too many. */
  column(name: string): number | undefined;
  /** Takes the next row; `cells` may have fewer than there are columns. False when no more rows are taken. */
  add(cells: readonly string[], line: number): boolean;
  finish(): {readonly table: DataTable; readonly odd: readonly OddCell[]; readonly hiddenColumns: number};
}

/** How much of a table is read. */
export const TABLE_BUDGET = {rows: 500_000, cells: 3_000_000, columns: 200, cell: 500} as const;

const SHOWN = 200;
const DISTINCT = 1_000;
const DISTINCT_LENGTH = 200;
const ODD_CELLS = 20;
/** A column is of a type when at least this share of its values is. */
const LEAST_SHARE = 0.9;
/** Rows without a number after which a column is text. */
const TRIED = 1_000;

/** Spellings of a missing value. */
const MISSING: ReadonlySet<string> = new Set([
  "",
  "-",
  "–",
  "NA",
  "N/A",
  "n/a",
  "null",
  "NULL",
  "NaN",
  "nan",
  "None",
]);
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const COMMA_NUMBER = /^[+-]?\d+(?:,\d+)?$/;
/** ISO 8601, or with a blank and slashes as spreadsheets write it; without a zone it is UTC. */
const DATE =
  /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/;

interface Column {
  readonly name: string;
  filled: number;
  numbers: number;
  dates: number;
  /** A value for each row read; undefined once the column is text. */
  values: Float64Array | undefined;
  least: number;
  most: number;
  min: string;
  max: string;
  readonly texts: Set<string>;
  readonly odd: {line: number; text: string}[];
}

/** How a table is gathered. */
export interface TableOptions {
  /** Whether 1,5 is a number, as in files separated by semicolons. */
  readonly hasDecimalComma?: boolean;
  /** Rows whose cells are kept, 200 when absent. */
  readonly kept?: number;
}

/** Makes a builder of a table. */
export function tableBuilder({hasDecimalComma = false, kept = SHOWN}: TableOptions = {}): TableBuilder {
  const columns: Column[] = [];
  const byName = new Map<string, number>();
  const rows: string[][] = [];
  const hidden = new Set<string>();
  let count = 0;
  let cells = 0;
  const pattern = hasDecimalComma ? COMMA_NUMBER : NUMBER;
  const numberOf = (text: string): number => {
    if (NUMBER.test(text)) return Number(text);
    return hasDecimalComma && pattern.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  };
  return {
    column(name) {
      const known = byName.get(name);
      if (known !== undefined) return known;
      if (columns.length >= TABLE_BUDGET.columns) {
        if (hidden.size < DISTINCT) hidden.add(name);
        return undefined;
      }
      byName.set(name, columns.length);
      columns.push(newColumn(name));
      return columns.length - 1;
    },
    add(row, line) {
      if (count >= TABLE_BUDGET.rows || cells >= TABLE_BUDGET.cells) return false;
      if (rows.length < kept) rows.push(row.map(shortened));
      for (let i = 0; i < columns.length; i++) {
        const column = columns[i];
        if (column) take(column, row[i] ?? "", count, line, numberOf);
      }
      cells += columns.length;
      count++;
      return true;
    },
    finish: () => ({
      table: {
        columns: columns.map(column => finished(column, count)),
        rows: rows.map(row => columns.map((_, i) => row[i] ?? "")),
        count,
      },
      odd: columns.flatMap(oddCells).sort((a, b) => a.line - b.line),
      hiddenColumns: hidden.size,
    }),
  };
}

function newColumn(name: string): Column {
  return {
    name: shortened(name),
    filled: 0,
    numbers: 0,
    dates: 0,
    values: new Float64Array(256),
    least: Number.POSITIVE_INFINITY,
    most: Number.NEGATIVE_INFINITY,
    min: "",
    max: "",
    texts: new Set(),
    odd: [],
  };
}

function shortened(text: string): string {
  return text.length > TABLE_BUDGET.cell ? `${text.slice(0, TABLE_BUDGET.cell)}…` : text;
}

function take(
  column: Column,
  cell: string,
  row: number,
  line: number,
  numberOf: (text: string) => number,
): void {
  const text = cell.trim();
  if (MISSING.has(text)) {
    if (column.values) keep(column, row, Number.NaN);
    return;
  }
  column.filled++;
  if (!column.values) {
    addText(column.texts, text);
    return;
  }
  let value = column.dates > 0 ? Number.NaN : numberOf(text);
  const isNumber = !Number.isNaN(value);
  if (!isNumber && column.numbers === 0) value = dateOf(text);
  const isDate = !isNumber && !Number.isNaN(value);
  if (isNumber) column.numbers++;
  if (isDate) column.dates++;
  keep(column, row, value);
  if (value < column.least) {
    column.least = value;
    column.min = shortened(text);
  }
  if (value > column.most) {
    column.most = value;
    column.max = shortened(text);
  }
  if (!isNumber && !isDate && column.odd.length < ODD_CELLS)
    column.odd.push({line, text: copied(text.slice(0, 80))});
  if (!isNumber) addText(column.texts, text);
  if (column.filled === TRIED && typeOf(column) === "text") column.values = undefined;
}

function addText(texts: Set<string>, text: string): void {
  const key = text.length > DISTINCT_LENGTH ? text.slice(0, DISTINCT_LENGTH) : text;
  if (texts.size < DISTINCT && !texts.has(key)) texts.add(copied(key));
}

/** A text of its own: a part of another would keep the whole of that in memory. */
function copied(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

function keep(column: Column, row: number, value: number): void {
  if (!column.values) return;
  if (row >= column.values.length) {
    const larger = new Float64Array(Math.min(TABLE_BUDGET.rows, row * 2)).fill(Number.NaN);
    larger.set(column.values);
    column.values = larger;
  }
  column.values[row] = value;
}

/** Milliseconds since 1970 of a date, in UTC unless it has a zone; NaN for other text. */
export function dateOf(text: string): number {
  const first = text.charCodeAt(0);
  if (first < 48 || first > 57) return Number.NaN;
  const match = DATE.exec(text);
  if (!match) return Number.NaN;
  const [, year, month, day, hour = "00", minute = "00", second = "00", fraction = "", zone = "Z"] = match;
  const offset =
    zone === "UTC" || zone === "Z" ? "Z" : zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const millis = fraction.slice(0, 3).padEnd(3, "0");
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}${offset}`);
}

function typeOf({filled, numbers, dates}: Column): ColumnType {
  if (filled > 0 && numbers >= filled * LEAST_SHARE) return "number";
  return filled > 0 && dates >= filled * LEAST_SHARE ? "date" : "text";
}

function finished(column: Column, count: number): DataColumn {
  const {name, filled, values, texts} = column;
  const type = typeOf(column);
  if (type === "text" || !values) return {name, type: "text", filled, distinct: texts.size};
  const all = values.subarray(0, count);
  const [min, max] = [copied(column.min), copied(column.max)];
  if (type === "date") return {name, type, filled, min, max, values: all};
  const sorted = all.filter(value => !Number.isNaN(value)).sort();
  return {name, type, filled, min, max, median: median(sorted), values: all};
}

/** Cells of a column of numbers or dates that are neither. */
function oddCells(column: Column): OddCell[] {
  const type = typeOf(column);
  if (type === "text") return [];
  return column.odd.map(({line, text}) => ({line, text, column: column.name, type}));
}
