/** Zero width space: GitHub makes no mention, reference or formula of a character that it follows. */
const BREAK = "\u200b";

/**
 * Makes text of an entry inert where GitHub renders it: no mention, no reference to an issue, no address that becomes a
 * link, no formula and no emoji, and no character that hides or reorders others. The writer of the tree escapes Markdown.
 */
export function inertText(text: string): string {
  return visibleText(text).replace(
    /[@#$]|:(?=\/\/|[\w+-]+:)|\bGH-(?=\d)|www(?=\.)/gi,
    start => `${start}${BREAK}`,
  );
}

/** Replaces line ends and tabs by a space, and characters that are not seen or change the direction by their code point. */
export function visibleText(text: string): string {
  return text
    .replace(/[\s\u0085\u2028\u2029]+/g, " ")
    .replace(
      /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu,
      character => `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`,
    );
}
