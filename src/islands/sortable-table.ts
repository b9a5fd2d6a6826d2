import {MOVED_ROW, SORT_CELL, SORT_HEAD} from "../contract/tables.ts";
import {readScaled} from "../units/read-scaled.ts";
import {makeButton} from "./dom.ts";
import type {SortDirection} from "./sort-rows.ts";
import {sortRows} from "./sort-rows.ts";
import {focusNextMove, listenForMoveKey} from "./sortable-table/next-move.ts";
import {addUnitToggles} from "./sortable-table/unit-toggle.ts";

/**
 * Makes the tables within sortable: a button in every header with `data-column`, and a button that sorts by the size of
 * the change if rows have one; the key `m` leads to the next such row. Units can be folded. Rows stay within their part of the table.
 */
class SortableTable extends HTMLElement {
  connectedCallback(): void {
    for (const table of this.querySelectorAll("table")) {
      addUnitToggles(table);
      const parts = partsOf(table);
      if (parts.every(({rows}) => rows.length < 2)) continue;
      const heads = [...table.querySelectorAll<HTMLElement>("th[data-column]")];
      for (const head of heads) addSortButton(head, heads, parts);
      if (parts.some(({rows}) => rows.some(row => Number(movedOf(row)) > 0))) {
        (table.closest(".table-scroll") ?? table).before(movedButton(heads, parts));
      }
    }
  }
}

/** The rows of a part in the order of the page. */
interface Part {
  readonly body: HTMLElement;
  readonly rows: readonly HTMLElement[];
}

function partsOf(table: HTMLTableElement): Part[] {
  return [...table.tBodies].map(body => ({
    body,
    rows: sortedRows([...body.rows]),
  }));
}

/** The rows with an id; those without one, such as the geometric mean, are not sorted unless all are. */
function sortedRows(rows: readonly HTMLElement[]): readonly HTMLElement[] {
  const named = rows.filter(({id}) => id !== "");
  return named.length > 0 ? named : rows;
}

/** Sorts up, then down, then as the page had it. */
function addSortButton(head: HTMLElement, heads: readonly HTMLElement[], parts: readonly Part[]): void {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    const direction = nextDirection(head.getAttribute("aria-sort"));
    clear(heads);
    if (direction) head.setAttribute("aria-sort", direction);
    const data = SORT_HEAD.decode(head.dataset);
    arrange(parts, rows =>
      direction && data ? sortRows(rows, row => sortValue(row, data.column, data.text), direction) : rows,
    );
  });
}

function movedButton(heads: readonly HTMLElement[], parts: readonly Part[]): HTMLElement {
  const line = document.createElement("p");
  const button = document.createElement("button");
  line.className = "benchmark-moved";
  button.type = "button";
  button.textContent = "What moved first";
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const pressed = button.getAttribute("aria-pressed") !== "true";
    clear(heads);
    button.setAttribute("aria-pressed", String(pressed));
    arrange(parts, rows => (pressed ? sortRows(rows, movedOf, "descending") : rows));
  });
  for (const head of heads) {
    head.addEventListener("click", () => button.setAttribute("aria-pressed", "false"));
  }
  const next = makeButton("Next move", focusNextMove, {
    set: {"aria-keyshortcuts": "m", title: "Go to the next row that moved (m)"},
  });
  line.append(button, " ", next);
  return line;
}

function nextDirection(current: string | null): SortDirection | undefined {
  if (current === "ascending") return "descending";
  return current === "descending" ? undefined : "ascending";
}

function clear(heads: readonly HTMLElement[]): void {
  for (const head of heads) head.removeAttribute("aria-sort");
}

/** Orders rows in place; rows below them, such as the geometric mean, stay below. */
function arrange(
  parts: readonly Part[],
  order: (rows: readonly HTMLElement[]) => readonly HTMLElement[],
): void {
  for (const {body, rows} of parts) {
    const own = new Set<Element>(rows);
    const last = [...body.children].findLastIndex(child => own.has(child));
    const below = body.children[last + 1] ?? null;
    for (const row of order(rows)) body.insertBefore(row, below);
  }
}

/** A row's sort value in a column: its attribute, else the number it shows; undefined for an empty cell. */
function sortValue(row: HTMLElement, column: number, asText: boolean): string | number | undefined {
  const cell = cellAt(row, column);
  if (asText) return cell?.textContent ?? "";
  if (!cell) return undefined;
  return cell.dataset.sort === undefined
    ? readScaled(cell.textContent)
    : SORT_CELL.decode(cell.dataset)?.sort;
}

function movedOf({dataset}: HTMLElement): number | string | undefined {
  return MOVED_ROW.decode(dataset)?.moved;
}

/** The cell that covers a column; a cell may span several. */
function cellAt(row: HTMLElement, column: number): HTMLElement | undefined {
  let position = 0;
  for (const cell of row.querySelectorAll<HTMLTableCellElement>(":scope > :is(th, td)")) {
    if (position === column) return cell;
    position += cell.colSpan;
    if (position > column) return undefined;
  }
  return undefined;
}

listenForMoveKey();
customElements.define("sortable-table", SortableTable);
