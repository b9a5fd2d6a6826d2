import type {Element} from "hast";
import {s} from "hastscript";
import {formatFixed} from "../../units/go-number.ts";
import {flameColour} from "./flame-colour.ts";

/** A tree of weights to draw; a node is as wide as its value. */
export interface FlameNode {
  /** In full, for the tooltip. */
  readonly name: string;
  /** As written into the box. */
  readonly label: string;
  /** Not negative; at least the sum of the children's. */
  readonly value: number;
  /** Nodes of a group share a colour. */
  readonly group: string;
  /** True for frames of little interest, drawn paler. */
  readonly isQuiet: boolean;
  /** From left to right. */
  readonly children: readonly FlameNode[];
  /** Classes in place of the group's colour. */
  readonly paint?: string;
  /** Name of a pattern of the options that is drawn over the colour. */
  readonly pattern?: string;
  /** Share of the box that a line along its bottom covers, from the left: 0 to 1. */
  readonly line?: number;
  /** In place of the name and the described value, for the tooltip. */
  readonly title?: string;
}

/** How a flame graph is drawn. */
export interface FlameGraphOptions {
  /** Text alternative of the drawing. */
  readonly label: string;
  /** A value as people read it, with its share: `1.50s (12.30%)`. */
  readonly describe: (value: number) => string;
  /** Maximum number of boxes; the largest are kept, smaller boxes leave a gap. */
  readonly maxFrames: number;
  /** Levels further down are not drawn. */
  readonly maxRows: number;
  /** Elements of patterns by name, drawn by classes of their own; `patternId` makes their ids unique on the page. */
  readonly patterns?: ReadonlyMap<string, Element>;
  readonly patternId?: string;
}

/** A drawing and the number of frames left out. */
export interface FlameGraph {
  readonly svg: Element;
  /** Levels that were left out at the bottom. */
  readonly hiddenRows: number;
  /** Boxes that were left out for being small, on the levels drawn. */
  readonly hiddenFrames: number;
}

const ROW_HEIGHT = 18;
const BOX_HEIGHT = 17;
const TEXT_BASELINE = 12.5;
/** Keeps underscores above a line. */
const LINED_BASELINE = 11.5;
const LINE_HEIGHT = 2;
const LINE_TOP = BOX_HEIGHT - LINE_HEIGHT;
/** Width of a character of the labels, in pixels, on the generous side. */
const CHARACTER = 6.8;
/** The narrowest and the widest drawing that labels are made for, in pixels. */
const USUAL_WIDTH = 700;
const WIDEST = 1600;
const SHORTEST_LABEL = 3;
/** Boxes narrower than this share of the drawing cannot be seen. */
const LEAST_WIDTH = 0.0005;

/** A box of the drawing. */
interface Box {
  readonly node: FlameNode;
  readonly row: number;
  /** In the unit of the values. */
  readonly left: number;
}

/**
 * Draws a tree of weights with the root on top, without script and without styles of its own:
 * boxes in percent of the width, nested drawings that clip a box's text, a title for each box.
 * Classes: `flame-graph` around, `flame-0` to `flame-11` by group, `flame-quiet` beside them, `flame-base` of a line.
 */
export function flameGraph(root: FlameNode, options: FlameGraphOptions): FlameGraph {
  const {boxes, hiddenRows} = layOut(root, options.maxRows);
  const visible = boxes.filter(box => box.node.value >= root.value * LEAST_WIDTH);
  const shown = largest(visible, options.maxFrames);
  const rows = shown.reduce((most, box) => Math.max(most, box.row + 1), 1);
  const used = new Set(shown.flatMap(({node}) => node.pattern ?? []));
  const svg = s(
    "svg",
    {
      class: "flame-graph",
      width: "100%",
      height: rows * ROW_HEIGHT,
      role: "img",
      ariaLabel: options.label,
    },
    [...patternDefinitions(options, used), ...shown.map(box => drawBox(box, root.value, options))],
  );
  return {svg, hiddenRows, hiddenFrames: boxes.length - shown.length};
}

/** Places all nodes: children from the left edge of their parent on, in their order. */
function layOut(root: FlameNode, maxRows: number): {boxes: Box[]; hiddenRows: number} {
  const boxes: Box[] = [];
  let deepest = 0;
  const open: Box[] = [{node: root, row: 0, left: 0}];
  for (let box = open.pop(); box; box = open.pop()) {
    deepest = Math.max(deepest, box.row);
    if (box.row < maxRows && box.node.value > 0) boxes.push(box);
    const {row} = box;
    let {left} = box;
    for (const child of box.node.children) {
      open.push({node: child, row: row + 1, left});
      left += child.value;
    }
  }
  boxes.sort((a, b) => a.row - b.row || a.left - b.left);
  return {boxes, hiddenRows: Math.max(0, deepest + 1 - maxRows)};
}

/**
 * Keeps the widest boxes; boxes of equal width are kept or dropped together, so that the order does not
 * matter.
 */
function largest(boxes: readonly Box[], most: number): readonly Box[] {
  if (boxes.length <= most) return boxes;
  const values = boxes.map(box => box.node.value).sort((a, b) => b - a);
  const tooSmall = values[most] ?? 0;
  return boxes.filter(box => box.node.value > tooSmall);
}

function patternDefinitions(options: FlameGraphOptions, used: ReadonlySet<string>): Element[] {
  const patterns = [...(options.patterns ?? [])].filter(([name]) => used.has(name));
  if (patterns.length === 0) return [];
  const drawn = patterns.map(([name, mark]) =>
    s("pattern", {id: patternName(options, name), width: 6, height: 6, patternUnits: "userSpaceOnUse"}, [
      mark,
    ]),
  );
  return [s("defs", drawn)];
}

function patternName({patternId = "pattern"}: FlameGraphOptions, name: string): string {
  return `${patternId}-${name}`;
}

function drawBox({node, row, left}: Box, total: number, options: FlameGraphOptions): Element {
  const share = node.value / total;
  const title = node.title ?? `${node.name}, ${options.describe(node.value)}`;
  const text = labelFor(node.label, share);
  const place = {x: percent(left / total), y: row * ROW_HEIGHT, width: percent(share), height: BOX_HEIGHT};
  const paint = node.paint ?? `flame-${flameColour(node.group)}${node.isQuiet ? " flame-quiet" : ""}`;
  // Without a text to clip, or a pattern to lay over it, a box needs no drawing of its own: half of all boxes are so narrow.
  if (text === "" && node.pattern === undefined)
    return s("rect", {...place, class: paint}, s("title", title));
  const whole = {width: "100%", height: "100%"};
  const over = node.pattern === undefined ? undefined : `url(#${patternName(options, node.pattern)})`;
  return s("svg", place, [
    s("title", title),
    s("rect", {...whole, class: paint}),
    ...(over === undefined ? [] : [s("rect", {...whole, class: "flame-pattern", fill: over})]),
    ...(text !== "" && node.line
      ? [s("rect.flame-base", {y: LINE_TOP, width: percent(node.line), height: LINE_HEIGHT})]
      : []),
    ...(text === "" ? [] : [s("text", {x: 4, y: node.line ? LINED_BASELINE : TEXT_BASELINE}, text)]),
  ]);
}

/** The part of a label that fits on a wide screen; "" if not even its start fits on a usual screen. */
function labelFor(label: string, share: number): string {
  const room = (width: number): number => Math.floor((share * width - 8) / CHARACTER);
  return room(USUAL_WIDTH) < SHORTEST_LABEL ? "" : label.slice(0, Math.max(room(WIDEST), SHORTEST_LABEL));
}

/** Formats a share with as few decimals as needed, three at most: `12.5%`, `0.058%`. */
function percent(share: number): string {
  return `${Number(formatFixed(share * 100, 3))}%`;
}
