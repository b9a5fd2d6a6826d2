import type {ElementContent} from "hast";
import {h} from "hastscript";
import type {DataColumn, DataTable} from "./data-table.ts";
import type {Fact, ViewContext} from "./kind.ts";
import {factStrip, reportTable} from "./report-view.ts";

/** Rows that are shown; the file itself is offered whole. */
const ROWS = {embed: 12, page: 100} as const;
/** Columns that are shown; more make a table nobody can read. */
const COLUMNS = 24;
const CELL = 60;

/** How large a table is. */
export function tableFacts({count, columns}: DataTable): Fact[] {
  return [
    {name: "rows", value: String(count)},
    {name: "columns", value: String(columns.length)},
  ];
}

/** The first rows of a table as they stand in its file, and what each of its columns holds. */
export function tableView(table: DataTable, {size}: Pick<ViewContext, "size">): ElementContent[] {
  if (table.count === 0) return [h("p.note", "This table has no rows.")];
  const hidden = table.count - Math.min(ROWS[size], table.rows.length);
  return [
    ...factStrip(tableFacts(table)),
    rowsTable(table, ROWS[size]),
    ...(hidden > 0 ? [h("p.note", `… and ${hidden} more ${hidden === 1 ? "row" : "rows"} in the file`)] : []),
    h("details.data-columns", [h("summary", "What the columns hold"), columnsTable(table.columns)]),
  ];
}

/** The first rows alone. */
export function rowsTable({columns, rows}: DataTable, most: number): ElementContent {
  const shown = columns.slice(0, COLUMNS);
  const rest = columns.length - shown.length;
  return reportTable(
    "First rows",
    [
      ...shown.map(({name, type}) => ({head: name, isNumber: type === "number"})),
      ...(rest > 0 ? [{head: `… ${rest} more`}] : []),
    ],
    rows.slice(0, most).map(row => [...shown.map((_, i) => cut(row[i] ?? "")), ...(rest > 0 ? [""] : [])]),
  );
}

function columnsTable(columns: readonly DataColumn[]): ElementContent {
  return reportTable(
    "Columns",
    [
      {head: "column"},
      {head: "holds"},
      {head: "values", isNumber: true},
      {head: "min", isNumber: true},
      {head: "median", isNumber: true},
      {head: "max", isNumber: true},
    ],
    columns.map(({name, type, filled, min, median, max, distinct}) => [
      cut(name),
      type === "text" ? `text, ${distinctText(distinct ?? 0)}` : `${type}s`,
      String(filled),
      cut(min ?? ""),
      median === undefined ? "" : String(Number(median.toPrecision(12))),
      cut(max ?? ""),
    ]),
  );
}

function distinctText(count: number): string {
  return count >= 1_000 ? "1000 or more different" : `${count} different`;
}

function cut(text: string): string {
  const letters = [...text.slice(0, 2 * CELL)];
  return letters.length > CELL ? `${letters.slice(0, CELL).join("")}…` : text;
}
