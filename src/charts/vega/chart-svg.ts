import type {XmlNode} from "@rgrove/parse-xml";
import {XmlElement, XmlText} from "@rgrove/parse-xml";
import type {Element, ElementContent} from "hast";
import {svgElement} from "./svg-element.ts";

/** Elements kept of a drawing: shapes and text; no style, script or reference. */
const ELEMENTS = new Set(["g", "path", "line", "rect", "text"]);

/** Attributes kept of a drawing, with the names of their properties. */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ["d", "d"],
  ["fill", "fill"],
  ["fill-opacity", "fillOpacity"],
  ["font-size", "fontSize"],
  ["font-weight", "fontWeight"],
  ["height", "height"],
  ["opacity", "opacity"],
  ["stroke", "stroke"],
  ["stroke-dasharray", "strokeDashArray"],
  ["stroke-dashoffset", "strokeDashOffset"],
  ["stroke-opacity", "strokeOpacity"],
  ["stroke-width", "strokeWidth"],
  ["text-anchor", "textAnchor"],
  ["transform", "transform"],
  ["width", "width"],
  ["x", "x"],
  ["x2", "x2"],
  ["y", "y"],
  ["y2", "y2"],
]);

/** Attributes of position. */
const PLACES = ["d", "transform", "x", "y", "x2", "y2", "width", "height"] as const;

/** Values that a drawing of ours may hold: numbers, path data, transforms, colour names, `var(--token)`. */
const SAFE_VALUE = /^(?:[\w\s.,+#%-]|(?:translate|rotate|scale)\([\d\s.,e+-]*\)|var\(--[\w-]+\))*$/;

/** Safe values without parentheses, most of them: found in half the time. */
const PLAIN_VALUE = /^[\w\s.,+#%-]*$/;

/** Values of marks that have no place. */
const NOWHERE = /NaN|Infinity|undefined/;

/** Names that our specifications give to marks: `0:12` a point, `m0:1` a change, `n0:0` a change of noise. */
const NAME = /^[mn]?\d+:\d+$/;

/** A drawing as a tree, and where its points are. */
export interface Drawing {
  /** In user units: the drawing's `viewBox` from 0,0. */
  readonly width: number;
  readonly height: number;
  readonly children: ElementContent[];
}

/** Replaces a mark that carries a name (`description` in the specification); `mark` reads what Vega drew. */
export type DrawNamed = (name: string, mark: () => Element) => ElementContent;

/**
 * Reads Vega's SVG through an allow-list. Each mark that carries a name is replaced by the result of `named`; empty groups and
 * invisible paths are left out.
 */
export function readDrawing(svg: string, named: DrawNamed): Drawing {
  const {attributes, children} = svgElement(svg);
  return {
    width: Number(attributes.width),
    height: Number(attributes.height),
    children: children.flatMap(child => keep(child, named)),
  };
}

function keep(node: XmlNode, named: DrawNamed): ElementContent[] {
  if (node instanceof XmlText) return node.text.trim() ? [{type: "text", value: node.text}] : [];
  if (!(node instanceof XmlElement) || !ELEMENTS.has(node.name)) return [];
  const {attributes} = node;
  if (isInvisible(attributes) || isNowhere(attributes)) return [];
  const children = node.children.flatMap(child => keep(child, named));
  if (!children.length && (node.name === "g" || node.name === "text")) return [];
  const {"aria-label": name = ""} = attributes;
  const read = (): Element => ({
    type: "element",
    tagName: node.name,
    properties: safeProperties(attributes),
    children,
  });
  if (NAME.test(name)) return [named(name, read)];
  const element = read();
  const [only] = children;
  const isBare = node.name === "g" && Object.keys(element.properties).length === 0;
  return [isBare && only && children.length === 1 ? only : element];
}

type Attributes = XmlElement["attributes"];

/** The empty background and foreground paths that Vega draws for every group. */
function isInvisible(attributes: Attributes): boolean {
  const {class: name, display} = attributes;
  return display === "none" || name === "background" || name === "foreground";
}

/** A mark of a value that has no place, such as zero on a logarithmic axis. */
function isNowhere(attributes: Attributes): boolean {
  return PLACES.some(name => {
    const value = attributes[name];
    return value !== undefined && NOWHERE.test(value);
  });
}

function safeProperties(attributes: Attributes): Element["properties"] {
  const kept: Element["properties"] = {};
  for (const [name, value] of Object.entries(attributes)) {
    const property = ATTRIBUTES.get(name);
    const text = name === "stroke-dasharray" ? value.replaceAll(",", " ") : value;
    if (property === undefined || !isSafe(text) || isDefault(property, text)) continue;
    kept[property] = roundNumbers(text);
  }
  return kept;
}

function isSafe(value: string): boolean {
  return PLAIN_VALUE.test(value) || SAFE_VALUE.test(value);
}

/** Default values of attributes. */
function isDefault(name: string, value: string): boolean {
  if (name === "opacity" || name === "strokeWidth") return value === "1";
  if (name === "transform") return /^translate\(0,\s*0\)$/.test(value);
  return value === "" || (/^[xy]2?$/.test(name) && value === "0");
}

/** Cuts numbers to a tenth of a pixel. */
function roundNumbers(text: string): string {
  return text.replace(/-?(?<!\d)\d+\.\d{2,}/g, number => String(tenth(Number(number))));
}

/** Rounds pixels to the tenth that drawings hold. */
export function tenth(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
