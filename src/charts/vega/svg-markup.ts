import {DrawingError} from "../drawing-error.ts";

/** An element as Vega writes it. */
export interface SvgElement {
  readonly name: string;
  /** As written: ` x="1" fill="a&amp;b"`; see `attributesOf`. */
  readonly attributes: string;
  readonly children: readonly (SvgElement | string)[];
}

/** An element whose end is not read yet. */
interface OpenElement extends SvgElement {
  readonly children: (SvgElement | string)[];
}

/** A start tag, an end tag, or text. */
const PART = /<([A-Za-z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|<\/([A-Za-z]+)>|([^<]+)/y;

const ATTRIBUTE = / ([\w:-]+)="([^"]*)"/g;

const CHARACTERS: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x9;": "\t",
  "&#xA;": "\n",
  "&#xD;": "\r",
};

/**
 * Reads the SVG of Vega's string renderer: elements, attributes in double quotes, text, and the seven references that it
 * writes. Throws DrawingError for any other markup.
 */
export function readSvgMarkup(svg: string): SvgElement {
  const root: OpenElement = {name: "", attributes: "", children: []};
  const open = [root];
  PART.lastIndex = 0;
  while (PART.lastIndex < svg.length) {
    const at = PART.lastIndex;
    const [, name, attributes = "", end, closed, text] = PART.exec(svg) ?? [];
    const parent = open.at(-1);
    if (!parent) break;
    if (text !== undefined) parent.children.push(characters(text));
    else if (name !== undefined) {
      const element: OpenElement = {name, attributes, children: []};
      parent.children.push(element);
      if (end === "") open.push(element);
    } else if (closed === undefined || open.pop()?.name !== closed)
      throw new DrawingError(`expected SVG of Vega, got "${svg.slice(at, at + 40)}"`);
  }
  const [svgElement] = root.children;
  if (open.length !== 1 || typeof svgElement !== "object" || svgElement.name !== "svg")
    throw new DrawingError("expected an svg element from Vega, got none");
  return svgElement;
}

/** Lists the attributes of an element. */
export function attributesOf({attributes}: SvgElement): [name: string, value: string][] {
  return [...attributes.matchAll(ATTRIBUTE)].map(([, name = "", value = ""]) => [name, characters(value)]);
}

/** Resolves references. Control characters that HTML does not have are replaced as a browser does. */
function characters(text: string): string {
  const plain = text.includes("&")
    ? text.replace(/&[#\w]+;/g, reference => CHARACTERS[reference] ?? reference)
    : text;
  return /[\0\r]/.test(plain) ? plain.replaceAll("\0", "\uFFFD").replace(/\r\n?/g, "\n") : plain;
}
