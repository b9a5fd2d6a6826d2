import type {Element, ElementContent} from "hast";
import {fromHtml} from "hast-util-from-html";

/** Elements and attributes kept of a drawing: shapes, text, geometry; no style, script or reference. */
const ELEMENTS = new Set(["g", "path", "line", "rect", "text"]);
const ATTRIBUTES = new Set([
  "d",
  "fill",
  "fillOpacity",
  "fontSize",
  "fontWeight",
  "height",
  "opacity",
  "stroke",
  "strokeDashArray",
  "strokeDashOffset",
  "strokeOpacity",
  "strokeWidth",
  "textAnchor",
  "transform",
  "width",
  "x",
  "x2",
  "y",
  "y2",
]);

/** Attributes of position. */
const PLACES = ["d", "transform", "x", "y", "x2", "y2", "width", "height"] as const;

/** Values that a drawing of ours may hold: numbers, path data, transforms, colour names, `var(--token)`. */
const SAFE_VALUE = /^(?:[\w\s.,+#%-]|(?:translate|rotate|scale)\([\d\s.,e+-]*\)|var\(--[\w-]+\))*$/;

/** Names that our specifications give to marks: `0:12` a point, `m0:1` a change, `n0:0` a change of noise. */
const NAME = /^[mn]?\d+:\d+$/;

/** A drawing as a tree, and where its points are. */
export interface Drawing {
  /** In user units: the drawing's `viewBox` from 0,0. */
  readonly width: number;
  readonly height: number;
  readonly children: ElementContent[];
}

/**
 * Reads Vega's SVG through an allow-list. Each mark that carries a name (`description` in the specification) is handed
 * to `named`, whose result replaces it; empty groups and invisible paths are left out.
 */
export function readDrawing(svg: string, named: (name: string, mark: Element) => ElementContent): Drawing {
  const root = fromHtml(svg, {fragment: true, space: "svg"}).children.find(
    (node): node is Element => node.type === "element" && node.tagName === "svg",
  );
  if (!root) throw new Error("expected an svg element from Vega, got none");
  return {
    width: Number(root.properties.width),
    height: Number(root.properties.height),
    children: root.children.flatMap(child => keep(child, named)),
  };
}

function keep(
  node: ElementContent,
  named: (name: string, mark: Element) => ElementContent,
): ElementContent[] {
  if (node.type === "text") return node.value.trim() ? [{type: "text", value: node.value}] : [];
  if (node.type !== "element" || !ELEMENTS.has(node.tagName) || isInvisible(node) || isNowhere(node))
    return [];
  const children = node.children.flatMap(child => keep(child, named));
  if (!children.length && (node.tagName === "g" || node.tagName === "text")) return [];
  const element: Element = {...node, properties: safeProperties(node), children};
  const [only] = children;
  if (node.tagName === "g" && !Object.keys(element.properties).length && children.length === 1 && only)
    return [only];
  const name = node.properties.ariaLabel;
  return [NAME.test(String(name)) ? named(String(name), element) : element];
}

/** The empty background and foreground paths that Vega draws for every group. */
function isInvisible(element: Element): boolean {
  const {className, display} = element.properties;
  const names = Array.isArray(className) ? className.map(String) : [];
  return display === "none" || names.includes("background") || names.includes("foreground");
}

/** A mark of a value that has no place, such as zero on a logarithmic axis. */
function isNowhere({properties}: Element): boolean {
  return PLACES.some(name => /NaN|Infinity|undefined/.test(String(properties[name] ?? "")));
}

function safeProperties(element: Element): Element["properties"] {
  const kept: Element["properties"] = {};
  for (const [name, value] of Object.entries(element.properties)) {
    const text = Array.isArray(value) ? value.join(" ") : String(value);
    if (!ATTRIBUTES.has(name) || !SAFE_VALUE.test(text) || isDefault(name, text)) continue;
    kept[name] = roundNumbers(text);
  }
  return kept;
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
