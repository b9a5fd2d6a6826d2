/** Values that take as much memory as a list or an object without any. */
const EMPTY_OBJECT = 5;

/** Values that take as much memory as a text, and characters of it that take as much as a value. */
const TEXT = 3;
const CHARACTERS = 16;

/** Characters of a value, with its quotes, of which the engine keeps a single copy; it does so for names of any length. */
const SHARED = 12;
const SHARED_NAME = 100;

/** Texts that are remembered, each by its hash. */
const REMEMBERED = 1 << 13;

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const OPEN_OBJECT = 123;

/**
 * Counts the values of a JSON text before it is parsed, by the memory that they take. A text counts for its length, unless it is
 * short and was met before: rows repeat the names of their members.
 */
export function jsonSize(text: string): number {
  const isKnown = textMemory(text);
  let size = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COMMA) size++;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) size += EMPTY_OBJECT;
    else if (code === QUOTE) {
      const end = quoteEnd(text, at);
      if (!isKnown(at, end)) size += TEXT + Math.floor((end - at) / CHARACTERS);
      at = end;
    }
  }
  return size;
}

/** Position of the quote that ends a text, or of the end of a text that is not closed. */
function quoteEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at++;
  }
  return text.length;
}

/** Tells whether the text between two quotes, which the engine shares, was met shortly before, and remembers it. */
function textMemory(text: string): (start: number, end: number) => boolean {
  const starts = new Int32Array(REMEMBERED).fill(-1);
  return (start, end) => {
    const length = end + 1 - start;
    if (length > (text.charCodeAt(end + 1) === COLON ? SHARED_NAME : SHARED)) return false;
    let hash = 0;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    const slot = (hash ^ (hash >>> 13)) & (REMEMBERED - 1);
    const known = starts[slot] ?? -1;
    starts[slot] = start;
    return known >= 0 && isSame(text, known, start, length);
  };
}

function isSame(text: string, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at++)
    if (text.charCodeAt(one + at) !== text.charCodeAt(other + at)) return false;
  return true;
}
