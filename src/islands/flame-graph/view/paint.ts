import type {ProfileChange} from "../../../artifacts/profile/compare/diff-change.ts";
import type {FlameFunction} from "../../../stacks/flame-data.ts";
import {at} from "../../../stacks/frame-tree.ts";
import type {Matches} from "../search/search.ts";
import type {Layout, Window} from "../tree/layout.ts";
import {visibleBoxes} from "../tree/layout.ts";
import {cutSentence, fitLabel} from "./frame-text.ts";
import type {Palette} from "./palette.ts";

/** The picture to paint, and its position. */
export interface Painting {
  readonly layout: Layout;
  readonly functions: readonly FlameFunction[];
  readonly palette: Palette;
  readonly window: Window;
  readonly matches: Matches | undefined;
  /** Change of each frame since the base; undefined without a comparison. */
  readonly changes: readonly ProfileChange[] | undefined;
  /** The part of each frame, from the left, with a line along its bottom; undefined for no lines. */
  readonly lines: Float64Array | undefined;
  /** In place of the name of the root. */
  readonly rootLabel: string | undefined;
  /** Marked frames; -1 if absent. */
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
/** Height of the line along the bottom of a frame. */
const LINE = 2;
/** Lines of narrower frames are noise; in pixels. */
const NARROWEST_LINE = 24;
/** Narrower marks are not seen. */
const NARROWEST_MARK = 3;

/** Paints the frames that can be seen. */
export function paint(context: CanvasRenderingContext2D, painting: Painting): void {
  const {layout, functions, palette, window, matches, width, height, rowHeight, rowTop} = painting;
  const {changes, rootLabel} = painting;
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
    const change = changes?.[node];
    context.fillStyle = fillOf(palette, known, change, isFaded);
    // A pixel of paper between frames; those too narrow for it fill their place.
    const gap = boxWidth > 3 ? 1 : 0;
    const box = {left, top, width: boxWidth, height: rowHeight};
    context.fillRect(left, top, boxWidth - gap, rowHeight - 1);
    if (change?.paint.pattern || known.isNegative)
      hatch(context, palette, change?.kind === "new", {...box, width: boxWidth - gap, height: rowHeight - 1});
    if (palette.edge !== palette.paper && boxWidth > 3) outline(context, box, palette.edge, 1);
    underline(context, painting, node, box);
    const sign = change?.sign ?? "";
    const room = Math.floor((boxWidth - 2 * PADDING) / characterWidth) - sign.length;
    const text = node === 0 && rootLabel ? cutSentence(rootLabel, room) : fitLabel(known.label, room);
    if (text === "") continue;
    context.fillStyle = isFaded ? palette.fadedInk : change ? palette.diffInk : palette.ink;
    context.fillText(sign + text, left + PADDING, top + rowHeight / 2);
  }
  mark(context, painting, painting.hovered, palette.match, 1);
  mark(context, painting, painting.current, palette.mark, 2);
}

function underline(
  context: CanvasRenderingContext2D,
  {layout, lines, palette, window, width: full}: Painting,
  node: number,
  {left, top, width: boxWidth, height}: Box,
): void {
  const part = lines?.[node] ?? 0;
  // Frames of a single side have a pattern instead.
  if (part === 0 || part === 1 || boxWidth < NARROWEST_LINE) return;
  // A frame may reach out of sight on either side.
  const start = (at(layout.lefts, node) - window.left) * (full / window.span);
  const end = start + part * at(layout.totals, node) * (full / window.span);
  context.fillStyle = palette.diffInk;
  context.fillRect(left, top + height - 1 - LINE, Math.max(0, Math.min(end, full) - left), LINE);
}

function fillOf(
  palette: Palette,
  known: FlameFunction,
  change: ProfileChange | undefined,
  isFaded: boolean,
): string {
  if (change) return isFaded ? palette.fadedDiff(change.paint.paint) : palette.diff(change.paint.paint);
  return isFaded ? palette.faded(known) : palette.fill(known);
}

/** Distance of the hatching lines of new and gone frames, in pixels. */
const HATCH = 6;

/** A frame's box on the canvas, in pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Hatches new frames to the right and gone frames to the left, so that colour is not the only mark. */
function hatch(
  context: CanvasRenderingContext2D,
  {diffInk}: Palette,
  isNew: boolean,
  {left, top, width, height}: Box,
): void {
  if (width < HATCH / 2) return;
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.beginPath();
  for (let x = left - height; x < left + width; x += HATCH) {
    context.moveTo(x, isNew ? top + height : top);
    context.lineTo(x + height, isNew ? top : top + height);
  }
  context.strokeStyle = diffInk;
  context.globalAlpha = 0.3;
  context.lineWidth = 1;
  context.stroke();
  context.restore();
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
  const top = rowTop(at(layout.tree.depths, node));
  outline(context, {left, top, width: boxWidth, height: rowHeight}, colour, thickness);
}

function outline(
  context: CanvasRenderingContext2D,
  {left, top, width, height}: Box,
  colour: string,
  thickness: number,
): void {
  context.strokeStyle = colour;
  context.lineWidth = thickness;
  const half = thickness / 2;
  context.strokeRect(left + half, top + half, Math.max(0, width - 1 - thickness), height - 1 - thickness);
}
