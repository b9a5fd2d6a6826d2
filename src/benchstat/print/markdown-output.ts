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
import {tableHead} from "./headers.ts";
import type {NumberedNotes} from "./text-output.ts";
import {numberedNotes, rowScale} from "./text-output.ts";

/** Prints a grid as Markdown tables with benchstat's numbers and footnotes. */
export function formatMarkdown(grid: StreamedGrid): string {
  return [...markdownTables(grid)].join("");
}

/** Prints a grid table after table; together they are its Markdown. */
export function* markdownTables({projections, tables}: StreamedGrid): Generator<string> {
  let before: Key | undefined;
  for (const table of tables) {
    const head = tableHead(projections.table, table.key, before).map(escapeMarkdown);
    const paragraph = head.length > 0 ? `${head.join("  \n")}\n\n` : "";
    yield (before ? "\n" : "") + paragraph + formatTable(table, projections);
    before = table.key;
  }
}

/**
 * Escapes GitHub's Markdown, so that a benchmark's name reads as it is: pipes and backticks, emphasis, links, HTML.
 * Underscores within words need no escape.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*{}[\]<>|#&~!]/g, "\\$&").replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_");
}

function formatTable(table: Table, projections: Projections): string {
  const notes = numberedNotes();
  const ofUnit = unitClass(table.unit);
  const rows = table.rows.map((key, index) => [
    escapeMarkdown(keyText(projections.row, key)),
    ...rowTexts(table.cells[index] ?? [], table.columns.length, ofUnit, notes),
  ]);
  const summary = ["geomean", ...summaryTexts(table.summaries, ofUnit, notes)];
  const lines = [
    headTexts(table, projections),
    table.columns.flatMap((_, index) => (index === 0 ? [":--", "--:"] : ["--:", "--:"])),
    ...rows,
    ...(rows.length > 1 ? [summary] : []),
  ];
  const list = notes.list().map(({mark, text}) => `${mark} ${escapeMarkdown(text)}`);
  return lines.map(formatLine).join("") + (list.length > 0 ? `\n${list.join("  \n")}\n` : "");
}

function formatLine(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

function headTexts({unit, columns}: Table, {column}: Projections): string[] {
  const names = columns.map(key => escapeMarkdown(keyText(column, key)));
  return [
    escapeMarkdown(unit),
    ...names.flatMap((name, index) => (index === 0 ? [name] : [name, "vs base"])),
  ];
}

function rowTexts(
  cells: readonly (Cell | undefined)[],
  columns: number,
  ofUnit: UnitClass,
  notes: NumberedNotes,
): string[] {
  const scale = rowScale(cells, ofUnit);
  return Array.from({length: columns}, (_, index) => {
    const cell = cells[index];
    if (!cell) return index === 0 ? [""] : ["", ""];
    const center = formatScaled(cell.summary.center, scale);
    const median = spaced(`${center} ± ${formatRange(cell.summary)}`, notes.mark(cellWarnings(cell)));
    return index === 0 ? [median] : [median, comparisonText(cell, notes)];
  }).flat();
}

function comparisonText(cell: Cell, notes: NumberedNotes): string {
  const {base, comparison, summary} = cell;
  if (!base || !comparison) return "";
  const delta = formatDelta(base.summary.center, summary.center, comparison);
  return spaced(`${delta} (${formatComparison(comparison)})`, notes.mark(comparisonWarnings(cell)));
}

function summaryTexts(
  summaries: readonly ColumnSummary[],
  ofUnit: UnitClass,
  notes: NumberedNotes,
): string[] {
  return summaries.flatMap(({geomean, ratio, warnings}, index) => {
    const mean = geomean === undefined ? "" : formatScaled(geomean, commonScale([geomean], ofUnit));
    const mark = notes.mark(warnings.map(columnWarning));
    if (index === 0) return [spaced(mean, mark)];
    return [mean, spaced(ratio === undefined ? "?" : formatRatio(ratio), mark)];
  });
}

function spaced(text: string, mark: string): string {
  return [text, mark].filter(Boolean).join(" ");
}
