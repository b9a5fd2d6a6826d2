import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {TopRow} from "../../../pprof/report/top.ts";
import {cutText, foldGenerics} from "../../../stacks/function-names.ts";

/** An extra column of a top table. */
export interface TopColumn {
  readonly head: string;
  cell(row: TopRow): Element;
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
  const head = names.map(name => h("th.num", {scope: "col"}, name));
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [
    h("table.profile-top", [
      h("caption.visually-hidden", label),
      h("thead", h("tr", [...head, h("th", {scope: "col"}, "function")])),
      h(
        "tbody",
        rows.map(row => drawRow(row, options)),
      ),
    ]),
  ]);
}

function drawRow(row: TopRow, {column, functionAddress}: TopTableOptions): Element {
  const cells = [row.flatText, row.flatPercent, row.sumPercent, row.cumText, row.cumPercent];
  const more = column ? [column.cell(row)] : [];
  return h("tr", [
    ...cells.map(text => h("td.num", text)),
    ...more,
    nameCell(row, functionAddress?.(row.name)),
  ]);
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
