import type {Element} from "hast";
import type {StyledNode} from "./computed-style.ts";
import {paintOf, styleTree} from "./computed-style.ts";
import type {TextRun} from "./inline-text.ts";
import {lineLength, lineShapes, runsOf, wrapRuns} from "./inline-text.ts";
import type {PlainPicture, PlainShape} from "./plain-shape.ts";
import type {StyleRules} from "./style-sheet.ts";
import {elementsOf, hasClass, isBlock} from "./styled-elements.ts";
import {pixelsOf, svgShapes, svgSize} from "./svg-shapes.ts";
import {tableLayout, tableShapes, tableWidth} from "./table-shapes.ts";

/** A figure to be drawn as a picture. */
export interface FigureSource {
  /** The figure without what only pages have: links, menus, folds. */
  readonly tree: Element;
  readonly title: string;
  readonly description: string;
  /** Line at the foot: entry, day, address. */
  readonly attribution: string;
}

/** Pixels: margin, least and largest width between margins, largest height of all blocks. */
const MARGIN = 24;
const LEAST_WIDTH = 752;
const LARGEST_WIDTH = 1352;
const LARGEST_HEIGHT = 3000;

/** Sizes of texts and heights of their lines. */
const CAPTION = {size: 16, line: 22};
const HEADING = {size: 14, line: 22};
const TEXT = {size: 13, line: 19};
const SMALL = {size: 12, line: 18};
const FOOT = {size: 11, line: 16};
const BETWEEN = 10;
const FOOT_GAP = 6;

/** Width and height of a sign of a legend. */
const SIGN = {width: 24, height: 10};

/** Part of a figure below the one before it. */
interface Block {
  readonly width: number;
  /** Draws it from a place on. */
  draw(place: {readonly x: number; readonly y: number; readonly width: number}): {
    readonly shapes: readonly PlainShape[];
    readonly height: number;
  };
}

/** Draws a figure with the rules of style sheets: caption, facts, drawings, tables and texts below each other. */
export function figurePicture(
  {tree, title, description, attribution}: FigureSource,
  rules: StyleRules,
): PlainPicture {
  const figure = styleTree(tree, rules);
  const blocks = blocksOf(figure);
  const widest = Math.max(...blocks.map(block => block.width));
  const width = Math.min(LARGEST_WIDTH, Math.max(LEAST_WIDTH, Math.ceil(widest)));
  const shapes: PlainShape[] = [];
  let y = MARGIN - 4;
  for (const [at, block] of blocks.entries()) {
    if (y > LARGEST_HEIGHT) {
      const left = note(figure, `… and ${blocks.length - at} more parts`).draw({x: MARGIN, y, width});
      shapes.push(...left.shapes);
      y += left.height + BETWEEN;
      break;
    }
    const drawn = block.draw({x: MARGIN, y, width});
    shapes.push(...drawn.shapes);
    y += drawn.height + (drawn.height > 0 ? BETWEEN : 0);
  }
  const foot = footOf(figure, attribution).draw({x: MARGIN, y, width});
  const size = {width: width + 2 * MARGIN, height: y + foot.height + 12};
  const paper: PlainShape = {tag: "rect", attributes: size, fill: paintOf(figure, "--paper")};
  return {...size, title, description, shapes: [paper, ...shapes, ...foot.shapes]};
}

function blocksOf(node: StyledNode): Block[] {
  const {tagName} = node.element;
  if (tagName === "svg") return [drawing(node)];
  if (tagName === "table") return tableBlocks(node);
  if (tagName === "figcaption") return [textBlock(node, CAPTION)];
  if (tagName === "dl") return [facts(node)];
  if (tagName === "ul" || tagName === "ol") return listBlocks(node);
  if (hasClass(node, "heat-map")) return [heatMap(node)];
  if (/^h\d$/.test(tagName)) return [textBlock(node, HEADING)];
  if (tagName === "p") return [textBlock(node, TEXT)];
  if (elementsOf(node).some(isBlock)) return elementsOf(node).flatMap(blocksOf);
  return [textBlock(node, TEXT)];
}

function drawing(node: StyledNode): Block {
  return {
    width: pixelsOf(node.element.properties.width),
    draw({x, y, width}) {
      const own = svgSize(node, width);
      const scale = Math.min(1, width / own.width);
      const size = {width: own.width * scale, height: own.height * scale};
      return {shapes: svgShapes(node, {x, y, ...size}), height: size.height};
    },
  };
}

function tableBlocks(node: StyledNode): Block[] {
  const layout = tableLayout(node);
  const caption = elementsOf(node).find(({element}) => element.tagName === "caption");
  const table: Block = {width: tableWidth(layout), draw: place => tableShapes(layout, place)};
  return caption ? [textBlock(caption, TEXT), table] : [table];
}

function textBlock(node: StyledNode, form: {readonly size: number; readonly line: number}): Block {
  return linesBlock(runsOf(node, form.size), form);
}

function linesBlock(
  runs: readonly TextRun[],
  {size, line}: {readonly size: number; readonly line: number},
): Block {
  return {
    width: 0,
    draw({x, y, width}) {
      const lines = wrapRuns(runs, width);
      const shapes = lines.flatMap((own, at) => lineShapes(own, {x, y: y + at * line + size}, width));
      return {shapes, height: lines.length * line};
    },
  };
}

/** Facts in lines: each name beside its value. */
function facts(node: StyledNode): Block {
  const look = {size: SMALL.size, fill: paintOf(node, "--ink-3")};
  const runs = elementsOf(node).flatMap((pair, at): TextRun[] => {
    const [name = "", value = ""] = elementsOf(pair).map(part =>
      runsOf(part, SMALL.size)
        .map(({text}) => text)
        .join(""),
    );
    const separator = at === 0 ? "" : " · ";
    const named = {text: `${separator}${name} `, look};
    return [named, {text: value, look: {...look, fill: paintOf(node, "color")}}];
  });
  return linesBlock(runs, SMALL);
}

/** A legend, whose entries follow each other in lines, or a list, whose items are lines. */
function listBlocks(node: StyledNode): Block[] {
  const items = elementsOf(node);
  if (!items.some(item => elementsOf(item).some(({element}) => element.tagName === "svg")))
    return items.flatMap(item => blocksOf(item));
  return [legend(items)];
}

function legend(items: readonly StyledNode[]): Block {
  return {
    width: 0,
    draw({x, y, width}) {
      const shapes: PlainShape[] = [];
      let [left, top] = [x, y];
      for (const item of items) {
        const signs = elementsOf(item).filter(({element}) => element.tagName === "svg");
        const runs = runsOf(item, SMALL.size);
        const length = signs.length * (SIGN.width + 4) + lineLength(runs) + 20;
        if (left > x && left + length > x + width) [left, top] = [x, top + SMALL.line];
        for (const [at, sign] of signs.entries())
          shapes.push(...svgShapes(sign, {...SIGN, x: left + at * (SIGN.width + 2), y: top + 4}));
        const start = left + signs.length * (SIGN.width + 4) + 2;
        shapes.push(...lineShapes(runs, {x: start, y: top + SMALL.size + 1}, width));
        left += length;
      }
      return {shapes, height: top - y + SMALL.line};
    },
  };
}

/** Rows of cells, each beside its name. */
function heatMap(node: StyledNode): Block {
  const parts = elementsOf(node);
  const names = parts.filter(({element}) => element.tagName !== "svg").map(one => runsOf(one, SMALL.size));
  const rows = parts.filter(({element}) => element.tagName === "svg");
  const start = Math.max(0, ...names.map(lineLength)) + 8;
  return {
    width: 0,
    draw({x, y, width}) {
      const shapes = rows.flatMap((row, at) => [
        ...lineShapes(names[at] ?? [], {x, y: y + at * 15 + 11}, start),
        ...svgShapes(row, {x: x + start, y: y + at * 15, width: width - start, height: 14}),
      ]);
      return {shapes, height: rows.length * 15};
    },
  };
}

function note(node: StyledNode, text: string): Block {
  return linesBlock([{text, look: {size: SMALL.size, fill: paintOf(node, "--ink-2")}}], SMALL);
}

function footOf(node: StyledNode, text: string): Block {
  const words = linesBlock([{text, look: {size: FOOT.size, fill: paintOf(node, "--ink-3")}}], FOOT);
  return {
    width: 0,
    draw({x, y, width}) {
      const rule = {x1: x, x2: x + width, y1: y + 0.5, y2: y + 0.5};
      const {shapes, height} = words.draw({x, y: y + FOOT_GAP, width});
      return {
        shapes: [{tag: "line", attributes: rule, stroke: paintOf(node, "--rule")}, ...shapes],
        height: height + FOOT_GAP,
      };
    },
  };
}
