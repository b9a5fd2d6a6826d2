import type {LinePrefix} from "./line-prefix.ts";

/** A fence that is open. */
interface Fence {
  readonly character: string;
  readonly length: number;
  readonly indent: number;
}

const FENCE = /^(`{3,}|~{3,})(.*)$/;

/** HTML that may run over blank lines: scripts, comments, instructions, declarations. */
const LONG_HTML = /^<(?:!|\?|(?:script|pre|style|textarea)\b)/i;

/** Follows fenced code from line to line without parsing the document. */
export interface CodeLines {
  /** Takes the next line; true when it certainly is code or one of its fences. */
  next(prefix: LinePrefix, closesContainer: boolean): boolean;
}

/**
 * Tells lines of fenced code apart from text, where that is certain.
 *
 * Note: an author who wants to hang the parser would like us to take for code what the parser takes for text.
 * Wherever the two could differ (a fence behind a list marker or in HTML, code indented less than its fence), code is
 * no longer told apart for the rest of the document: more counts as text, never less.
 */
export function codeLines(): CodeLines {
  let certain = true;
  let fence: Fence | undefined;
  let afterBlank = true;
  let afterHtml = false;

  function inside(open: Fence, {indent, rest}: LinePrefix, line: string, closesContainer: boolean): boolean {
    if (closesContainer || (rest !== "" && indent < open.indent)) return giveUp();
    const closing = FENCE.exec(line);
    const closes =
      closing?.[1]?.startsWith(open.character) &&
      closing[1].length >= open.length &&
      closing[2]?.trim() === "";
    if (!closes) return true;
    if (open.indent > 0 && indent !== open.indent) return giveUp();
    if (indent < 4 || open.indent > 0) fence = undefined;
    return true;
  }

  function giveUp(): boolean {
    certain = false;
    fence = undefined;
    return false;
  }

  function outside({indent, markers, quoted, rest}: LinePrefix): boolean {
    if (LONG_HTML.test(rest)) return giveUp();
    const opening = FENCE.exec(rest);
    if (!opening?.[1] || (opening[1].startsWith("`") && opening[2]?.includes("`")) || quoted) return false;
    if (markers > 0 || afterHtml || (indent >= 4 && !afterBlank)) return giveUp();
    fence = {character: opening[1].charAt(0), length: opening[1].length, indent};
    return true;
  }

  return {
    next(prefix, closesContainer) {
      if (!certain) return false;
      const code = fence
        ? inside(fence, prefix, prefix.markers ? "" : prefix.rest, closesContainer)
        : outside(prefix);
      afterBlank = prefix.rest === "" && prefix.markers === 0;
      afterHtml = !code && !afterBlank && (afterHtml || prefix.rest.startsWith("<"));
      return code;
    },
  };
}
