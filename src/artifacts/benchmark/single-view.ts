import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {Cell} from "../../benchstat/compare/cell.ts";
import type {Grid, GridOptions} from "../../benchstat/compare/grid.ts";
import type {JournalGrid} from "../../benchstat/compare/journal-grid.ts";
import {journalGrid} from "../../benchstat/compare/journal-grid.ts";
import {formatRange} from "../../benchstat/compare/wording.ts";
import {rowScale} from "../../benchstat/print/text-output.ts";
import {keyText} from "../../benchstat/project/projection.ts";
import type {RowChoice} from "../../benchstat/project/row-choice.ts";
import {choiceFilter} from "../../benchstat/project/row-choice.ts";
import type {BenchmarkModel} from "../../benchstat/read/model.ts";
import {betterOf} from "../../benchstat/read/model.ts";
import {commonScale, formatScaled} from "../../units/scale.ts";
import {unitClass} from "../../units/unit.ts";
import type {AddressedRow, RowTable, ViewContext} from "../kind.ts";
import type {Footnotes} from "./footnotes.ts";
import {makeFootnotes} from "./footnotes.ts";
import type {RowIds} from "./row-ids.ts";
import {rowIds} from "./row-ids.ts";
import type {RowRoom} from "./table-frame.ts";
import {
  ABSENT,
  columnHead,
  directionOf,
  groupOf,
  hiddenRows,
  hiddenTables,
  MOST_TABLES,
  medianCell,
  medianText,
  rowHead,
  rowRoom,
  scrolling,
  shownName,
  sortHead,
  summaryReferences,
} from "./table-frame.ts";
import {unsampledView} from "./unsampled-view.ts";

/** All units of a group, beside each other. */
interface Panel {
  readonly group: string;
  readonly units: readonly string[];
  /** Names in the order of the file, with the cell of each unit. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, Cell>>;
}

/** Draws a file's medians with their intervals: a table a group, a row a benchmark, a column a unit. */
export function singleView(
  model: BenchmarkModel,
  options: GridOptions & RowChoice,
  context: ViewContext,
): ElementContent[] {
  const files = [{label: "", model}];
  const grid = journalGrid(files, options, choiceFilter(files, options));
  const unsampled = unsampledView(files, options, context);
  if (grid.tables.length === 0)
    return unsampled.length > 0 ? unsampled : [h("p.note", "This file has no results.")];
  const ids = rowIds(context.id);
  const room = rowRoom();
  const panels = panelsOf(grid);
  const tables = panels.slice(0, MOST_TABLES).flatMap((panel, index) => {
    const footnotes = makeFootnotes(context, index + 1);
    const {table, rows} = panelTable(panel, grid, footnotes, {ids, room, isFirst: index === 0});
    context.record?.tables.push(rows);
    return [scrolling(`medians${panel.group && ` of ${panel.group}`}`, table), ...footnotes.list()];
  });
  return [h("sortable-table", tables), ...hiddenTables(panels.length), ...unsampled];
}

function panelsOf(grid: JournalGrid): Panel[] {
  const panels = new Map<string, {units: string[]; rows: Map<string, Map<string, Cell>>}>();
  for (const table of grid.tables) {
    const group = groupOf(table, grid);
    const panel = panels.get(group) ?? {units: [], rows: new Map<string, Map<string, Cell>>()};
    panels.set(group, panel);
    panel.units.push(table.unit);
    table.rows.forEach((key, index) => {
      const name = keyText(grid.projections.row, key);
      const row = panel.rows.get(name) ?? new Map<string, Cell>();
      panel.rows.set(name, row);
      const cell = table.cells[index]?.[0];
      if (cell) row.set(table.unit, cell);
    });
  }
  return [...panels].map(([group, panel]) => ({group, ...panel}));
}

function panelTable(
  panel: Panel,
  grid: JournalGrid,
  footnotes: Footnotes,
  {ids, room, isFirst}: {readonly ids: RowIds; readonly room: RowRoom; readonly isFirst: boolean},
): {table: Element; rows: RowTable} {
  const {group, units, rows} = panel;
  const shown = room.take([...rows]);
  const drawn = shown.map(([name, cells]) =>
    panelRow({id: ids(name, ""), name, cells}, units, {footnotes, grid}),
  );
  const table = h("table.benchmark-table", [
    h("caption", [
      group || "medians",
      ...(isFirst ? [h("span.note", " with the interval the true median is believed to lie in")] : []),
    ]),
    h("thead", [
      h("tr", [
        sortHead("benchmark", 0, {text: true}),
        ...units.map((unit, index) => unitHead(unit, index + 1, grid)),
        columnHead(h("abbr", {title: "number of samples"}, "n")),
      ]),
    ]),
    h("tbody", [
      ...drawn.map(({element}) => element),
      ...hiddenRows(rows.size - shown.length, units.length + 2),
    ]),
    ...(rows.size > 1 ? [geomeanFoot(panel, grid)] : []),
  ]);
  return {table, rows: {columns: ["benchmark", ...units, "n"], rows: drawn.map(({texts}) => texts)}};
}

function unitHead(unit: string, column: number, {results}: JournalGrid): Element {
  const direction = directionOf(betterOf(results, unit));
  return sortHead(direction ? h("abbr", {title: direction}, unit) : unit, column);
}

/** A benchmark in all units. */
interface PanelRow {
  readonly id: string;
  readonly name: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

function panelRow(
  {id, name, cells}: PanelRow,
  units: readonly string[],
  {footnotes, grid}: {readonly footnotes: Footnotes; readonly grid: JournalGrid},
): {element: Element; texts: AddressedRow} {
  const sizes = [...new Set([...cells.values()].map(sampleCount))].sort((a, b) => a - b);
  const count = sizes.length > 1 ? `${sizes[0]} to ${sizes.at(-1)}` : String(sizes[0] ?? 0);
  const medians = units.map(unit => {
    const cell = cells.get(unit);
    if (!cell) return {text: ABSENT, element: h("td", ABSENT)};
    const median = formatScaled(cell.summary.center, rowScale([cell], unitClass(unit)));
    const range = formatRange(cell.summary);
    const references = summaryReferences(cell, footnotes, grid);
    return {
      text: medianText(median, range),
      element: medianCell(median, range, references),
    };
  });
  const texts = medians.map(({text}) => text);
  return {
    element: h("tr", {id}, [rowHead(name, id), ...medians.map(({element}) => element), h("td", count)]),
    texts: {id, unit: "", cells: [shownName(name), ...texts, count]},
  };
}

function geomeanFoot({group, units}: Panel, grid: JournalGrid): Element {
  const cells = units.map(unit => {
    const table = grid.tables.find(one => one.unit === unit && groupOf(one, grid) === group);
    return h("td", geomeanText(table));
  });
  return h("tfoot", [h("tr", [h("th", {scope: "row"}, "geomean"), ...cells, h("td")])]);
}

function geomeanText(table: Grid["tables"][number] | undefined): string {
  const geomean = table?.summaries[0]?.geomean;
  if (!table || geomean === undefined) return ABSENT;
  return formatScaled(geomean, commonScale([geomean], unitClass(table.unit)));
}

function sampleCount({series}: Cell): number {
  return series.reduce((sum, {start, end}) => sum + end - start, 0);
}
