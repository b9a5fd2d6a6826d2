import type {FlameFunction} from "../../charts/flame-data.ts";
import {at} from "../../charts/frame-tree.ts";
import {fitLabel} from "./frame-text.ts";
import type {Layout, Window} from "./layout.ts";
import {visibleBoxes} from "./layout.ts";
import type {Palette} from "./palette.ts";
import type {Matches} from "./search.ts";

/** What is painted, and where. */
export interface Painting {
  readonly layout: Layout;
  readonly functions: readonly FlameFunction[];
  readonly palette: Palette;
  readonly window: Window;
  readonly matches: Matches | undefined;
  /** Frames that are marked; -1 for none. */
  readonly current: number;
  readonly hovered: number;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  /** Top edge of a row; it may lie outside. */
  readonly rowTop: (row: number) => number;
}

const TEXT_SIZE = 11;
const PADDING = 4;
/** Narrower marks are not seen. */
const NARROWEST_MARK = 3;

/** Paints the frames that can be seen. */
export function paint(context: CanvasRenderingContext2D, painting: Painting): void {
  const {layout, functions, palette, window, matches, width, height, rowHeight, rowTop} = painting;
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, width, height);
  context.font = `${TEXT_SIZE}px ${palette.font}`;
  context.textBaseline = "middle";
  const characterWidth = context.measureText("0").width;
  const rows = rowsInSight(painting);
  for (const {node, left, width: boxWidth, row} of visibleBoxes(layout, {...window, ...rows, width})) {
    const name = at(layout.tree.names, node);
    const known = functions[name];
    if (!known) continue;
    const isFaded = matches !== undefined && matches[name] !== 1;
    const top = rowTop(row);
    context.fillStyle = isFaded ? palette.faded(known) : palette.fill(known);
    // A pixel of paper between frames; those too narrow for it fill their place.
    const gap = boxWidth > 3 ? 1 : 0;
    context.fillRect(left, top, boxWidth - gap, rowHeight - 1);
    if (palette.edge !== palette.paper && boxWidth > 3)
      outline(context, palette.edge, 1, left, top, boxWidth, rowHeight);
    const text = fitLabel(known.label, Math.floor((boxWidth - 2 * PADDING) / characterWidth));
    if (text === "") continue;
    context.fillStyle = isFaded ? palette.fadedInk : palette.ink;
    context.fillText(text, left + PADDING, top + rowHeight / 2);
  }
  mark(context, painting, painting.hovered, palette.match, 1);
  mark(context, painting, painting.current, palette.mark, 2);
}

function rowsInSight({layout, height, rowHeight, rowTop}: Painting): {firstRow: number; lastRow: number} {
  const isUpward = rowTop(1) < rowTop(0);
  const edge = isUpward ? (rowTop(0) + rowHeight - height) / rowHeight : -rowTop(0) / rowHeight;
  const firstRow = Math.max(0, Math.floor(edge));
  return {firstRow, lastRow: Math.min(layout.rows, Math.ceil(edge + height / rowHeight))};
}

function mark(
  context: CanvasRenderingContext2D,
  {layout, window, width, rowHeight, rowTop}: Painting,
  node: number,
  colour: string,
  thickness: number,
): void {
  if (node < 0) return;
  const scale = width / window.span;
  const left = Math.max(0, (at(layout.lefts, node) - window.left) * scale);
  const right = Math.min(width, (at(layout.lefts, node) + at(layout.totals, node) - window.left) * scale);
  if (right <= 0 || left >= width || right < left) return;
  const boxWidth = Math.max(NARROWEST_MARK, right - left);
  outline(context, colour, thickness, left, rowTop(at(layout.tree.depths, node)), boxWidth, rowHeight);
}

function outline(
  context: CanvasRenderingContext2D,
  colour: string,
  thickness: number,
  left: number,
  top: number,
  width: number,
  height: number,
): void {
  context.strokeStyle = colour;
  context.lineWidth = thickness;
  const half = thickness / 2;
  context.strokeRect(left + half, top + half, Math.max(0, width - 1 - thickness), height - 1 - thickness);
}
