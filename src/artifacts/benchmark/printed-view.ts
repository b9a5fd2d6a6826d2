import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {PrintedRow, PrintedTable} from "../../benchstat/read/printed-table.ts";
import {originNote} from "../../benchstat/read/printed-table.ts";
import {columnHead, scrolling} from "./table-frame.ts";

/** Draws tables that a tool printed, digit for digit, under a line with their origin. */
export function printedView(tables: readonly PrintedTable[]): ElementContent[] {
  const [first] = tables;
  if (!first) return [];
  return [h("p.note", originNote(first)), ...tables.flatMap(drawTable)];
}

function drawTable(printed: PrintedTable): ElementContent[] {
  const {origin, caption, columns, rows, notes} = printed;
  const [name = "name", ...heads] = columns;
  const table = h("table.benchmark-table", [
    ...(caption ? [h("caption.benchmark-group", caption)] : []),
    h("thead", h("tr", [columnHead(name, false), ...heads.map(head => columnHead(head))])),
    h(
      "tbody",
      rows.map(row => drawRow(row, heads.length)),
    ),
  ]);
  return [scrolling(`${origin}: ${heads.join(", ") || name}`, table), ...drawNotes(notes)];
}

function drawRow({name, cells}: PrintedRow, columns: number): Element {
  const filled = Array.from({length: columns}, (_, index) => h("td.num", cells[index] ?? ""));
  return h("tr", [h("th", {scope: "row"}, name), ...filled]);
}

function drawNotes(notes: readonly string[]): ElementContent[] {
  if (notes.length === 0) return [];
  return [
    h(
      "ul.note",
      notes.map(note => h("li", note)),
    ),
  ];
}
