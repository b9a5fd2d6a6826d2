import {csvCell} from "./csv-cell.ts";
import type {MeasurementRow} from "./measurement-rows.ts";
import {MEASUREMENT_COLUMNS} from "./measurement-rows.ts";

/** Version of the data's columns; it grows when a column changes its meaning or goes. */
const VERSION = 1;

/** A column of the data. */
export type MeasurementColumn = keyof MeasurementRow;

/** The columns in their order. */
export const DATA_COLUMNS: readonly MeasurementColumn[] = Object.keys(MEASUREMENT_COLUMNS).filter(isColumn);

function isColumn(name: string): name is MeasurementColumn {
  return Object.hasOwn(MEASUREMENT_COLUMNS, name);
}

/** Writes rows as CSV (RFC 4180), the names of the columns first; an absent value is an empty cell. */
export function* measurementsCsv(rows: Iterable<MeasurementRow>): Generator<string> {
  yield `${DATA_COLUMNS.join(",")}\r\n`;
  const cells = DATA_COLUMNS.map(cellWriter);
  for (const row of rows) yield `${cells.map(cellOf => cellOf(row)).join(",")}\r\n`;
}

/** Returns a function that writes the cell of a column, for one row after the other: samples of a measurement share most cells. */
function cellWriter(name: MeasurementColumn): (row: MeasurementRow) => string {
  let last: {readonly value: unknown; readonly cell: string} | undefined;
  return row => {
    const value = row[name];
    if (last?.value !== value || !last) last = {value, cell: csvCell(value ?? "")};
    return last.cell;
  };
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
    yield separator + JSON.stringify(row, [...DATA_COLUMNS]);
    separator = ",\n";
  }
  yield "\n]}\n";
}
