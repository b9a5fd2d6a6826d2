import type {Heading} from "../../markdown/document.ts";

const MIN_HEADINGS = 3;

/** True if a document has enough headings for a list of its contents. */
export function hasContents(headings: readonly Heading[]): boolean {
  return headings.length >= MIN_HEADINGS;
}
