const LONGEST_QUOTE = 80;

/** Quotes what a file holds for a message, cut to what a line can bear. */
export function quoted(text: string): string {
  return `"${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}"`;
}
