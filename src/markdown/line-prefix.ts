/** The markers before the text of a Markdown line. */
export interface LinePrefix {
  /** Columns of white space before the first marker or the text, tabs to multiples of four. */
  readonly indent: number;
  /** How many quote, list and footnote markers follow each other. */
  readonly markers: number;
  /** Whether the first of them is a quote's. */
  readonly quoted: boolean;
  /**
   * The most containers that the line can lie in, lazy lines aside: a quote takes a column of it, a list or footnote
   * at least two, as marker or as indentation.
   */
  readonly depth: number;
  /** The line behind its markers and white space; "" for a blank line. */
  readonly rest: string;
}

const MARKER = />|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]]{1,999}\]:/y;

/** Takes the markers off a line that opens or continues quotes, lists and footnotes. */
export function linePrefix(line: string): LinePrefix {
  let at = 0;
  let column = 0;
  const skipSpace = (): void => {
    for (; line[at] === " " || line[at] === "\t"; at++) column += line[at] === "\t" ? 4 - (column % 4) : 1;
  };
  skipSpace();
  const indent = column;
  const quoted = line[at] === ">";
  let markers = 0;
  let quotes = 0;
  for (;;) {
    MARKER.lastIndex = at;
    const found = MARKER.exec(line);
    if (!found) break;
    markers++;
    if (found[0] === ">") quotes++;
    at += found[0].length;
    column += found[0].length;
    skipSpace();
  }
  return {indent, markers, quoted, depth: quotes + Math.floor((column - quotes) / 2), rest: line.slice(at)};
}
