/** A replacement in an author's text. */
export interface MarkdownEdit {
  /** Offset of its first character. */
  readonly start: number;
  /** Offset behind its last character. */
  readonly end: number;
  readonly text: string;
  /** Whether blank lines of the new text stay as they are; they are folded with those around it otherwise. */
  readonly isLiteral: boolean;
}

/**
 * Writes a part of a text with its edits, several blank lines outside of literal edits folded into one. An edit that begins
 * before the end of an earlier one is left out.
 */
export function applyEdits(
  source: string,
  {start, end}: Pick<MarkdownEdit, "start" | "end">,
  edits: readonly MarkdownEdit[],
): string {
  // Pieces are joined at the end, since reading the end of a text that grows copies all of it.
  const pieces: string[] = [];
  let lineEnds = 0;
  let at = start;
  const write = (piece: string, isLiteral: boolean): void => {
    const written = isLiteral ? piece : foldBlankLines(piece, lineEnds);
    pieces.push(written);
    lineEnds = trailingLineEnds(written, lineEnds);
  };
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start < at || edit.end > end) continue;
    write(source.slice(at, edit.start), false);
    write(edit.text, edit.isLiteral);
    at = edit.end;
  }
  write(source.slice(at, end), false);
  return pieces.join("").trim();
}

/** Removes blanks of lines that are otherwise empty: `> ` becomes `>`. The last line may go on. */
export function trimEmptyLines(text: string): string {
  return text.replace(/^[>\t ]*(?=\r?\n)/gm, line => line.trimEnd());
}

/** Leaves two line ends at most in a row, those before the text counted. */
function foldBlankLines(text: string, before: number): string {
  const trimmed = trimEmptyLines(text);
  const [leading = ""] = /^\n*/.exec(trimmed) ?? [];
  const room = Math.min(leading.length, Math.max(0, 2 - before));
  return leading.slice(0, room) + trimmed.slice(leading.length).replace(/\n{3,}/g, "\n\n");
}

/** Line ends at the end of a text that follows one with `before` of them. */
function trailingLineEnds(text: string, before: number): number {
  let count = 0;
  while (text.at(-1 - count) === "\n") count++;
  return count === text.length ? before + count : count;
}
