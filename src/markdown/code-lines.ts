import type {LinePrefix} from "./line-prefix.ts";

/** A fence that is open. */
interface Fence {
  readonly character: string;
  readonly length: number;
  readonly indent: number;
}

const FENCE = /^(`{3,}|~{3,})(.*)$/;

const COLONS = /^(:{3,})[ \t]*$/;

/** HTML that may run over blank lines: scripts, comments, instructions, declarations. */
const LONG_HTML = /^<(?:!|\?|(?:script|pre|style|textarea)\b)/i;

/** Class of a line, as far as it is certain without parsing the document. */
export type LineKind =
  /** Fenced code, or either of its fences. */
  | "code"
  /** Perhaps the start of a directive container. */
  | "opens"
  /** The end of every directive container that may be open. */
  | "closes"
  | "text";

/**
 * Separates lines of fenced code from text, and follows directive containers of the given names.
 *
 * Note: misreading text as code would let a hostile author bypass the limits, so in doubt a line counts as text.
 * Wherever the two could differ (a fence behind a list marker or in HTML, code indented less than its fence, a container
 * that may end within), code is no longer distinguished for the rest of the document: more counts as text, never less.
 */
export function codeLines(containerNames: readonly string[]): {next(prefix: LinePrefix): LineKind} {
  const opening = new RegExp(`^(:{3,})(?:${containerNames.join("|") || "(?!)"})(?![\\w-])`);
  let certain = true;
  let fence: Fence | undefined;
  let afterBlank = true;
  let afterHtml = false;
  /** The most colons that a container was opened with. */
  let colons = 0;

  function isCode(prefix: LinePrefix): boolean {
    if (!certain) return false;
    const code = fence ? inside(fence, prefix) : outside(prefix);
    afterBlank = prefix.rest === "" && prefix.markers === 0;
    afterHtml = !code && !afterBlank && (afterHtml || prefix.rest.startsWith("<"));
    return code;
  }

  function inside(open: Fence, {indent, markers, rest}: LinePrefix): boolean {
    const blank = rest === "" && markers === 0;
    if (!blank && indent < open.indent) return giveUp();
    if (colons > 0 && COLONS.test(rest)) return giveUp();
    // Markers in here are code.
    const closing = markers > 0 ? undefined : FENCE.exec(rest);
    const closes =
      closing?.[1]?.startsWith(open.character) &&
      closing[1].length >= open.length &&
      closing[2]?.trim() === "";
    if (!closes) return true;
    if (open.indent > 0 && indent !== open.indent) return giveUp();
    if (indent < 4 || open.indent > 0) fence = undefined;
    return true;
  }

  function outside({indent, markers, quoted, rest}: LinePrefix): boolean {
    if (LONG_HTML.test(rest)) return giveUp();
    const found = FENCE.exec(rest);
    if (!found?.[1] || (found[1].startsWith("`") && found[2]?.includes("`")) || quoted) return false;
    if (markers > 0 || afterHtml || (indent >= 4 && !afterBlank)) return giveUp();
    fence = {character: found[1].charAt(0), length: found[1].length, indent};
    return true;
  }

  function giveUp(): boolean {
    certain = false;
    fence = undefined;
    return false;
  }

  return {
    next(prefix) {
      if (isCode(prefix)) return "code";
      const opened = opening.exec(prefix.rest)?.[1];
      if (opened) {
        colons = Math.max(colons, opened.length);
        return "opens";
      }
      // The outermost container looks at each line first, and takes no fewer colons than it was opened with.
      const closing = COLONS.exec(prefix.rest)?.[1];
      const certainly = closing && closing.length >= colons && prefix.indent < 4 && prefix.markers === 0;
      return certainly ? "closes" : "text";
    },
  };
}
