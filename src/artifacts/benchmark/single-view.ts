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
import type {ViewContext} from "../kind.ts";
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
  rowHead,
  rowRoom,
  scrolling,
  sortHead,
  summaryReferences,
} from "./table-frame.ts";
import {unsampledView} from "./unsampled-view.ts";

/** All units of one group, beside each other. */
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
    const footnotes = makeFootnotes(`${context.id}-${index + 1}`);
    const table = panelTable(panel, grid, footnotes, {ids, room});
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
  {ids, room}: {readonly ids: RowIds; readonly room: RowRoom},
): Element {
  const {group, units, rows} = panel;
  const shown = room.take([...rows]);
  return h("table.benchmark-table", [
    h("caption", [
      group || "medians",
      h("span.note", " with the interval the true median is believed to lie in"),
    ]),
    h("thead", [
      h("tr", [
        sortHead("benchmark", 0, {text: true}),
        ...units.map((unit, index) => unitHead(unit, index + 1, grid)),
        columnHead(h("abbr", {title: "number of samples"}, "n")),
      ]),
    ]),
    h("tbody", [
      ...shown.map(([name, cells]) => panelRow(name, cells, units, {footnotes, ids, grid})),
      ...hiddenRows(rows.size - shown.length, units.length + 2),
    ]),
    ...(rows.size > 1 ? [geomeanFoot(panel, grid)] : []),
  ]);
}

function unitHead(unit: string, column: number, {results}: JournalGrid): Element {
  const direction = directionOf(betterOf(results, unit));
  return sortHead(direction ? h("abbr", {title: direction}, unit) : unit, column);
}

interface PanelDrawing {
  readonly footnotes: Footnotes;
  readonly ids: RowIds;
  readonly grid: JournalGrid;
}

function panelRow(
  name: string,
  cells: ReadonlyMap<string, Cell>,
  units: readonly string[],
  {footnotes, ids, grid}: PanelDrawing,
): Element {
  const id = ids(name, "");
  const sizes = [...new Set([...cells.values()].map(sampleCount))].sort((a, b) => a - b);
  return h("tr", {id}, [
    rowHead(name, id),
    ...units.map(unit => {
      const cell = cells.get(unit);
      if (!cell) return h("td.num", ABSENT);
      const text = formatScaled(cell.summary.center, rowScale([cell], unitClass(unit)));
      return medianCell(
        text,
        formatRange(cell.summary),
        summaryReferences(cell, footnotes, grid),
        cell.summary.center,
      );
    }),
    h("td.num", sizes.length > 1 ? `${sizes[0]} to ${sizes.at(-1)}` : String(sizes[0] ?? 0)),
  ]);
}

function geomeanFoot({group, units}: Panel, grid: JournalGrid): Element {
  const cells = units.map(unit => {
    const table = grid.tables.find(one => one.unit === unit && groupOf(one, grid) === group);
    return h("td.num", geomeanText(table));
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
