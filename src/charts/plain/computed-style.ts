import type {Element} from "hast";
import type {PlainColour} from "./colour.ts";
import {hexOf, saturate} from "./colour.ts";
import type {Scheme} from "./colour-value.ts";
import {colourValue, withoutVariables} from "./colour-value.ts";
import type {StyleNode} from "./style-match.ts";
import {declarationsOf} from "./style-match.ts";
import type {StyleRules} from "./style-sheet.ts";

/** A colour in both schemes, as `#rrggbb`, and its opacity. */
export interface PlainPaint {
  readonly light: string;
  readonly dark: string;
  readonly opacity: number;
}

/** An element with its style. */
export interface StyledNode extends StyleNode {
  readonly parent: StyledNode | undefined;
  /** Own declarations and attributes by property, those of style sheets over those of attributes. */
  readonly own: ReadonlyMap<string, string>;
  readonly children: readonly (StyledNode | string)[];
}

/** Pixels of `1rem` on a page. */
const REM = 17;

/** Properties that elements have from their parents. */
const INHERITED: ReadonlySet<string> = new Set([
  "color",
  "fill",
  "fill-opacity",
  "font-family",
  "font-size",
  "font-weight",
  "stroke",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-opacity",
  "stroke-width",
  "text-anchor",
  "white-space",
]);

/** Attributes of SVG that are properties, by their names in the tree. */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map(
  [...INHERITED, "opacity", "vector-effect", "paint-order"].map(name => [
    name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
    name,
  ]),
);

/** Gives every element of a figure its style, as a child of the document's root. */
export function styleTree(figure: Element, rules: StyleRules): StyledNode {
  const html: Element = {type: "element", tagName: "html", properties: {}, children: []};
  const place = {element: html, parent: undefined, previous: undefined};
  const root: StyledNode = {...place, own: declarationsOf(place, rules), children: []};
  return styled(figure, root, undefined, rules);
}

function styled(
  element: Element,
  parent: StyledNode,
  previous: StyledNode | undefined,
  rules: StyleRules,
): StyledNode {
  const own = new Map<string, string>();
  for (const [name, property] of ATTRIBUTES) {
    const value = element.properties[name];
    if (typeof value === "string" || typeof value === "number") own.set(property, String(value));
  }
  for (const [name, value] of declarationsOf({element, parent, previous}, rules)) own.set(name, value);
  const children: (StyledNode | string)[] = [];
  const node = {element, parent, previous, own, children};
  let last: StyledNode | undefined;
  for (const child of element.children) {
    if (child.type === "text") children.push(child.value);
    if (child.type !== "element") continue;
    last = styled(child, node, last, rules);
    children.push(last);
  }
  return node;
}

/** Returns the value of a property as it is written, with those of parents for inherited and custom properties. */
export function propertyOf(node: StyledNode | undefined, name: string): string | undefined {
  const isInherited = name.startsWith("--") || INHERITED.has(name);
  for (let at = node; at; at = isInherited ? at.parent : undefined) {
    const value = at.own.get(name);
    if (value !== undefined && value !== "inherit") return value;
  }
  return undefined;
}

/** Computes the colour of a property, `fill` or `color`; undefined for none. */
export function paintOf(node: StyledNode, name: string): PlainPaint | undefined {
  const [light, dark] = [colourOf(node, name, "light"), colourOf(node, name, "dark")];
  if (!light || !dark || (light.alpha === 0 && dark.alpha === 0)) return undefined;
  return {light: hexOf(light), dark: hexOf(dark), opacity: light.alpha};
}

function colourOf(node: StyledNode, name: string, scheme: Scheme): PlainColour | undefined {
  const value = propertyOf(node, name);
  const computed = value === undefined ? undefined : writtenValue(value, node);
  if (computed === undefined) return undefined;
  const current = name === "color" ? undefined : colourOf(node, "color", scheme);
  const colour = colourValue(computed, scheme, current);
  const [, amount] = /^saturate\(([\d.]+)\)$/.exec(node.own.get("filter") ?? "") ?? [];
  return colour && amount !== undefined ? saturate(colour, Number(amount)) : colour;
}

/** Computes a length in pixels: `11px`, `0.78rem`, `0.9em` of the parent's; undefined for another value. */
export function lengthOf(node: StyledNode, name: string): number | undefined {
  const written = propertyOf(node, name);
  const value = written === undefined ? undefined : writtenValue(written, node);
  const [, digits, unit] = /^([\d.]+)(px|rem|em)?$/.exec(value ?? "") ?? [];
  if (digits === undefined || unit === "em") return undefined;
  return unit === "rem" ? Number(digits) * REM : Number(digits);
}

/** A value without variables. */
function writtenValue(value: string, node: StyledNode): string | undefined {
  return withoutVariables(value, custom => propertyOf(node, custom));
}

/** True if text is of equal width for each character. */
export function isMonospaced(node: StyledNode): boolean {
  return /--font-mono|monospace/.test(propertyOf(node, "font-family") ?? "");
}

/** True if text is heavier than usual. */
export function isBold(node: StyledNode): boolean {
  const weight = propertyOf(node, "font-weight") ?? "";
  return weight === "bold" || Number.parseInt(weight, 10) >= 600;
}
