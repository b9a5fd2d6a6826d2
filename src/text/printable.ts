/** C0 and C1, DEL, line and paragraph separators, invisible and direction-changing characters, surrogates of no pair. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Replaces each character that could steer a terminal, or hide, by its code point: `<U+001B>`. Line ends and tabs stay: for
 * text of several lines that the program lays out itself.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, character =>
    character === "\n" || character === "\t" ? character : codePoint(character),
  );
}

/** As `printable`, with line ends and tabs replaced as well: for names and messages within a line. */
export function printableLine(text: string): string {
  return text.replace(UNPRINTABLE, codePoint);
}

/**
 * Writes JSON that a terminal may show: such characters are escapes within its strings, so that readers get them back, and so
 * is the old form of a workflow command, `##[error]`, which a runner reads anywhere in a line.
 */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
    .replace(UNPRINTABLE, character => (character === "\n" ? character : escapes(character)))
    .replaceAll("##[", "#\\u0023[");
}

/** Writes a character by its code point, `<U+001B>`. */
export function codePoint(character: string): string {
  return `<U+${hexadecimal(character.codePointAt(0) ?? 0).toUpperCase()}>`;
}

function escapes(character: string): string {
  return Array.from({length: character.length}, (_, i) => `\\u${hexadecimal(character.charCodeAt(i))}`).join(
    "",
  );
}

function hexadecimal(code: number): string {
  return code.toString(16).padStart(4, "0");
}
