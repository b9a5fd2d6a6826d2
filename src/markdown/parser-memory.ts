import type {LinePrefix} from "./line-prefix.ts";

/** Marks that the parser keeps records of, and the memory of those of each, in KiB over that of plain text. */
const MARKS: readonly (readonly [mark: RegExp, size: number])[] = [
  // The address of a link or an image, and its title.
  [/\]\(/g, 12],
  [/["']\)/g, 8],
  [/[[*_~\\<]/g, 3],
  [/&/g, 5],
  // Addresses that are links without marks.
  [/@|www\.|https?:/gi, 5],
  // Directives within lines.
  [/:[A-Za-z][\w-]*[[{]/g, 10],
];

/** Memory of lines in KiB: of a list's or quote's marker in addition. */
const LINE = {blank: 2, code: 3, fence: 8, text: 8, marker: 12} as const;

const FENCE = /^(?:```|~~~)/;

/**
 * Estimates the memory that the Markdown parser takes for a line, in KiB. It keeps a record of each mark until the
 * document's end; the sizes are measured, each with a document of nothing else.
 */
export function parserMemory({rest, markers}: LinePrefix, isCode: boolean): number {
  if (rest === "") return LINE.blank + LINE.marker * markers;
  if (isCode) return FENCE.test(rest) ? LINE.fence : LINE.code;
  const marks = MARKS.reduce((sum, [mark, size]) => sum + size * (rest.match(mark)?.length ?? 0), 0);
  return LINE.text + LINE.marker * markers + marks;
}
