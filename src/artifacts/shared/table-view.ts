import type {ElementContent} from "hast";
import {h} from "hastscript";
import type {Fact, NumberTable, ViewContext} from "../kind.ts";
import type {DataColumn, DataTable} from "./data-table.ts";
import type {Quantity} from "./quantities.ts";
import {quantity} from "./quantities.ts";
import {changesView, factStrip, reportTable} from "./report-view.ts";

/** Rows that are shown; the file itself is offered whole. */
const ROWS = {embed: 12, page: 100} as const;
/** Maximum columns shown. */
const COLUMNS = 24;
const CELL = 60;

/** How large a table is. */
export function tableFacts({count, columns}: DataTable): Fact[] {
  return [
    {name: "rows", value: String(count)},
    {name: "columns", value: String(columns.length)},
  ];
}

/** The first rows of a table, verbatim, and a summary of each column. */
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

/**
 * The medians of the columns of numbers that two tables share, then the rows of each; undefined if they share no such
 * column. Rows of any tool may be of anything, so they are not tested.
 */
export function tableComparison(
  base: DataTable,
  head: DataTable,
  {size}: Pick<ViewContext, "size">,
): ElementContent[] | undefined {
  const names = new Set(head.columns.filter(isNumeric).map(({name}) => name));
  const shared = base.columns.filter(column => isNumeric(column) && names.has(column.name));
  if (shared.length === 0) return undefined;
  const medians = ({columns}: DataTable): Quantity[] =>
    shared
      .slice(0, COLUMNS)
      .flatMap(({name}) => columns.find(column => column.name === name && isNumeric(column)) ?? [])
      .map(({name, median = 0}) => quantity(cut(name), "", undefined, median));
  const hidden = shared.length - Math.min(shared.length, COLUMNS);
  const rest = hidden > 0 ? ` ${hidden} more columns are not shown.` : "";
  const note = `Medians of ${rowsText(base)} and ${rowsText(head)}. What a row stands for is not known, so that no test is made.${rest}`;
  return [
    ...changesView("Medians of the columns, base and head", medians(base), medians(head), {
      base: "base",
      head: "head",
      note,
    }),
    h("details.data-columns", [h("summary", "First rows of the base"), rowsTable(base, ROWS[size])]),
    h("details.data-columns", [h("summary", "First rows of the head"), rowsTable(head, ROWS[size])]),
  ];
}

function isNumeric({type, median}: DataColumn): boolean {
  return type === "number" && median !== undefined;
}

function rowsText({count}: DataTable): string {
  return `${count} ${count === 1 ? "row" : "rows"}`;
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

/** Returns the rows that a page shows as data: numbers of a column of numbers as numbers. */
export function shownRows({columns, rows}: DataTable): NumberTable {
  return {
    name: "rows",
    columns: columns.map(({name}) => ({name})),
    rows: rows.map((cells, row) =>
      columns.map(({type, values}, i) => {
        const value = type === "number" ? (values?.[row] ?? Number.NaN) : Number.NaN;
        const text = cells[i] ?? "";
        return Number.isFinite(value) ? value : text === "" ? null : text;
      }),
    ),
  };
}
