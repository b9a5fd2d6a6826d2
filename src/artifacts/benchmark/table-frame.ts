import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {Better} from "../measurement.ts";
import {summaryAdvice} from "./advice.ts";
import type {Cell} from "./cell.ts";
import type {Footnotes} from "./footnotes.ts";
import type {Table} from "./grid.ts";
import type {JournalGrid} from "./journal-grid.ts";
import {groupName} from "./model.ts";

/** What stands where there is no number. */
export const ABSENT = "—";

/** Puts a table into a region that scrolls by itself, reachable by keyboard. */
export function scrolling(label: string, table: Element): Element {
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [table]);
}

/** Draws a median with its interval: `1.234µ ± 2%`. */
export function medianCell(text: string, range: string, references: readonly Element[]): Element {
  return h("td.num", [text, h("span.benchmark-range", ` ± ${range}`), ...references]);
}

/** References to what a cell's summary warns of. */
export function summaryReferences(cell: Cell, footnotes: Footnotes): Element[] {
  return footnotes.refer(cell.summary.warnings.map(summaryAdvice));
}

/** Draws a row's head: the name, which links to the row and may wrap behind a slash. */
export function rowHead(name: string, id: string): Element {
  const parts = (name || "(no name)").split(/(?<=\/)/);
  const wrapping = parts.flatMap((part, index) => (index > 0 ? [h("wbr"), part] : [part]));
  return h("th", {scope: "row"}, [h("a.benchmark-name", {href: `#${id}`}, wrapping)]);
}

/** Draws a column's head. */
export function columnHead(content: ElementContent | string, numeric = true): Element {
  return h(numeric ? "th.num" : "th", {scope: "col"}, [content]);
}

/** Says which way of a unit is good: "lower is better". */
export function directionOf(better: Better): string | undefined {
  return better && `${better} is better`;
}

/** Names the group of results that a table is of; "" where the file is not divided. */
export function groupOf(table: Table, {splitKeys}: JournalGrid): string {
  const cell = table.cells.flat().find(one => one !== undefined);
  return groupName(cell?.series[0]?.group.config ?? [], splitKeys);
}
