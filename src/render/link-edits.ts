import type {Definition, Image, Link, Root} from "mdast";
import {visit} from "unist-util-visit";
import type {MarkdownEdit} from "./markdown-edits.ts";

type Place = Pick<MarkdownEdit, "start" | "end">;

/**
 * Lists the edits that put resolved addresses in place of the destinations of links, images and definitions.
 *
 * @param resolve The address in place of a written one; undefined for one that stays.
 */
export function linkEdits(
  tree: Root,
  source: string,
  resolve: (written: string) => string | undefined,
): MarkdownEdit[] {
  const edits: MarkdownEdit[] = [];
  visit(tree, node => {
    if (node.type !== "link" && node.type !== "image" && node.type !== "definition") return;
    const place = destinationOf(node, source);
    const address = place && resolve(node.url);
    if (place && address !== undefined) edits.push({...place, text: bracketed(address), isLiteral: true});
  });
  return edits;
}

/** Where the destination of a link is written; undefined for a link that is only its address. */
function destinationOf(node: Link | Image | Definition, source: string): Place | undefined {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset];
  if (start === undefined || end === undefined) return undefined;
  const last = node.type === "link" ? node.children.at(-1)?.position?.end.offset : undefined;
  const closing = last ?? closingBracket(source, start, end);
  const isDefinition = node.type === "definition";
  if (closing === undefined || !source.startsWith(isDefinition ? "]:" : "](", closing)) return undefined;
  return firstWord(source, closing + 2, isDefinition ? end : end - 1);
}

/** The bracket that closes the first one; undefined if brackets within are not in pairs. */
function closingBracket(source: string, start: number, end: number): number | undefined {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const character = source[at];
    if (character === "\\") at++;
    else if (character === "[") depth++;
    else if (character === "]" && --depth === 0) return at;
  }
  return undefined;
}

/** The destination on the same line: up to a blank, or between `<` and `>`. */
function firstWord(source: string, from: number, end: number): Place | undefined {
  let start = from;
  while (start < end && /[ \t]/.test(source[start] ?? "")) start++;
  const closing = source[start] === "<" ? ">" : " \t\n";
  let at = start + 1;
  while (at < end && !closing.includes(source[at] ?? "")) at++;
  if (closing === ">") at++;
  return start < end && at <= end && source[start] !== "\n" ? {start, end: at} : undefined;
}

/** Writes an address so that it ends where it should: between `<` and `>` if it has blanks or brackets. */
function bracketed(address: string): string {
  return /[\s()<>]/.test(address) ? `<${address.replace(/[<>]/g, encodeURIComponent)}>` : address;
}
