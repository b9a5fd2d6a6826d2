const LONGEST_QUOTE = 80;

/** Quotes a text of a file for a message, cut to fit in a line. */
export function quoted(text: string): string {
  return `"${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}"`;
}
