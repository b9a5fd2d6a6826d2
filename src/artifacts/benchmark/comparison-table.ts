import type {Element} from "hast";
import {h} from "hastscript";
import {columnAdvice, comparisonAdvice, oddPAdvice, shownP} from "../../benchstat/compare/advice.ts";
import type {Cell} from "../../benchstat/compare/cell.ts";
import type {Tone} from "../../benchstat/compare/change.ts";
import {changeOf, toneClass, toneOf} from "../../benchstat/compare/change.ts";
import type {ColumnSummary} from "../../benchstat/compare/column-summary.ts";
import type {Table} from "../../benchstat/compare/grid.ts";
import type {JournalGrid} from "../../benchstat/compare/journal-grid.ts";
import {formatRange, formatRatio} from "../../benchstat/compare/wording.ts";
import {rowScale} from "../../benchstat/print/text-output.ts";
import type {Key} from "../../benchstat/project/projection.ts";
import {keyText} from "../../benchstat/project/projection.ts";
import {betterOf} from "../../benchstat/read/model.ts";
import {MOVED_ROW, SORT_CELL} from "../../contract/tables.ts";
import type {Better} from "../../measurement.ts";
import {isSignificant} from "../../stats/samples/comparison.ts";
import {commonScale, formatScaled} from "../../units/scale.ts";
import {unitClass} from "../../units/unit.ts";
import type {AddressedRow, RowTable} from "../kind.ts";
import type {Footnotes} from "./footnotes.ts";
import {drawIntervals, scaleEnds} from "./interval-drawing.ts";
import type {RowIds} from "./row-ids.ts";
import type {RowRoom} from "./table-frame.ts";
import {
  ABSENT,
  directionOf,
  hiddenRows,
  medianCell,
  medianText,
  noteRow,
  rowHead,
  shownName,
  sortHead,
  summaryReferences,
  unmovedText,
} from "./table-frame.ts";

/** A column of every table: its key and its title. */
export interface ComparedColumn {
  readonly key: Key;
  readonly name: string;
}

/** State that all parts of a comparison share. */
export interface ComparisonDrawing {
  readonly grid: JournalGrid;
  /** The base first. */
  readonly columns: readonly ComparedColumn[];
  readonly footnotes: Footnotes;
  readonly ids: RowIds;
  readonly room: RowRoom;
  /** True if a note above the tables states that no change can be significant. */
  readonly hopeless: boolean;
  readonly order: "file" | "moved" | "worst" | undefined;
  /** Most rows of a unit, of which only those with a significant change are drawn; every row when absent. */
  readonly movedRows: number | undefined;
}

/** A table with its rows as texts. */
export interface DrawnComparison {
  readonly table: Element;
  readonly rows: RowTable;
}

/** State shared by the rows of a unit. */
interface UnitDrawing extends ComparisonDrawing {
  readonly table: Table;
  readonly better: Better;
  /** Receives the rows as they are drawn. */
  readonly drawn: AddressedRow[];
}

/** A row's cells in the order of the columns. */
interface Row {
  readonly name: string;
  readonly base: Cell | undefined;
  readonly heads: readonly (Cell | undefined)[];
}

/** Columns of a head: median, drawing, change, p, n. */
const HEAD_COLUMNS = 5;

/** Draws the units of a group below each other: a row a benchmark, the base, then each head beside its change. */
export function comparisonTable(
  drawing: ComparisonDrawing,
  group: string,
  units: readonly Table[],
): DrawnComparison {
  const drawn: AddressedRow[] = [];
  const {columns, grid} = drawing;
  const table = h("table.benchmark-table", [
    ...(group ? [h("caption.benchmark-group", group)] : []),
    h("thead", drawHead(columns)),
    ...units.map(each =>
      drawUnit({...drawing, table: each, better: betterOf(grid.results, each.unit), drawn}),
    ),
  ]);
  return {table, rows: {columns: headTexts(columns), rows: drawn}};
}

/** Texts of the heads, those of a head's columns with its name where there are several. */
function headTexts([base, ...heads]: readonly ComparedColumn[]): string[] {
  const below = ["change", "p", "n"];
  const named = heads.flatMap(({name}) =>
    heads.length > 1 ? ["median", ...below].map(text => `${name} ${text}`) : [name, ...below],
  );
  return ["benchmark", base?.name ?? "", ...named];
}

/** A row of columns for a single head; for several heads a row of heads above it. */
function drawHead([base, ...heads]: readonly ComparedColumn[]): Element[] {
  const nested = heads.length > 1;
  const rowSpan = nested ? 2 : undefined;
  const baseName = h("span.benchmark-side-base", base?.name ?? "");
  const first = [sortHead("benchmark", 0, {text: true, rowSpan}), sortHead(baseName, 1, {rowSpan})];
  const named = heads.map(({name}) => h("span.benchmark-side-head", name));
  const below = heads.flatMap((_, index) => headColumns(nested ? undefined : named[index], index));
  if (!nested) return [h("tr", [...first, ...below])];
  const above = named.map(name => h("th.benchmark-head", {scope: "colgroup", colSpan: HEAD_COLUMNS}, [name]));
  return [h("tr", [...first, ...above]), h("tr", below)];
}

function headColumns(name: Element | undefined, head: number): Element[] {
  const start = 2 + head * HEAD_COLUMNS;
  const chance = "chance of a difference this large if nothing had changed";
  return [
    sortHead(name ?? "median", start),
    h("td.benchmark-drawing", {ariaHidden: "true"}),
    sortHead("change", start + 2),
    sortHead(h("abbr", {title: chance}, "p"), start + 3),
    sortHead(h("abbr", {title: "number of samples"}, "n"), start + 4),
  ];
}

function drawUnit(drawing: UnitDrawing): Element {
  const {table, columns, better, order} = drawing;
  const rows = rowsOf(drawing);
  if (order === "moved") rows.sort((a, b) => movement(b) - movement(a));
  if (order === "worst")
    rows.sort((a, b) => Number(isWorse(b, better)) - Number(isWorse(a, better)) || movement(b) - movement(a));
  const {movedRows} = drawing;
  const moved = movedRows === undefined ? rows : rows.filter(row => movement(row) > 0);
  const shown = drawing.room.take(moved.slice(0, movedRows));
  const direction = directionOf(better);
  const colSpan = 2 + (columns.length - 1) * HEAD_COLUMNS;
  const still = unmovedText(rows.length - moved.length);
  return h("tbody", [
    h("tr.benchmark-unit", [
      h("th", {scope: "rowgroup", colSpan}, [
        table.unit,
        ...(direction ? [h("span.note", ` ${direction}`)] : []),
      ]),
    ]),
    ...shown.map(row => drawRow(drawing, row)),
    ...hiddenRows(moved.length - shown.length, colSpan),
    ...(still === undefined ? [] : [noteRow(still, colSpan)]),
    // The mean of what did not move is noise.
    ...(rows.length > 1 && moved.length > 0 ? [drawGeomean(drawing)] : []),
  ]);
}

/** Position in a table by column of the comparison; -1 where a column has no value in the table's unit. */
function positionsOf({table, columns}: UnitDrawing): number[] {
  return columns.map(({key}) => table.columns.indexOf(key));
}

function rowsOf(drawing: UnitDrawing): Row[] {
  const {table, grid} = drawing;
  const positions = positionsOf(drawing);
  return table.rows.map((key, index) => {
    const cells = table.cells[index] ?? [];
    const [base, ...heads] = positions.map(position => cells[position]);
    return {name: keyText(grid.projections.row, key), base, heads};
  });
}

/** How far the head that moved most is from the base, as a factor's logarithm; 0 without a significant change. */
function movement({base, heads}: Row): number {
  return Math.max(0, ...heads.map(head => headMovement(base, head)));
}

function isWorse({heads}: Row, better: Better): boolean {
  return heads.some(head => head && changeOf(head, better)?.tone === "worse");
}

function headMovement(base: Cell | undefined, head: Cell | undefined): number {
  if (!base || head?.base !== base || !head.comparison || !isSignificant(head.comparison)) return 0;
  if (head.summary.center === base.summary.center) return 0;
  const size = Math.abs(Math.log(head.summary.center / base.summary.center));
  return Number.isNaN(size) ? Number.POSITIVE_INFINITY : size;
}

function drawRow(drawing: UnitDrawing, row: Row): Element {
  const {table, ids} = drawing;
  const {name, base, heads} = row;
  const id = ids(name, table.unit);
  const scale = rowScale([base, ...heads], unitClass(table.unit));
  const format = (value: number): string => formatScaled(value, scale);
  const median = (cell: Cell | undefined): DrawnCells => {
    if (!cell) return {texts: [ABSENT], elements: [h("td", ABSENT)]};
    const text = format(cell.summary.center);
    const range = formatRange(cell.summary);
    const references = summaryReferences(cell, drawing.footnotes, drawing.grid);
    return {
      texts: [medianText(text, range)],
      elements: [medianCell(text, range, references)],
    };
  };
  const cells = [
    median(base),
    ...heads.flatMap(head => [
      median(head),
      drawSides(base, head, format),
      drawComparison(drawing, base, head),
    ]),
  ];
  const texts = cells.flatMap(cell => cell.texts);
  drawing.drawn.push({id, unit: table.unit, cells: [shownName(name), ...texts]});
  return h("tr", {id, ...MOVED_ROW.encode({moved: sortKey(movement(row))})}, [
    rowHead(name, id),
    ...cells.flatMap(({elements}) => elements),
  ]);
}

/** Cells beside each other, and their texts: a text for each column except drawings. */
interface DrawnCells {
  readonly texts: readonly string[];
  readonly elements: readonly Element[];
}

function drawSides(
  base: Cell | undefined,
  head: Cell | undefined,
  format: (value: number) => string,
): DrawnCells {
  const sides = [
    ...(base ? [{summary: base.summary, side: "base" as const}] : []),
    ...(head ? [{summary: head.summary, side: "head" as const}] : []),
  ];
  const {least, greatest} = scaleEnds(sides);
  const title = sides.length > 0 ? {title: `Scale from ${format(least)} to ${format(greatest)}`} : {};
  const cell = h("td.benchmark-drawing", {ariaHidden: "true", ...title}, [drawIntervals(sides)]);
  return {texts: [], elements: [cell]};
}

function drawComparison(drawing: UnitDrawing, base: Cell | undefined, head: Cell | undefined): DrawnCells {
  const change = head && changeOf(head, drawing.better);
  if (!base || !change || !head.comparison) {
    const missing = missingText(drawing.columns, base, head);
    return {texts: [missing, "", ""], elements: [h("td.num.note", {colSpan: 3}, missing)]};
  }
  const {comparison} = head;
  const {n1, n2} = comparison;
  const warnings = comparison.warnings.filter(({kind}) => !drawing.hopeless || kind !== "test-needs-samples");
  const advice = [
    ...warnings.map(warning => comparisonAdvice(warning, comparison, drawing.grid.moreSamples)),
    ...oddPAdvice(comparison),
  ];
  const size = isSignificant(comparison) ? head.summary.center / base.summary.center - 1 : 0;
  const title = explain(change.tone);
  const sort = SORT_CELL.encode({sort: sortKey(size)});
  const [p, n] = [shownP(comparison), n1 === n2 ? String(n1) : `${n1}+${n2}`];
  return {
    texts: [change.text, p, n],
    elements: [
      h("td", {class: toneClass(change.tone), title, ...sort}, change.text),
      h("td", SORT_CELL.encode({sort: sortKey(comparison.p)}), [p, ...drawing.footnotes.refer(advice)]),
      h("td", n),
    ],
  };
}

function missingText(
  columns: readonly ComparedColumn[],
  base: Cell | undefined,
  head: Cell | undefined,
): string {
  if (columns.length === 2) return base ? `only in ${columns[0]?.name}` : `only in ${columns[1]?.name}`;
  if (base) return "not measured";
  return head ? `not in ${columns[0]?.name}` : "";
}

/** Rounds a number to sort by to as many digits as rows differ in. */
function sortKey(value: number): number {
  return Number(value.toPrecision(5));
}

/** The meaning of a change's colour; p and n have cells of their own. */
function explain(tone: Tone): string {
  switch (tone) {
    case "none":
      return "no significant change";
    case "unknown":
      return "a significant change; the unit has no better direction";
    default:
      return tone;
  }
}

function drawGeomean(drawing: UnitDrawing): Element {
  const {table} = drawing;
  const [base = -1, ...heads] = positionsOf(drawing);
  const mean = (summary: ColumnSummary | undefined) => {
    const geomean = summary?.geomean;
    if (geomean === undefined) return h("td", ABSENT);
    return h("td", formatScaled(geomean, commonScale([geomean], unitClass(table.unit))));
  };
  return h("tr.benchmark-geomean", [
    h("th", {scope: "row"}, "geomean"),
    mean(table.summaries[base]),
    ...heads.flatMap(head => [
      mean(table.summaries[head]),
      h("td.benchmark-drawing", {ariaHidden: "true"}),
      drawMeanChange(drawing, base, head),
      h("td", {colSpan: 2}),
    ]),
  ]);
}

function drawMeanChange({table, better, footnotes}: UnitDrawing, base: number, head: number): Element {
  const ratio = base === 0 ? table.summaries[head]?.ratio : undefined;
  // A mean of changes that are all in the noise is not worth a colour.
  const believed = table.cells.some(row => {
    const comparison = row[head]?.comparison;
    return comparison !== undefined && isSignificant(comparison);
  });
  const tone = believed && ratio !== undefined ? toneOf(1, ratio, better) : "none";
  const warnings = [base, head].flatMap(position => table.summaries[position]?.warnings ?? []);
  return h("td", {class: toneClass(tone)}, [
    ratio === undefined ? "?" : formatRatio(ratio),
    ...footnotes.refer([...new Set(warnings)].map(columnAdvice)),
  ]);
}
