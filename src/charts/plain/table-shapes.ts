import type {StyledNode} from "./computed-style.ts";
import {paintOf, propertyOf} from "./computed-style.ts";
import type {TextRun} from "./inline-text.ts";
import {lineLength, lineShapes, runsOf} from "./inline-text.ts";
import type {PlainShape} from "./plain-shape.ts";
import {rounded} from "./plain-shape.ts";
import {elementsOf} from "./styled-elements.ts";
import {svgShapes, svgSize} from "./svg-shapes.ts";

/** Pixels: height of a row, size and base line of its text, room between columns. */
const ROW = 24;
const TEXT = 13;
const BASELINE = 16;
const GAP = 16;
/** The width that columns are cut to at most, and the width of a bar. */
const NARROWEST = 120;
const BAR = 112;
/** Pixels that the widest column loses at a time. */
const CUT = 8;

/** A cell of a table. */
interface TableCell {
  readonly node: StyledNode;
  readonly column: number;
  readonly span: number;
  readonly runs: readonly TextRun[];
  readonly drawing: StyledNode | undefined;
  readonly isRight: boolean;
}

/** A table as it is laid out. */
export interface TableLayout {
  readonly rows: readonly (readonly TableCell[])[];
  /** Natural widths of the columns in pixels, with the room behind them. */
  readonly columns: readonly number[];
}

/** Measures the rows of a table. */
export function tableLayout(table: StyledNode): TableLayout {
  const taken = new Map<number, number>();
  const rows = rowsOf(table).map(row => cellsOf(row, taken));
  const columns: number[] = [];
  for (const {column, span, runs, drawing} of rows.flat()) {
    const drawn = drawing ? svgSize(drawing, BAR).width : 0;
    const width = span > 1 ? 0 : Math.ceil(Math.max(lineLength(runs), drawn)) + GAP;
    for (let at = 0; at < span; at++) columns[column + at] ??= 0;
    columns[column] = Math.max(columns[column] ?? 0, width);
  }
  return {rows, columns};
}

function rowsOf(node: StyledNode): StyledNode[] {
  return elementsOf(node).flatMap(child => {
    if (child.element.tagName === "tr") return [child];
    return child.element.tagName === "caption" ? [] : rowsOf(child);
  });
}

/** The cells of a row; `taken` has the columns of cells that reach down from above, with their rows left. */
function cellsOf(row: StyledNode, taken: Map<number, number>): TableCell[] {
  const free = (column: number): boolean => (taken.get(column) ?? 0) === 0;
  const from = new Map(taken);
  for (const [column, rows] of from) taken.set(column, Math.max(0, rows - 1));
  let column = 0;
  return elementsOf(row).map(node => {
    while ((from.get(column) ?? 0) > 0 || !free(column)) column++;
    const {colSpan, rowSpan} = node.element.properties;
    const span = Math.max(1, Number(colSpan) || 1);
    const cell = {
      node,
      column,
      span,
      runs: runsOf(node, TEXT),
      drawing: elementsOf(node).find(({element}) => element.tagName === "svg"),
      isRight: /right|end/.test(node.own.get("text-align") ?? ""),
    };
    if (Number(rowSpan) > 1) taken.set(column, Number(rowSpan) - 1);
    column += span;
    return cell;
  });
}

/** Width of a table in pixels. */
export function tableWidth({columns}: TableLayout): number {
  return columns.reduce((sum, width) => sum + width, 0);
}

/** Draws a table from a place on, cut to a width; returns its shapes and its height. */
export function tableShapes(
  {rows, columns}: TableLayout,
  {x, y, width}: {readonly x: number; readonly y: number; readonly width: number},
): {readonly shapes: readonly PlainShape[]; readonly height: number} {
  const widths = fitted(columns, width);
  const starts = widths.map((_, at) => x + widths.slice(0, at).reduce((sum, one) => sum + one, 0));
  const whole = widths.reduce((sum, one) => sum + one, 0);
  const shapes = rows.flatMap((cells, row) => {
    const top = y + row * ROW;
    const drawn = cells.flatMap(cell => {
      const own = widths.slice(cell.column, cell.column + cell.span).reduce((sum, one) => sum + one, 0);
      return cellShapes(cell, {x: starts[cell.column] ?? x, y: top, width: own});
    });
    const [first] = cells;
    return first ? [...drawn, ruleShape(first.node, {x, y: top + ROW, width: whole})] : [];
  });
  return {shapes, height: rows.length * ROW};
}

/** Makes the widest columns narrower until the table has its width. */
function fitted(columns: readonly number[], width: number): number[] {
  const widths = [...columns];
  let excess = widths.reduce((sum, one) => sum + one, 0) - width;
  while (excess > 0) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) break;
    const cut = Math.min(excess, CUT);
    widths[widths.indexOf(widest)] = widest - cut;
    excess -= cut;
  }
  return widths;
}

function cellShapes(
  {node, runs, drawing, isRight}: TableCell,
  {x, y, width}: {readonly x: number; readonly y: number; readonly width: number},
): PlainShape[] {
  const room = width - GAP;
  const back = paintOf(node, "background");
  const behind = back
    ? [
        {
          tag: "rect",
          attributes: {x: rounded(x), y: rounded(y), width: rounded(width), height: ROW},
          fill: back,
        },
      ]
    : [];
  if (drawing) {
    const size = svgSize(drawing, room);
    return [...behind, ...svgShapes(drawing, {...size, x, y: y + (ROW - size.height) / 2})];
  }
  const place = isRight ? {x: x + room, y: y + BASELINE, anchor: "end" as const} : {x, y: y + BASELINE};
  return [...behind, ...lineShapes(runs, place, room)];
}

function ruleShape(
  node: StyledNode,
  {x, y, width}: {readonly x: number; readonly y: number; readonly width: number},
): PlainShape {
  const isHead = propertyOf(node, "--rule") !== undefined && node.parent?.parent?.element.tagName === "thead";
  return {
    tag: "line",
    attributes: {x1: rounded(x), x2: rounded(x + width), y1: rounded(y - 0.5), y2: rounded(y - 0.5)},
    stroke: paintOf(node, isHead ? "--rule-strong" : "--rule"),
  };
}
