import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {summaryAdvice} from "../../benchstat/compare/advice.ts";
import type {Cell} from "../../benchstat/compare/cell.ts";
import type {Table} from "../../benchstat/compare/grid.ts";
import type {JournalGrid} from "../../benchstat/compare/journal-grid.ts";
import {fieldValue} from "../../benchstat/project/projection.ts";
import {SORT_HEAD} from "../../contract/tables.ts";
import type {Better} from "../../measurement.ts";
import type {Footnotes} from "./footnotes.ts";

/** Text of a cell without a number. */
export const ABSENT = "—";

/** Puts a table into a region that scrolls by itself, reachable by keyboard. */
export function scrolling(label: string, table: Element): Element {
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [table]);
}

/** Groups of results that are drawn of a file: a page has no room for more. */
export const MOST_TABLES = 100;

/** Rows that are still to be drawn in a view; a page of more is too large to be opened. */
export interface RowRoom {
  /** As many of the rows as there is room for, which they take. */
  take<Row>(rows: readonly Row[]): readonly Row[];
}

const MOST_ROWS = 5000;

/** Makes the row budget of a view. */
export function rowRoom(): RowRoom {
  let left = MOST_ROWS;
  return {
    take(rows) {
      const taken = rows.slice(0, left);
      left -= taken.length;
      return taken;
    },
  };
}

/** The row below a table with the number of its rows that are not drawn. */
export function hiddenRows(hidden: number, colSpan: number): Element[] {
  if (hidden === 0) return [];
  const text = `${hidden} more ${hidden === 1 ? "benchmark is" : "benchmarks are"} not shown; the file has all.`;
  return [noteRow(text, colSpan)];
}

/** Draws a row below others that is a note about them. */
export function noteRow(text: string, colSpan: number): Element {
  return h("tr", h("td.note", {colSpan}, text));
}

/** Returns the number of rows that are left out since they did not move: `4 benchmarks without a significant change`. */
export function unmovedText(count: number): string | undefined {
  if (count === 0) return undefined;
  return `${count} ${count === 1 ? "benchmark" : "benchmarks"} without a significant change`;
}

/** Counts the groups that are not drawn. */
export function hiddenTables(count: number): ElementContent[] {
  const hidden = count - MOST_TABLES;
  if (hidden <= 0) return [];
  return [
    h("p.note", `${hidden} more ${hidden === 1 ? "group is" : "groups are"} not shown; the file has all.`),
  ];
}

/** A median with its interval: `1.234µ ± 2%`. */
export function medianText(text: string, range: string): string {
  return `${text} ± ${range}`;
}

/** Draws a median with its interval. */
export function medianCell(text: string, range: string, references: readonly Element[]): Element {
  return h("td", [text, h("small", ` ± ${range}`), ...references]);
}

/** References to the warnings of a cell's values and its summary. */
export function summaryReferences(
  {summary, varying}: Cell,
  footnotes: Footnotes,
  {moreSamples}: Pick<JournalGrid, "moreSamples">,
): Element[] {
  const mixed =
    varying.length > 0
      ? [`taken together although they differ in ${varying.join(", ")}: name it in table, col or ignore`]
      : [];
  return footnotes.refer([...mixed, ...summary.warnings.map(warning => summaryAdvice(warning, moreSamples))]);
}

/** A row's name as readers see it. */
export function shownName(name: string): string {
  return name || "(no name)";
}

/** Draws a row's head: the name, which links to the row and may wrap behind a slash or an equals sign. */
export function rowHead(name: string, id: string): Element {
  const parts = shownName(name).split(/(?<=[/=])/);
  const wrapping = parts.flatMap((part, index) => (index > 0 ? [h("wbr"), part] : [part]));
  return h("th", {scope: "row"}, [h("a", {href: `#${id}`}, wrapping)]);
}

/** Draws a column's head. */
export function columnHead(content: ElementContent | string, numeric = true): Element {
  return h(numeric ? "th.num" : "th", {scope: "col"}, [content]);
}

/** Position of a column's head, and its cells. */
export interface SortHead {
  /** Sorted as text; as numbers when absent. */
  readonly text?: boolean;
  readonly rowSpan?: number | undefined;
}

/** Draws the head of a column that a script may sort the rows by; `column` is the position of its cells, from 0. */
export function sortHead(content: ElementContent | string, column: number, options: SortHead = {}): Element {
  const {text = false, rowSpan} = options;
  const properties = {
    scope: "col",
    ...SORT_HEAD.encode({column, text}),
    ...(rowSpan !== undefined && {rowSpan}),
  };
  return h(text ? "th" : "th.num", properties, [content]);
}

/** Returns which direction of a unit is better: "lower is better". */
export function directionOf(better: Better): string | undefined {
  return better && `${better} is better`;
}

/** Names the group of results that a table is of; "" where the file is not divided. */
export function groupOf(table: Table, {projections}: JournalGrid): string {
  const named = projections.table.fields().flatMap(field => {
    const value = fieldValue(table.key, field);
    if (value === "" || field.name === ".unit") return [];
    return field.name === "pkg" || field.name === ".name" ? value : `${field.name}: ${value}`;
  });
  return named.join(", ");
}
