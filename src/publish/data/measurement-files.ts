import {parquetWriteBuffer} from "hyparquet-writer";
import {csvCell} from "./csv-cell.ts";
import type {MeasurementRow} from "./measurement-rows.ts";
import {MEASUREMENT_COLUMNS} from "./measurement-rows.ts";

/** Version of the data's columns; it grows when a column changes its meaning or goes. */
const VERSION = 1;

type Column = keyof MeasurementRow;

/** The columns in their order. */
const COLUMNS = Object.keys(MEASUREMENT_COLUMNS).filter(isColumn);

function isColumn(name: string): name is Column {
  return Object.hasOwn(MEASUREMENT_COLUMNS, name);
}

/** Writes rows as CSV (RFC 4180), the names of the columns first; an absent value is an empty cell. */
export function* measurementsCsv(rows: Iterable<MeasurementRow>): Generator<string> {
  yield `${COLUMNS.join(",")}\r\n`;
  for (const row of rows) yield `${COLUMNS.map(name => csvCell(row[name] ?? "")).join(",")}\r\n`;
}

/** The JSON of `perf-journal export`: every sample of the journal. */
export interface MeasurementsDocument {
  readonly version: typeof VERSION;
  /** Newest entry first. */
  readonly measurements: readonly MeasurementRow[];
}

/** Writes rows as JSON, `{"version": 1, "measurements": [...]}`, a row a line. */
export function* measurementsJson(rows: Iterable<MeasurementRow>): Generator<string> {
  yield `{"version": ${VERSION}, "measurements": [`;
  let separator = "\n";
  for (const row of rows) {
    yield separator + JSON.stringify(row, COLUMNS);
    separator = ",\n";
  }
  yield "\n]}\n";
}

/** Parquet's types by those of columns. */
const PARQUET_TYPES = {
  text: {type: "BYTE_ARRAY", converted_type: "UTF8"},
  date: {type: "INT32", converted_type: "DATE"},
  integer: {type: "INT32"},
  number: {type: "DOUBLE"},
  truth: {type: "BOOLEAN"},
} as const;

/** Columns without a value in some rows. */
const NULLABLE: ReadonlySet<Column> = new Set(["journal", "component", "verdict", "commit", "better"]);

/** Writes rows as Parquet, compressed with Snappy: https://parquet.apache.org. */
export function measurementsParquet(rows: Iterable<MeasurementRow>): Uint8Array {
  const columnData = COLUMNS.map(name => ({name, data: [] as ReturnType<typeof parquetValue>[]}));
  // A row at a time: a million rows take more memory than their columns.
  for (const row of rows) for (const {name, data} of columnData) data.push(parquetValue(name, row));
  const schema = COLUMNS.map(name => ({
    name,
    ...PARQUET_TYPES[MEASUREMENT_COLUMNS[name]],
    repetition_type: NULLABLE.has(name) ? ("OPTIONAL" as const) : ("REQUIRED" as const),
  }));
  const root = {name: "root", num_children: COLUMNS.length};
  return new Uint8Array(
    parquetWriteBuffer({columnData, schema: [root, ...schema], createdBy: "perf-journal"}),
  );
}

function parquetValue(name: Column, row: MeasurementRow): string | number | boolean | Date | null {
  return name === "date" ? new Date(`${row.date}T00:00:00Z`) : row[name];
}
