import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {commonScale, formatScaled} from "../../units/scale.ts";
import {unitClass} from "../../units/unit.ts";
import type {ViewContext} from "../kind.ts";
import type {Better} from "../measurement.ts";
import {columnAdvice, comparisonAdvice, nothingCanBeSignificant, oddPAdvice, shownP} from "./advice.ts";
import type {Cell} from "./cell.ts";
import type {Tone} from "./change.ts";
import {changeOf, toneClass, toneOf} from "./change.ts";
import type {ColumnSummary} from "./column-summary.ts";
import type {Difference} from "./differences.ts";
import {differencesOf} from "./differences.ts";
import type {Footnotes} from "./footnotes.ts";
import {makeFootnotes} from "./footnotes.ts";
import type {GridOptions, Table} from "./grid.ts";
import {drawIntervals} from "./interval-drawing.ts";
import type {JournalGrid} from "./journal-grid.ts";
import {journalGrid} from "./journal-grid.ts";
import type {LabelledModel} from "./merge.ts";
import type {BenchmarkModel} from "./model.ts";
import {betterOf} from "./model.ts";
import {keyText} from "./projection.ts";
import type {RowChoice} from "./row-choice.ts";
import {choiceFilter} from "./row-choice.ts";
import type {RowIds} from "./row-ids.ts";
import {rowIds} from "./row-ids.ts";
import {
  ABSENT,
  columnHead,
  directionOf,
  groupOf,
  medianCell,
  rowHead,
  scrolling,
  summaryReferences,
} from "./table-frame.ts";
import {rowScale} from "./text-output.ts";
import {formatComparison, formatRange, formatRatio} from "./wording.ts";

/** What is compared how, and under which names. */
export interface CompareOptions extends GridOptions, RowChoice {
  /** What the columns are called, the base first (default `base` and `head`). */
  readonly columnNames?: readonly [string, string];
}

/** What all rows of a table share. */
interface TableState {
  readonly table: Table;
  readonly grid: JournalGrid;
  readonly better: Better;
  readonly footnotes: Footnotes;
  readonly ids: RowIds;
  /** True when it is said above the tables that nothing can be significant. */
  readonly hopeless: boolean;
}

/** Draws how a base became a head: what differs around them, then a table a unit and group. */
export function compareView(
  base: BenchmarkModel,
  head: BenchmarkModel,
  options: CompareOptions,
  context: ViewContext,
): ElementContent[] {
  const [baseName, headName] = options.columnNames ?? ["base", "head"];
  const files: LabelledModel[] = [
    {label: "base", model: base},
    {label: "head", model: head},
  ];
  const grid = journalGrid(files, options, choiceFilter(files, options));
  const cells = grid.tables.flatMap(table => table.cells.flatMap(row => row.flatMap(cell => cell ?? [])));
  const hopeless = nothingCanBeSignificant(cells);
  const ids = rowIds(context.id);
  const tables = grid.tables.flatMap((table, index) => {
    const footnotes = makeFootnotes(`${context.id}-${index + 1}`);
    const better = betterOf(grid.results, table.unit);
    const state = {table, grid, better, footnotes, ids, hopeless: hopeless !== undefined};
    const label = `${table.unit}, ${baseName} and ${headName}`;
    return [scrolling(label, drawTable(state, baseName, headName)), ...footnotes.list()];
  });
  return [
    ...differencesOf(files).map(drawDifference),
    ...(hopeless === undefined ? [] : [h("p.warning", hopeless)]),
    ...(tables.length > 0 ? tables : [h("p.note", "Neither file has results to compare.")]),
  ];
}

function drawDifference({key, values, matters}: Difference): Element {
  const [base, head] = values.map(value => (value === "" ? "not said" : value));
  const text = `${key}: ${base} → ${head}`;
  if (!matters) return h("p.note", `Base and head differ in ${text}.`);
  return h(
    "p.warning",
    `Base and head were measured on different machines: ${text}. The change may be theirs.`,
  );
}

function drawTable(state: TableState, baseName: string, headName: string): Element {
  const {table, grid} = state;
  const base = columnOf(state, "base");
  const head = columnOf(state, "head");
  const rows = table.rows.map((key, index) => {
    const cells = table.cells[index] ?? [];
    return drawRow(state, keyText(grid.projections.row, key), cells[base], cells[head]);
  });
  return h("table.benchmark-table.benchmark-compare", [
    drawCaption(state),
    h("thead", [
      h("tr", [
        columnHead("benchmark", false),
        columnHead(baseName),
        columnHead(headName),
        h("td.benchmark-drawing", {ariaHidden: "true"}),
        columnHead("change"),
        columnHead(h("abbr", {title: "chance of a difference this large if nothing had changed"}, "p")),
        columnHead(h("abbr", {title: "number of samples"}, "n")),
      ]),
    ]),
    h("tbody", rows),
    ...(rows.length > 1 ? [drawGeomean(state, table.summaries[base], table.summaries[head])] : []),
  ]);
}

function drawCaption({table, grid, better}: TableState): Element {
  const group = groupOf(table, grid);
  const direction = directionOf(better);
  return h("caption", [
    h("span.benchmark-unit", table.unit),
    ...(direction ? [h("span.note", ` ${direction}`)] : []),
    ...(group ? [" ", h("span.benchmark-group", group)] : []),
  ]);
}

/** Position of a file's column; -1 where it has nothing in the table's unit. */
function columnOf({table, grid}: TableState, label: string): number {
  return table.columns.findIndex(key => keyText(grid.projections.column, key) === label);
}

function drawRow(state: TableState, name: string, base: Cell | undefined, head: Cell | undefined): Element {
  const {table, ids} = state;
  const id = ids(name, table.unit);
  const ofUnit = unitClass(table.unit);
  const scale = rowScale([base, head], ofUnit);
  const median = (cell: Cell | undefined) => {
    if (!cell) return h("td.num", ABSENT);
    const text = formatScaled(cell.summary.center, scale);
    return medianCell(text, formatRange(cell.summary), summaryReferences(cell, state.footnotes));
  };
  return h("tr", {id}, [
    rowHead(name, id),
    median(base),
    median(head),
    h("td.benchmark-drawing", {ariaHidden: "true"}, [
      drawIntervals([
        ...(base ? [{summary: base.summary, side: "base" as const}] : []),
        ...(head ? [{summary: head.summary, side: "head" as const}] : []),
      ]),
    ]),
    ...drawComparison(state, base, head),
  ]);
}

function drawComparison(state: TableState, base: Cell | undefined, head: Cell | undefined): Element[] {
  const change = head && changeOf(head, state.better);
  if (!change || !head?.comparison) {
    const only = base ? "only in base" : "only in head";
    return [h("td.num.note", {colSpan: 3}, only)];
  }
  const {comparison} = head;
  const {n1, n2} = comparison;
  const warnings = comparison.warnings.filter(({kind}) => !state.hopeless || kind !== "test-needs-samples");
  const advice = [
    ...warnings.map(warning => comparisonAdvice(warning, comparison)),
    ...oddPAdvice(comparison),
  ];
  return [
    h("td.num", {class: toneClass(change.tone), title: explain(change.tone, head)}, change.text),
    h("td.num", [shownP(comparison), ...state.footnotes.refer(advice)]),
    h("td.num", n1 === n2 ? String(n1) : `${n1}+${n2}`),
  ];
}

/** One sentence for who points at a change. */
function explain(tone: Tone, {comparison}: Cell): string {
  const sure = comparison ? ` (${formatComparison(comparison)})` : "";
  switch (tone) {
    case "none":
      return `no significant change${sure}`;
    case "unknown":
      return `a significant change${sure}; this unit does not say which way is better`;
    default:
      return `${tone}${sure}`;
  }
}

function drawGeomean(
  {table, better, footnotes}: TableState,
  base: ColumnSummary | undefined,
  head: ColumnSummary | undefined,
): Element {
  const mean = (summary: ColumnSummary | undefined) => {
    const geomean = summary?.geomean;
    if (geomean === undefined) return h("td.num", ABSENT);
    return h("td.num", formatScaled(geomean, commonScale([geomean], unitClass(table.unit))));
  };
  const ratio = head?.ratio;
  const tone = ratio === undefined ? "none" : toneOf(1, ratio, better);
  const warnings = [...new Set([...(base?.warnings ?? []), ...(head?.warnings ?? [])])];
  return h("tfoot", [
    h("tr", [
      h("th", {scope: "row"}, "geomean"),
      mean(base),
      mean(head),
      h("td.benchmark-drawing", {ariaHidden: "true"}),
      h("td.num", {class: toneClass(tone)}, [
        ratio === undefined ? "?" : formatRatio(ratio),
        ...footnotes.refer(warnings.map(columnAdvice)),
      ]),
      h("td", {colSpan: 2}),
    ]),
  ]);
}
