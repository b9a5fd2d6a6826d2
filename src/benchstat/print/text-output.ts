import type {Scale} from "../../units/scale.ts";
import {commonScale, formatScaled} from "../../units/scale.ts";
import type {UnitClass} from "../../units/unit.ts";
import {unitClass} from "../../units/unit.ts";
import type {Cell} from "../compare/cell.ts";
import type {ColumnSummary} from "../compare/column-summary.ts";
import type {StreamedGrid, Table} from "../compare/grid.ts";
import {
  cellWarnings,
  columnWarning,
  comparisonWarnings,
  formatComparison,
  formatDelta,
  formatRange,
  formatRatio,
} from "../compare/wording.ts";
import type {Key} from "../project/projection.ts";
import {keyText} from "../project/projection.ts";
import type {Projections} from "../project/projections.ts";
import {headerLevels, tableHead} from "./headers.ts";
import type {TextColumn, TextLayout} from "./text-layout.ts";
import {textLayout} from "./text-layout.ts";

/** Grid columns: the label, then value, range and footnotes; from the second column on also delta, p and footnotes. */
const LABEL_COLUMNS = 1;
const CENTER_COLUMNS = 3;
const DELTA_COLUMNS = 3;

const SUPERSCRIPTS = [..."⁰¹²³⁴⁵⁶⁷⁸⁹"];

/** Numbers warnings by first appearance in a table. */
export interface NumberedNotes {
  /** The numbers of some warnings, as a cell shows them: `¹ ²`. */
  mark(warnings: readonly string[]): string;
  /** Every warning with its number. */
  list(): {readonly mark: string; readonly text: string}[];
}

/** How the texts of a label, of a column's values and of its comparison are placed. */
const LABEL: readonly TextColumn[] = [{align: "left", margin: ""}];
const CENTER: readonly TextColumn[] = [
  {align: "right", margin: " "},
  {align: "right", margin: " ± "},
  {align: "left", margin: " "},
];
const DELTA: readonly TextColumn[] = [
  {align: "right", margin: " "},
  {align: "left", margin: " "},
  {align: "left", margin: " "},
];

/** Prints a grid as benchstat's text, byte for byte. */
export function formatText(grid: StreamedGrid): string {
  return [...textTables(grid)].join("");
}

/** Prints a grid table after table; together they are benchstat's text. */
export function* textTables({projections, tables}: StreamedGrid): Generator<string> {
  let before: Key | undefined;
  for (const table of tables) {
    const head = tableHead(projections.table, table.key, before).map(line => `${line}\n`);
    yield (before ? "\n" : "") + head.join("") + formatTable(table, projections);
    before = table.key;
  }
}

/** Chooses the scale all cells of a row share. */
export function rowScale(cells: readonly (Cell | undefined)[], ofUnit: UnitClass): Scale {
  return commonScale(
    cells.flatMap(cell => (cell ? cell.summary.center : [])),
    ofUnit,
  );
}

function formatTable(table: Table, projections: Projections): string {
  const layout = textLayout([
    ...LABEL,
    ...table.columns.flatMap((_, index) => [...CENTER, ...(index > 0 ? DELTA : [])]),
  ]);
  const footnotes = numberedNotes();
  const ofUnit = unitClass(table.unit);
  addHeader(layout, table, projections);
  table.rows.forEach((key, index) => {
    const label = keyText(projections.row, key);
    layout.texts(rowTexts(label, table.cells[index] ?? [], ofUnit, footnotes));
  });
  if (table.rows.length > 1) addSummaries(layout, table.summaries, ofUnit, footnotes);
  const notes = footnotes.list().map(({mark, text}) => `${mark} ${text}\n`);
  return layout.format() + notes.join("");
}

function startOf(column: number): number {
  if (column === 0) return LABEL_COLUMNS;
  return LABEL_COLUMNS + CENTER_COLUMNS + (column - 1) * (CENTER_COLUMNS + DELTA_COLUMNS);
}

function addHeader(layout: TextLayout, table: Table, {column}: Projections): void {
  const edge = startOf(table.columns.length);
  for (const level of headerLevels(column, table.columns)) {
    layout.row();
    for (const {start, length, text} of level) {
      const from = startOf(start);
      layout.cell(from, text, {span: startOf(start + length) - from, align: "center", margin: " │ "});
    }
    layout.cell(edge, "", {margin: " │"});
  }
  layout.row();
  table.columns.forEach((_, index) => {
    const from = startOf(index);
    layout.cell(from, table.unit, {span: CENTER_COLUMNS, align: "center", margin: " │ "});
    if (index > 0) {
      layout.cell(from + CENTER_COLUMNS, "vs base", {span: DELTA_COLUMNS, margin: "  "});
    }
    for (let i = from + 1; i < startOf(index + 1); i++) layout.shrink(i);
  });
  layout.cell(edge, "", {margin: " │"});
}

function rowTexts(
  label: string,
  cells: readonly (Cell | undefined)[],
  ofUnit: UnitClass,
  footnotes: NumberedNotes,
): string[] {
  const scale = rowScale(cells, ofUnit);
  const texts = [label];
  cells.forEach((cell, index) => {
    if (!cell) return;
    while (texts.length < startOf(index)) texts.push("");
    texts.push(
      formatScaled(cell.summary.center, scale),
      formatRange(cell.summary),
      footnotes.mark(cellWarnings(cell)),
    );
    if (!cell.base || !cell.comparison) return;
    texts.push(
      formatDelta(cell.base.summary.center, cell.summary.center, cell.comparison),
      `(${formatComparison(cell.comparison)})`,
      footnotes.mark(comparisonWarnings(cell)),
    );
  });
  return texts;
}

function addSummaries(
  layout: TextLayout,
  summaries: readonly ColumnSummary[],
  ofUnit: UnitClass,
  footnotes: NumberedNotes,
): void {
  layout.row();
  layout.cell(0, "geomean");
  summaries.forEach(({geomean, ratio, warnings}, index) => {
    const from = startOf(index);
    if (geomean !== undefined) {
      layout.cell(from, formatScaled(geomean, commonScale([geomean], ofUnit)), {align: "right"});
    }
    if (index > 0) {
      const placement = ratio === undefined ? {} : {align: "right" as const};
      layout.cell(from + CENTER_COLUMNS, ratio === undefined ? "?" : formatRatio(ratio), placement);
    }
    layout.cell(startOf(index + 1) - 1, footnotes.mark(warnings.map(columnWarning)));
  });
}

/** Starts the footnotes of a table. */
export function numberedNotes(): NumberedNotes {
  const numbers = new Map<string, number>();
  return {
    mark(warnings) {
      if (warnings.length === 0) return "";
      return warnings
        .map(warning => {
          const number = numbers.get(warning) ?? numbers.size + 1;
          numbers.set(warning, number);
          return superscript(number);
        })
        .join(" ");
    },
    list: () => [...numbers].map(([text, number]) => ({mark: superscript(number), text})),
  };
}

function superscript(number: number): string {
  return [...String(number)].map(digit => SUPERSCRIPTS[Number(digit)] ?? "").join("");
}
