import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {SORT_CELL, SORT_HEAD} from "../../../contract/tables.ts";
import type {TopRow} from "../../../pprof/report/top.ts";
import {cutText, foldGenerics} from "../../../stacks/function-names.ts";

/** An extra column of a top table. */
export interface TopColumn {
  readonly head: string;
  cell(row: TopRow): Element;
  /** The change of a row, by which the table can be sorted; absent for a column of other numbers. */
  change?(row: TopRow): number;
}

/** A top table, its first rows open and the rest folded away. */
export interface TopTableOptions {
  /** The table's subject, for its caption and its scrolling region. */
  readonly label: string;
  readonly openRows: number;
  /** Number of rows of the whole table, where not all of them are given. */
  readonly count?: number;
  /** An extra column before the name. */
  readonly column?: TopColumn | undefined;
  /** The page of a function's history, base applied; undefined without such a page. */
  readonly functionAddress?: ((name: string) => string | undefined) | undefined;
}

/** Maximum rows; pprof's own pages have the same limit. */
export const MOST_TOP_ROWS = 500;

/** Draws the rows of `go tool pprof -top` with its own column names. */
export function topTable(rows: readonly TopRow[], options: TopTableOptions): ElementContent[] {
  const {label, openRows, count = rows.length} = options;
  const open = rows.slice(0, Math.min(openRows, MOST_TOP_ROWS));
  const rest = rows.slice(open.length, MOST_TOP_ROWS);
  if (rest.length === 0) return [scrolling(label, open, options)];
  const left = count - open.length - rest.length;
  const more = left > 0 ? ` of ${rest.length + left}` : "";
  const summary = `${rest.length}${more} more ${rest.length === 1 ? "function" : "functions"}`;
  return [
    scrolling(label, open, options),
    h("details.profile-rest", [h("summary", summary), scrolling(`${label}: ${summary}`, rest, options)]),
  ];
}

function scrolling(label: string, rows: readonly TopRow[], options: TopTableOptions): Element {
  const {column} = options;
  const names = ["flat", "flat%", "sum%", "cum", "cum%", ...(column ? [column.head] : [])];
  const isSorted = column?.change !== undefined && rows.length > 1;
  const sorted = isSorted ? [names.indexOf("flat"), names.indexOf("cum"), names.length - 1] : [];
  const head = names.map((name, place) => {
    const data = sorted.includes(place) ? SORT_HEAD.encode({column: place, text: false}) : {};
    return h("th.num", {scope: "col", ...data}, name);
  });
  const table = h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [
    h("table.profile-top", [
      h("caption.visually-hidden", label),
      h("thead", h("tr", [...head, h("th", {scope: "col"}, "function")])),
      h(
        "tbody",
        rows.map(row => drawRow(row, options, isSorted)),
      ),
    ]),
  ]);
  return isSorted ? h("sortable-table", [table]) : table;
}

function drawRow(row: TopRow, {column, functionAddress}: TopTableOptions, isSorted: boolean): Element {
  const sort = (value: number | undefined) => (isSorted ? SORT_CELL.encode({sort: value}) : {});
  const {flat, cum, flatText, flatPercent, sumPercent, cumText, cumPercent} = row;
  return h("tr", [
    h("td.num", sort(flat), flatText),
    h("td.num", flatPercent),
    h("td.num", sumPercent),
    h("td.num", sort(cum), cumText),
    h("td.num", cumPercent),
    ...(column ? [withSort(column.cell(row), sort(column.change?.(row)))] : []),
    nameCell(row, functionAddress?.(row.name)),
  ]);
}

function withSort(cell: Element, sort: Element["properties"]): Element {
  return {...cell, properties: {...cell.properties, ...sort}};
}

/** Writes a function's name, instantiated types folded; the full name is in the tooltip then. `href` is its history's. */
export function nameCell({name, inline}: Pick<TopRow, "name" | "inline">, href?: string): Element {
  const shown = cutText(foldGenerics(name));
  const title = shown === name ? {} : {title: cutText(name)};
  return h("th.profile-name", {scope: "row", ...title}, [
    href === undefined ? shown : h("a", {href}, shown),
    ...(inline === "" ? [] : [" ", h("span.profile-inline", inline)]),
  ]);
}
