import {fitText} from "../raster/drawn-text.ts";
import type {PlainPaint, StyledNode} from "./computed-style.ts";
import {isBold, isMonospaced, lengthOf, paintOf, propertyOf} from "./computed-style.ts";
import {hatchPath} from "./hatch.ts";
import {scaledPath} from "./path-data.ts";
import type {PlainShape, TextLook} from "./plain-shape.ts";
import {rounded, textShape} from "./plain-shape.ts";
import {textLength} from "./text-length.ts";

/** A part of a picture in which a drawing is shown. */
export interface PlainRoom {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Right end of texts; absent where they may go beyond the viewport. */
  readonly end?: number;
}

/** Size of text without a size of its own. */
const TEXT_SIZE = 12;

/** Attributes of lengths along each axis, which may be shares of the viewport. */
const ACROSS: ReadonlySet<string> = new Set(["x", "x1", "x2", "cx", "width", "rx", "r"]);
const DOWN: ReadonlySet<string> = new Set(["y", "y1", "y2", "cy", "height", "ry"]);
const PATHS: ReadonlySet<string> = new Set(["d", "points", "transform"]);
const PLACES: ReadonlySet<string> = new Set(["x", "x1", "x2", "cx", "y", "y1", "y2", "cy"]);

type ShapeAttributes = Record<string, string | number | undefined>;

const BLACK: PlainPaint = {light: "#000000", dark: "#000000", opacity: 1};

/** Properties of strokes and fills that are neither colours nor inherited by text. */
const STROKES = [
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "fill-opacity",
  "stroke-opacity",
  "opacity",
] as const;

const FORMS: ReadonlySet<string> = new Set([
  "rect",
  "line",
  "circle",
  "ellipse",
  "path",
  "polygon",
  "polyline",
]);

/**
 * Returns the shapes of an `svg` element within a viewport of a picture. Shares become pixels, drawings within drawings become
 * their shapes, and labels are cut where the drawing would clip them.
 */
export function svgShapes(node: StyledNode, room: PlainRoom): PlainShape[] {
  const view = viewBoxOf(node);
  if (!view) return shapesOf(node.children, room);
  if (node.element.properties.preserveAspectRatio === "none") return stretched(node, room, view);
  const scale = Math.min(room.width / view.width, room.height / view.height);
  const shapes = shapesOf(node.children, {x: 0, y: 0, width: view.width, height: view.height});
  const place = `translate(${rounded(room.x - view.x * scale)} ${rounded(room.y - view.y * scale)})`;
  const transform = scale === 1 ? place : `${place} scale(${Math.round(scale * 1e4) / 1e4})`;
  return [{tag: "g", attributes: {transform}, content: shapes}];
}

/** Size of an `svg` element in pixels, in a room of a width. */
export function svgSize(node: StyledNode, room: number): {readonly width: number; readonly height: number} {
  const {width, height} = node.element.properties;
  const view = viewBoxOf(node);
  const [across, down] = [pixelsOf(width), pixelsOf(height)];
  if (across > 0 && down > 0) return {width: across, height: down};
  if (view) return {width: room, height: (room * view.height) / view.width};
  return {width: room, height: down > 0 ? down : 0};
}

/** A width or a height that is not a share; 0 for another. */
export function pixelsOf(value: unknown): number {
  return String(value).endsWith("%") ? 0 : Math.max(0, length(value, 0, 0));
}

function shapesOf(children: StyledNode["children"], room: PlainRoom): PlainShape[] {
  return children.flatMap(child => (typeof child === "string" ? [] : shapeOf(child, room)));
}

function shapeOf(node: StyledNode, room: PlainRoom): PlainShape[] {
  const {tagName} = node.element;
  if (tagName === "svg") return svgShapes(node, innerRoom(node, room));
  if (tagName === "a") return shapesOf(node.children, room);
  if (tagName === "g") return group(node, room);
  if (tagName === "text") return texts(node, room);
  return FORMS.has(tagName) ? [form(node, room)] : [];
}

function innerRoom({element: {properties}}: StyledNode, room: PlainRoom): PlainRoom {
  const x = room.x + length(properties.x, room.width, 0);
  const y = room.y + length(properties.y, room.height, 0);
  const width = length(properties.width, room.width, room.width);
  return {x, y, width, height: length(properties.height, room.height, room.height), end: x + width};
}

function group(node: StyledNode, room: PlainRoom): PlainShape[] {
  const {transform} = node.element.properties;
  const shapes = shapesOf(node.children, room);
  const attributes = {
    transform: typeof transform === "string" ? transform : undefined,
    opacity: node.own.get("opacity"),
  };
  if (shapes.length === 0) return [];
  return Object.values(attributes).some(Boolean) ? [{tag: "g", attributes, content: shapes}] : shapes;
}

function form(node: StyledNode, room: PlainRoom): PlainShape {
  const {tagName, properties} = node.element;
  const attributes = geometryOf(node, room);
  for (const name of STROKES) attributes[name] = propertyOf(node, name)?.replace(/px$/, "");
  if (tagName === "path" || tagName.startsWith("poly")) moveTo(attributes, room);
  const shape = {tag: tagName, attributes, fill: fillOf(node), stroke: paintOf(node, "stroke")};
  const [, pattern] = /^url\(#.*-(new|gone)\)$/.exec(String(properties.fill ?? "")) ?? [];
  return pattern === undefined ? shape : hatched(shape, node, pattern === "new");
}

/** Places and sizes in pixels, and paths as they are. */
function geometryOf({element: {tagName, properties}}: StyledNode, room: PlainRoom): ShapeAttributes {
  const attributes: ShapeAttributes = {};
  const given = tagName === "rect" ? {x: 0, y: 0, ...properties} : properties;
  for (const [name, value] of Object.entries(given)) {
    if (ACROSS.has(name)) attributes[name] = place(name, room.x, length(value, room.width, 0));
    if (DOWN.has(name)) attributes[name] = place(name, room.y, length(value, room.height, 0));
    if (PATHS.has(name) && value) attributes[name] = String(value);
  }
  return attributes;
}

/** The colour of a shape: black if there is no other, as SVG has it. */
function fillOf(node: StyledNode): PlainPaint | undefined {
  if (node.element.tagName === "line") return undefined;
  return propertyOf(node, "fill") === undefined ? BLACK : paintOf(node, "fill");
}

/** A rectangle's pattern as lines within it. */
function hatched(shape: PlainShape, node: StyledNode, isRising: boolean): PlainShape {
  const {x, y, width, height} = shape.attributes;
  const box = {x: Number(x), y: Number(y), width: Number(width), height: Number(height)};
  const svg = ancestors(node).findLast(({element}) => element.tagName === "svg");
  const mark = svg && patternMark(svg);
  return {
    tag: "path",
    attributes: {d: hatchPath(box, isRising), "stroke-opacity": mark && propertyOf(mark, "stroke-opacity")},
    stroke: mark && paintOf(mark, "stroke"),
  };
}

function ancestors(node: StyledNode): StyledNode[] {
  return node.parent ? [node.parent, ...ancestors(node.parent)] : [];
}

function patternMark(svg: StyledNode): StyledNode | undefined {
  const elements = (node: StyledNode | undefined): StyledNode[] =>
    (node?.children ?? []).filter(child => typeof child !== "string");
  const defs = elements(svg).find(({element}) => element.tagName === "defs");
  return elements(elements(defs)[0])[0];
}

function place(name: string, start: number, value: number): number {
  return rounded(PLACES.has(name) ? start + value : value);
}

function moveTo(attributes: ShapeAttributes, {x, y}: PlainRoom): void {
  if (x === 0 && y === 0) return;
  const own = attributes.transform === undefined ? "" : ` ${attributes.transform}`;
  attributes.transform = `translate(${rounded(x)} ${rounded(y)})${own}`;
}

/** A text with its lines. */
function texts(node: StyledNode, room: PlainRoom): PlainShape[] {
  const {properties} = node.element;
  const lines = node.children.filter(child => typeof child !== "string");
  if (lines.length > 0) return lines.flatMap(line => textLine(line, line.element.properties, room));
  return textLine(node, properties, room);
}

function textLine(
  node: StyledNode,
  {x, y, dx, dy}: StyledNode["element"]["properties"],
  room: PlainRoom,
): PlainShape[] {
  const text = node.children.filter(child => typeof child === "string").join("");
  const look = lookOf(node);
  const anchor = anchorOf(node);
  const at = {
    x: room.x + length(x, room.width, 0) + length(dx, room.width, 0),
    y: room.y + length(y, room.height, 0) + length(dy, room.height, 0),
    ...(anchor && {anchor}),
  };
  const shown = room.end === undefined ? text : cutText(text, look, room.end - at.x);
  return shown.trim() === "" ? [] : [withTextEffects(textShape(shown, at, look), node)];
}

function lookOf(node: StyledNode): TextLook {
  return {
    size: lengthOf(node, "font-size") ?? TEXT_SIZE,
    fill: paintOf(node, "fill"),
    isMono: isMonospaced(node),
    isBold: isBold(node),
  };
}

/** Adds what a `text` element has beside its letters: a transform, and a stroke behind them. */
function withTextEffects(shape: PlainShape, node: StyledNode): PlainShape {
  const owner = node.element.tagName === "tspan" && node.parent ? node.parent : node;
  const {transform} = owner.element.properties;
  const behind = propertyOf(owner, "paint-order") === "stroke" ? paintOf(node, "stroke") : undefined;
  return {
    ...shape,
    attributes: {
      ...shape.attributes,
      transform: typeof transform === "string" ? transform : undefined,
      ...(behind && {"paint-order": "stroke", "stroke-width": 3, "stroke-linejoin": "round"}),
    },
    stroke: behind,
  };
}

function anchorOf(node: StyledNode): "middle" | "end" | undefined {
  const anchor = propertyOf(node, "text-anchor");
  return anchor === "middle" || anchor === "end" ? anchor : undefined;
}

/** A label as far as its box goes. */
function cutText(text: string, look: TextLook, room: number): string {
  if (textLength(text, look) <= room) return text;
  if (!look.isMono) return fitText(text, look.size, room);
  return text.slice(0, Math.max(0, Math.floor(room / textLength("0", look))));
}

/** Shapes of a drawing that is stretched to its room: strokes keep their width. */
function stretched(node: StyledNode, room: PlainRoom, view: PlainRoom): PlainShape[] {
  const [across, down] = [room.width / view.width, room.height / view.height];
  return shapesOf(node.children, {x: 0, y: 0, width: view.width, height: view.height}).map(shape => ({
    ...shape,
    attributes: {
      ...shape.attributes,
      d: scaledPath(String(shape.attributes.d ?? ""), {x: room.x, y: room.y, across, down}),
    },
  }));
}

function viewBoxOf({element: {properties}}: StyledNode): PlainRoom | undefined {
  const [x = 0, y = 0, width = 0, height = 0] = String(properties.viewBox ?? "")
    .split(/[\s,]+/)
    .map(text => length(text, 0, 0));
  return width > 0 && height > 0 ? {x, y, width, height} : undefined;
}

/** A length in pixels: a number, or a share of `whole`. */
function length(value: unknown, whole: number, missing: number): number {
  if (value === undefined || value === null) return missing;
  const number = Number.parseFloat(String(value));
  if (!Number.isFinite(number)) return missing;
  return String(value).endsWith("%") ? (whole * number) / 100 : number;
}
