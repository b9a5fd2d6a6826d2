import type {StyledNode} from "./computed-style.ts";

/** Returns the children of an element that are elements. */
export function elementsOf({children}: StyledNode): StyledNode[] {
  return children.filter(child => typeof child !== "string");
}

/** True if an element has a class. */
export function hasClass({element: {properties}}: StyledNode, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}

/** True for elements that begin a line of their own. */
export function isBlock({element: {tagName}}: StyledNode): boolean {
  return BLOCKS.has(tagName) || tagName.includes("-");
}

const BLOCKS: ReadonlySet<string> = new Set([
  "div",
  "dl",
  "figcaption",
  "figure",
  "h2",
  "h3",
  "h4",
  "h5",
  "ol",
  "p",
  "section",
  "svg",
  "table",
  "ul",
]);
