import {formatShortest} from "../../units/go-number.ts";
import type {Cell} from "../compare/cell.ts";
import type {StreamedGrid, Table} from "../compare/grid.ts";
import {
  cellWarnings,
  columnWarning,
  comparisonWarnings,
  formatComparison,
  formatDelta,
  formatRange,
  formatRatio,
} from "../compare/wording.ts";
import type {Key} from "../project/projection.ts";
import {fieldValue, keyText} from "../project/projection.ts";
import type {Projections} from "../project/projections.ts";
import {tableHead} from "./headers.ts";

/** A grid as comma-separated values, and its warnings by cell. */
export interface CsvOutput {
  readonly text: string;
  /** Lines such as `B6: all samples are equal`, in the order of the cells. */
  readonly warnings: string;
}

/** Columns: the label, then center and interval; from the second column on also delta and p. */
const LABEL_COLUMNS = 1;
const CENTER_COLUMNS = 2;
const DELTA_COLUMNS = 2;

/** Records as they are written; rows count from 1, over all tables. */
interface CsvWriter {
  readonly lines: string[];
  readonly warnings: string[];
  record: string[];
}

/** Prints a grid as benchstat's CSV, with its warnings apart. */
export function formatCsv({projections, tables}: StreamedGrid): CsvOutput {
  const writer: CsvWriter = {lines: [], warnings: [], record: []};
  let before: Key | undefined;
  for (const table of tables) {
    for (const head of [...(before ? [""] : []), ...tableHead(projections.table, table.key, before)]) {
      writer.record = [head];
      emit(writer);
    }
    addTable(writer, table, projections);
    before = table.key;
  }
  return {text: writer.lines.join(""), warnings: writer.warnings.join("")};
}

function addTable(writer: CsvWriter, table: Table, {row, column}: Projections): void {
  for (const field of column.fields()) {
    table.columns.forEach((key, index) => {
      fillTo(writer, startOf(index));
      writer.record.push(fieldValue(key, field));
    });
    fillTo(writer, startOf(table.columns.length));
    emit(writer);
  }
  table.columns.forEach((_, index) => {
    fillTo(writer, startOf(index));
    writer.record.push(table.unit, "CI", ...(index > 0 ? ["vs base", "P"] : []));
  });
  emit(writer);
  table.rows.forEach((key, index) => {
    writer.record = [keyText(row, key)];
    addCells(writer, table.cells[index] ?? []);
    emit(writer);
  });
  addSummaries(writer, table);
}

function addCells(writer: CsvWriter, cells: readonly (Cell | undefined)[]): void {
  cells.forEach((cell, index) => {
    if (!cell) return;
    fillTo(writer, startOf(index));
    warn(writer, cellWarnings(cell));
    writer.record.push(formatShortest(cell.summary.center), formatRange(cell.summary));
    if (!cell.base || !cell.comparison) return;
    warn(writer, comparisonWarnings(cell));
    const delta = formatDelta(cell.base.summary.center, cell.summary.center, cell.comparison);
    writer.record.push(delta, formatComparison(cell.comparison));
  });
}

function addSummaries(writer: CsvWriter, {summaries}: Table): void {
  writer.record = ["geomean"];
  summaries.forEach(({geomean, ratio, warnings}, index) => {
    fillTo(writer, startOf(index));
    warn(writer, warnings.map(columnWarning));
    if (geomean !== undefined) writer.record.push(formatShortest(geomean));
    if (index === 0) return;
    fillTo(writer, startOf(index) + CENTER_COLUMNS);
    writer.record.push(ratio === undefined ? "?" : formatRatio(ratio));
  });
  fillTo(writer, startOf(summaries.length));
  emit(writer);
}

function startOf(column: number): number {
  if (column === 0) return LABEL_COLUMNS;
  return LABEL_COLUMNS + CENTER_COLUMNS + (column - 1) * (CENTER_COLUMNS + DELTA_COLUMNS);
}

function fillTo({record}: CsvWriter, column: number): void {
  while (record.length < column) record.push("");
}

function emit(writer: CsvWriter): void {
  writer.lines.push(`${writer.record.map(quote).join(",")}\n`);
  writer.record = [];
}

function warn({lines, warnings, record}: CsvWriter, texts: readonly string[]): void {
  for (const text of texts) warnings.push(`${columnName(record.length)}${lines.length + 1}: ${text}\n`);
}

/** Note: benchstat counts in base 26 with A = 0, so that the column after Z is called BA, also in its messages. */
function columnName(column: number): string {
  let name = "";
  for (let rest = column; rest > 0; rest = Math.floor(rest / 26)) {
    name = String.fromCharCode(65 + (rest % 26)) + name;
  }
  return name || "A";
}

/** Quotes a field where Go's encoding/csv would. */
function quote(field: string): string {
  const needed = /[",\r\n]|^(?:\s|\\\.$)/u.test(field);
  return needed ? `"${field.replaceAll('"', '""')}"` : field;
}
