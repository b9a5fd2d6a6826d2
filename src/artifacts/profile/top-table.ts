import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {cutText, foldGenerics} from "./names.ts";
import type {TopRow} from "./top.ts";

/** A top table, its first rows open and the rest folded away. */
export interface TopTableOptions {
  /** What the table shows, for its caption and its scrolling region. */
  readonly label: string;
  readonly openRows: number;
}

/** More rows than this nobody reads; pprof's own pages stop there too. */
const MOST_ROWS = 500;

/** Draws the rows of `go tool pprof -top` with its own column names. */
export function topTable(rows: readonly TopRow[], {label, openRows}: TopTableOptions): ElementContent[] {
  const open = rows.slice(0, Math.min(openRows, MOST_ROWS));
  const rest = rows.slice(open.length, MOST_ROWS);
  if (rest.length === 0) return [scrolling(label, open)];
  const left = rows.length - open.length - rest.length;
  const more = left > 0 ? ` of ${rest.length + left}` : "";
  const summary = `${rest.length}${more} more ${rest.length === 1 ? "function" : "functions"}`;
  return [
    scrolling(label, open),
    h("details.profile-rest", [h("summary", summary), scrolling(`${label}: ${summary}`, rest)]),
  ];
}

function scrolling(label: string, rows: readonly TopRow[]): Element {
  const head = ["flat", "flat%", "sum%", "cum", "cum%"].map(name => h("th.num", {scope: "col"}, name));
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [
    h("table.profile-top", [
      h("caption.visually-hidden", label),
      h("thead", h("tr", [...head, h("th", {scope: "col"}, "function")])),
      h("tbody", rows.map(drawRow)),
    ]),
  ]);
}

function drawRow(row: TopRow): Element {
  const cells = [row.flatText, row.flatPercent, row.sumPercent, row.cumText, row.cumPercent];
  return h("tr", [...cells.map(text => h("td.num", text)), nameCell(row)]);
}

/** Writes a function's name, instantiated types folded; the full name is in the tooltip then. */
export function nameCell({name, inline}: Pick<TopRow, "name" | "inline">): Element {
  const folded = foldGenerics(name);
  const shown = cutText(folded === "[…]" ? name : folded);
  const title = shown === name ? {} : {title: cutText(name)};
  return h("th.profile-name", {scope: "row", ...title}, [
    shown,
    ...(inline === "" ? [] : [" ", h("span.profile-inline", inline)]),
  ]);
}
