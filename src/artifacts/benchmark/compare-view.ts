import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {nothingCanBeSignificant} from "../../benchstat/compare/advice.ts";
import type {GridOptions} from "../../benchstat/compare/grid.ts";
import type {Division, JournalGrid} from "../../benchstat/compare/journal-grid.ts";
import {journalGrid} from "../../benchstat/compare/journal-grid.ts";
import {keyText} from "../../benchstat/project/projection.ts";
import type {RowChoice} from "../../benchstat/project/row-choice.ts";
import {choiceFilter} from "../../benchstat/project/row-choice.ts";
import type {ConfigDifference} from "../../benchstat/read/differences.ts";
import {differencesOf} from "../../benchstat/read/differences.ts";
import type {LabelledModel} from "../../benchstat/read/merge.ts";
import type {ViewContext} from "../kind.ts";
import type {ComparedColumn} from "./comparison-table.ts";
import {comparisonTable} from "./comparison-table.ts";
import {makeFootnotes} from "./footnotes.ts";
import {rowIds} from "./row-ids.ts";
import {copyForms, copyTexts} from "./table-copies.ts";
import {groupOf, hiddenTables, MOST_TABLES, rowRoom, scrolling} from "./table-frame.ts";
import {legend} from "./table-legend.ts";
import {unsampledView} from "./unsampled-view.ts";

/** Files to compare, how, and under which names. */
export interface BenchmarkCompareOptions extends GridOptions, RowChoice, Division {
  /** Names of the columns, the base first; the files' labels by default. */
  readonly columnNames?: readonly string[];
  /**
   * `moved` puts significant changes first, the largest above; `worst` those that got worse before the others; `file` keeps
   * the order of the files (default).
   */
  readonly order?: "file" | "moved" | "worst";
  /** Most rows of a unit, of which only those with a significant change are drawn; every row when absent. */
  readonly movedRows?: number;
  /** Most rows of tables that are also offered as texts to copy, which weigh as much as the tables; any number when absent. */
  readonly copiedRows?: number;
}

/**
 * Draws how heads differ from a base, which is the first file or the first value of the key that divides the columns:
 * differences of their surroundings, then a table a group with its units below each other, then how to read and copy
 * them. Throws ProjectionError and QueryError for mistakes in the division.
 */
export function benchmarkCompareView(
  files: readonly LabelledModel[],
  options: BenchmarkCompareOptions,
  context: ViewContext,
): ElementContent[] {
  const grid = journalGrid(files, options, choiceFilter(files, options), options);
  const columns = columnsOf(grid, files, options);
  const cells = grid.tables.flatMap(table => table.cells.flatMap(row => row.flatMap(cell => cell ?? [])));
  const warning = nothingCanBeSignificant(cells, grid.moreSamples);
  const shared = {
    grid,
    columns,
    ids: rowIds(context.id),
    room: rowRoom(),
    hopeless: warning !== undefined,
    order: options.order,
    movedRows: options.movedRows,
  };
  const groups = [...Map.groupBy(grid.tables, table => groupOf(table, grid))];
  const tables = groups.slice(0, MOST_TABLES).flatMap(([group, units], index) => {
    const footnotes = makeFootnotes(context, index + 1);
    const label = `${group && `${group}: `}${columns.map(({name}) => name).join(" and ")}`;
    const {table, rows} = comparisonTable({...shared, footnotes}, group, units);
    context.record?.tables.push(rows);
    return [scrolling(label, table), ...footnotes.list()];
  });
  const remarks = [
    ...differencesOf(files)
      .filter(({key}) => !isProjected(grid, key))
      .map(drawDifference),
    ...(warning === undefined ? [] : [h("p.warning", warning)]),
  ];
  const unsampled = unsampledView(files, options, context);
  const rowCount = grid.tables.reduce((sum, {rows}) => sum + rows.length, 0);
  if (tables.length === 0 && unsampled.length > 0) return [...remarks, ...unsampled];
  if (tables.length === 0) return [...remarks, h("p.note", "There are no results to compare.")];
  const texts = rowCount <= (options.copiedRows ?? MOST_COPIED) ? copyTexts(grid, options) : [];
  context.record?.texts.push(...texts);
  const copies = texts.length > 0 ? [copyForms(texts)] : [];
  return [
    ...remarks,
    h("sortable-table", tables),
    ...hiddenTables(groups.length),
    h("div.benchmark-tools", [legend(options), ...copies]),
    ...unsampled,
  ];
}

/** Every file is a column, in every table; by another projection, every value of it. */
function columnsOf(
  grid: JournalGrid,
  files: readonly LabelledModel[],
  {column, columnNames}: BenchmarkCompareOptions,
): ComparedColumn[] {
  const projection = grid.projections.column;
  const keys = [...new Set(grid.tables.flatMap(table => table.columns))].sort(projection.compare);
  if (column !== undefined) {
    return keys.map(key => ({key, name: keyText(projection, key) || "(none)"}));
  }
  return files.map(({label}, index) => ({
    key: keys.find(key => keyText(projection, key) === label) ?? {values: []},
    name: columnNames?.[index] ?? label,
  }));
}

/** Texts of more rows are made from the files themselves, by `perf-journal benchstat`. */
const MOST_COPIED = 5000;

/** True if a key divides tables or columns, so that its values are shown already. */
function isProjected({projections: {table, column}}: JournalGrid, key: string): boolean {
  return [...table.fields(), ...column.fields()].some(({name}) => name === key);
}

function drawDifference({key, values, matters}: ConfigDifference): Element {
  const text = `${key}: ${values.map(value => (value === "" ? "not said" : value)).join(" → ")}`;
  const who = values.length === 2 ? "Base and head" : "The files";
  if (!matters) return h("p.note", `${who} differ in ${text}.`);
  return h("p.warning", `${who} were measured on different machines: ${text}. The change may be theirs.`);
}
