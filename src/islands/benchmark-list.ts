import {BENCHMARK_HEAD, BENCHMARK_ROW, GROUP_ROW, SORT_CELL} from "../contract/tables.ts";
import type {SortDirection} from "./sort-rows.ts";
import {sortRows} from "./sort-rows.ts";

const STATES = ["changed", "unconfirmed", "drifting", "no change shown"];

/**
 * A box and a choice that hide rows of the table named by `for`, and buttons in its heads that sort all packages together.
 * The address holds the choice. Empty without JavaScript; the table is then complete.
 */
class BenchmarkList extends HTMLElement {
  #table: BenchmarkTable | undefined;
  #words = document.createElement("input");
  #state = document.createElement("select");
  #count = document.createElement("output");

  connectedCallback(): void {
    const table = document.getElementById(this.getAttribute("for") ?? "");
    if (this.#table || !table) return;
    this.#table = new BenchmarkTable(table, () => this.#apply());
    this.#words.type = "search";
    this.#words.placeholder = "name, package or unit";
    this.#state.append(new Option("any state", ""), ...STATES.map(state => new Option(state, state)));
    this.#count.className = "note";
    this.replaceChildren(labelled("Filter", this.#words), labelled("State", this.#state), this.#count);
    const chosen = new URLSearchParams(location.search);
    this.#words.value = chosen.get("q") ?? "";
    this.#state.value = chosen.get("state") ?? "";
    this.#table.sort(chosen.get("sort") ?? "");
    this.addEventListener("input", () => this.#apply());
    if (chosen.size > 0) this.#apply();
  }

  #apply(): void {
    if (!this.#table) return;
    const {shown, all} = this.#table.filter(this.#words.value, this.#state.value);
    const isWhole = this.#words.value.trim() === "" && this.#state.value === "";
    this.#count.textContent = isWhole ? "" : `${shown} of ${all}`;
    const chosen = {q: this.#words.value.trim(), state: this.#state.value, sort: this.#table.sorted};
    const search = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== "")).toString();
    history.replaceState(null, "", (search ? `?${search}` : location.pathname) + location.hash);
  }
}

function labelled(text: string, field: HTMLElement): HTMLLabelElement {
  const label = document.createElement("label");
  label.append(text, " ", field);
  return label;
}

/** A row and its original position. */
interface Row {
  readonly element: HTMLTableRowElement;
  readonly body: HTMLElement;
  readonly group: string;
  /** Text to search, in lower case. */
  readonly text: string;
  /** As in `StateWord`; "" for a row without. */
  readonly state: string;
}

/** The table of benchmarks: a part for each package, or all rows in a single part when they are sorted. */
class BenchmarkTable {
  readonly #heads: readonly HTMLTableCellElement[];
  readonly #bodies: readonly HTMLTableSectionElement[];
  readonly #rows: readonly Row[];
  readonly #flat = document.createElement("tbody");
  /** `last-ascending`; empty for the original order. */
  sorted = "";

  constructor(table: HTMLElement, onSort: () => void) {
    this.#heads = [...table.querySelectorAll<HTMLTableCellElement>("th[data-column]")];
    this.#bodies = [...table.querySelectorAll("tbody")];
    this.#rows = this.#bodies.flatMap(rowsOf);
    for (const head of this.#heads) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        this.sort(nextOrder(head));
        onSort();
      });
    }
    this.#flat.className = "flat";
    this.#flat.hidden = true;
    table.append(this.#flat);
  }

  /** Sorts by a column and a direction, `last-ascending`; anything else brings the packages back. */
  sort(order: string): void {
    const [, column, direction] = /^(.+)-(ascending|descending)$/.exec(order) ?? [];
    const head = this.#heads.find(({dataset}) => BENCHMARK_HEAD.decode(dataset)?.column === column);
    for (const other of this.#heads) other.removeAttribute("aria-sort");
    this.sorted = head ? order : "";
    this.#flat.hidden = !head;
    for (const body of this.#bodies) body.hidden = !!head;
    if (!head) {
      for (const {element, body} of this.#rows) body.append(element);
      return;
    }
    head.setAttribute("aria-sort", direction ?? "");
    const sorted = sortRows(this.#rows, row => sortKey(row, head.cellIndex), direction as SortDirection);
    this.#flat.append(...sorted.map(({element}) => element));
  }

  /** Shows the rows with every word of the query and the chosen state, and hides the heads of empty parts. */
  filter(query: string, state: string): {shown: number; all: number} {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    for (const {element, text, state: own} of this.#rows) {
      const isState = state === "" || own === state;
      element.hidden = !isState || !words.every(word => text.includes(word));
    }
    for (const body of this.#bodies) {
      const group = body.querySelector<HTMLElement>("tr.group");
      if (group) group.hidden = this.#rows.every(row => row.body !== body || row.element.hidden);
    }
    return {shown: this.#rows.filter(({element}) => !element.hidden).length, all: this.#rows.length};
  }
}

function rowsOf(body: HTMLTableSectionElement): Row[] {
  const head = body.querySelector<HTMLElement>("tr.group");
  const {group = ""} = (head && GROUP_ROW.decode(head.dataset)) ?? {};
  return [...body.querySelectorAll<HTMLTableRowElement>("tr:not(.group)")].map(element => {
    if (group) element.cells[0]?.append(packageName(group));
    const {state = "", units = ""} = BENCHMARK_ROW.decode(element.dataset) ?? {};
    const text = `${group} ${units} ${element.textContent}`.toLowerCase();
    return {element, body, group, text, state};
  });
}

/** A row's package, shown where no header above the row has it. */
function packageName(group: string): HTMLElement {
  const name = document.createElement("span");
  name.className = "package";
  name.textContent = group;
  return name;
}

/** Ascending, then descending, then the order of the page. */
function nextOrder(head: HTMLElement): string {
  const current = head.getAttribute("aria-sort");
  if (current === "descending") return "";
  return `${BENCHMARK_HEAD.decode(head.dataset)?.column}-${current === "ascending" ? "descending" : "ascending"}`;
}

/** A row's sort value in a column; undefined for an empty cell. */
function sortKey({element}: Row, column: number): string | number | undefined {
  const cell = element.cells[column];
  if (column === 0) return cell?.querySelector("a")?.textContent ?? "";
  return cell && SORT_CELL.decode(cell.dataset)?.sort;
}

customElements.define("benchmark-list", BenchmarkList);
