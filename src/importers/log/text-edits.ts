/** A replacement of characters of a text. */
export interface TextEdit {
  /** Offset of the first character replaced; the last is before `end`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Returns a part of a text with the edits that lie within it; of two that overlap the first counts. */
export function editedPart(
  source: string,
  part: {readonly start: number; readonly end: number},
  edits: readonly TextEdit[],
): string {
  const inside = edits.filter(({start, end}) => start >= part.start && end <= part.end);
  const chunks: string[] = [];
  let at = part.start;
  for (const {start, end, text} of inside.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    chunks.push(source.slice(at, start), text);
    at = end;
  }
  return [...chunks, source.slice(at, part.end)].join("");
}
