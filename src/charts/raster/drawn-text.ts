/** Characters that the fonts of pictures have, of those that titles and names are written in. */
const COVERED =
  /[^\u0020-\u007e\u00a0-\u0180\u0192\u01cd-\u01dc\u0218-\u021b\u02c6\u02dc\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490-\u0493\u1e80-\u1e85\u1ea0-\u1ef9\u2010-\u201e\u2020-\u2022\u2026\u2030-\u2033\u2039\u203a\u2044\u2070\u2074-\u208e\u20ac\u2116\u2122\u2126\u215b-\u215e\u2190-\u2199\u2202\u2206\u220f\u2211\u2212\u221a\u221e\u222b\u2248\u2260\u2264\u2265]/gu;

/** Advance widths of Source Sans 3 Semibold in thousandths of the font's size; of other characters `OTHER`. */
const WIDTHS = new Map(
  Object.entries({
    " ": 200,
    "!": 310,
    "'": 268,
    "(": 324,
    ")": 324,
    ",": 275,
    "-": 322,
    ".": 275,
    "/": 344,
    ":": 275,
    ";": 275,
    "|": 268,
    "·": 275,
    "%": 841,
    "→": 618,
    f: 317,
    i: 262,
    j: 263,
    l: 271,
    r: 373,
    t: 361,
    s: 431,
    z: 443,
    c: 462,
    I: 282,
    m: 843,
    w: 748,
    M: 745,
    W: 800,
    O: 674,
    Q: 674,
    G: 628,
    N: 657,
    H: 663,
    U: 655,
    D: 625,
    "@": 870,
    "—": 830,
  }),
);
const OTHER = 565;

/** Returns what of a text the fonts can draw, in a single line: characters without a glyph are left out. */
export function drawableText(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").replace(COVERED, "").replace(/ {2,}/g, " ").trim();
}

/** Estimates the width of a text in semibold letters, in pixels; regular letters are a little narrower. */
export function textWidth(text: string, size: number): number {
  const sum = [...text].reduce((total, character) => total + (WIDTHS.get(character) ?? OTHER), 0);
  return (sum * size) / 1000;
}

/** Divides a text into at most `lines` lines of a width in pixels; the last ends in `…` if there is more. */
export function wrapText(text: string, size: number, width: number, lines: number): string[] {
  const wrapped: string[] = [];
  let rest = text;
  while (rest !== "" && wrapped.length < lines) {
    const isLast = wrapped.length === lines - 1;
    const line = isLast ? fitText(rest, size, width) : firstLine(rest, size, width);
    wrapped.push(line);
    rest = isLast ? "" : rest.slice(line.length).trimStart();
  }
  return wrapped;
}

/** Cuts a text to a width in pixels, with `…` at its end if something is cut off. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const kept = longestFit(text, size, width - textWidth("…", size));
  return `${text.slice(0, kept).trimEnd()}…`;
}

/** The first words of a text that fit; a part of the first word if it is longer than a line. */
function firstLine(text: string, size: number, width: number): string {
  const fits = longestFit(text, size, width);
  if (fits === text.length) return text;
  const end = text.lastIndexOf(" ", fits);
  return text.slice(0, end > 0 ? end : Math.max(1, fits));
}

/** Number of characters at the beginning of a text that fit. */
function longestFit(text: string, size: number, width: number): number {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += textWidth(character, size);
    if (used > width) break;
    end += character.length;
  }
  return end;
}

/** Returns what of a text the fonts can draw, with its blanks as they are. */
export function coveredText(text: string): string {
  return text.normalize("NFC").replace(COVERED, "");
}
