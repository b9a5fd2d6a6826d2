import type {XmlElement} from "@rgrove/parse-xml";
import {parseXml, XmlError} from "@rgrove/parse-xml";
import {DrawingError} from "../drawing-error.ts";

/** Controls, and what XML has no characters for; words of an author may hold them. */
const NO_XML = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu;

/** Reads the svg element that Vega writes; characters that XML lacks are replaced. Throws DrawingError for anything else. */
export function svgElement(svg: string): XmlElement {
  const {root} = parsed(svg.toWellFormed().replace(NO_XML, "\uFFFD"));
  if (root?.name !== "svg") throw new DrawingError("expected an svg element from Vega, got none");
  return root;
}

function parsed(xml: string): {readonly root: XmlElement | null} {
  try {
    return parseXml(xml);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new DrawingError(`expected SVG from Vega, got "${error.excerpt}"`);
  }
}
