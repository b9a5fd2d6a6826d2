import type {Element, ElementContent, Properties} from "hast";
import {elementsIn} from "../document/nodes-of.ts";

/** Rows of a table in a picture; a figure's page has them all. */
const MOST_ROWS = 40;

/** Elements of all pictures of an entry; figures beyond have none. */
const MOST_ELEMENTS = 20_000;

/** Characters of a text within a picture. */
const LONGEST_TEXT = 500;

/** Elements that only a page has. */
const PAGE_ONLY: ReadonlySet<string> = new Set([
  "button",
  "copy-menu",
  "desc",
  "details",
  "img",
  "pre",
  "script",
  "style",
  "sup",
  "title",
]);

/** Classes of elements that only a page has. */
const PAGE_CLASSES: ReadonlySet<string> = new Set([
  "benchmark-notes",
  "copy-forms",
  "figure-links",
  "visually-hidden",
]);

/** Elements that are replaced by their content. */
const UNWRAPPED: ReadonlySet<string> = new Set(["a", "abbr", "time", "wbr"]);

/** Classes of tables that are a picture only with drawings in their rows: medians without a comparison are copied as numbers. */
const NUMBERS_ALONE: ReadonlySet<string> = new Set(["benchmark-table"]);

/** Classes of links within drawings, which are groups in a picture. */
const GROUPS: ReadonlySet<string> = new Set(["chart-change", "share-mark"]);

/** Attributes that decide what a picture looks like, by their names in the tree. */
const KEPT: ReadonlySet<string> = new Set([
  ..."className colSpan rowSpan cx cy d dx dy fill fillOpacity fontSize fontWeight height opacity points".split(
    " ",
  ),
  ..."preserveAspectRatio r rx ry scope stroke strokeDashArray strokeOpacity strokeWidth textAnchor".split(
    " ",
  ),
  ..."strokeLineCap transform viewBox width x x1 x2 y y1 y2".split(" "),
]);

/** Returns what the picture of a figure shows, for one figure of an entry after the other. */
export type PictureFigure = (figure: Element) => Element | undefined;

/**
 * Starts the pictures of an entry's figures: captions, facts, texts, drawings, and the first rows of tables. Undefined for a
 * figure without picture, such as a listing or medians without a comparison. The menus of the others lead to their pictures.
 */
export function figurePictures(): PictureFigure {
  const count = {elements: 0, pictures: 0};
  return figure => {
    count.pictures = 0;
    const [tree] = kept(figure, count);
    if (tree?.type !== "element" || count.pictures === 0 || count.elements > MOST_ELEMENTS) return undefined;
    addPicture(figure);
    return tree;
  };
}

/** Notes in a figure's menu that it has a picture. */
function addPicture(figure: Element): void {
  for (const {tagName, properties} of elementsIn(figure))
    if (tagName === "copy-menu" && properties.dataKind === "figure") properties.dataIsPictured = "";
}

interface Count {
  elements: number;
  /** Drawings and tables. */
  pictures: number;
}

function kept(node: ElementContent, count: Count): ElementContent[] {
  if (node.type === "text") return [{type: "text", value: node.value.slice(0, LONGEST_TEXT)}];
  if (node.type !== "element" || isPageOnly(node) || count.elements > MOST_ELEMENTS) return [];
  const {tagName} = node;
  const children = tagName === "table" ? node.children.flatMap(firstRows()) : node.children;
  const isGroup = hasClass(node, GROUPS);
  if (UNWRAPPED.has(tagName) && !isGroup) return children.flatMap(child => kept(child, count));
  count.elements++;
  if (tagName === "svg" || (tagName === "table" && !hasClass(node, NUMBERS_ALONE))) count.pictures++;
  return [
    {
      type: "element",
      tagName: isGroup ? "g" : tagName,
      properties: drawn(node.properties),
      children: children.flatMap(child => kept(child, count)),
    },
  ];
}

function isPageOnly(element: Element): boolean {
  return PAGE_ONLY.has(element.tagName) || hasClass(element, PAGE_CLASSES);
}

function hasClass({properties: {className}}: Element, names: ReadonlySet<string>): boolean {
  return Array.isArray(className) && className.some(name => names.has(String(name)));
}

function drawn(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => KEPT.has(name)));
}

/** Cuts the bodies of a table to its first rows, with a row that counts the others. */
function firstRows(): (part: ElementContent) => ElementContent[] {
  let room = MOST_ROWS;
  return part => {
    if (part.type !== "element" || part.tagName !== "tbody") return [part];
    const rows = part.children.filter(child => child.type === "element");
    const shown = rows.slice(0, room);
    const hidden = rows.length - shown.length;
    room -= shown.length;
    if (hidden === 0) return [part];
    return [{...part, children: [...shown, moreRows(hidden)]}];
  };
}

function moreRows(count: number): Element {
  const text = {type: "text", value: `… and ${count} more ${count === 1 ? "row" : "rows"}`} as const;
  const cell: Element = {type: "element", tagName: "td", properties: {colSpan: 3}, children: [text]};
  return {type: "element", tagName: "tr", properties: {}, children: [cell]};
}
