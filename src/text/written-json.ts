/** Characters of a part. Longer ones would lie outside of the room for new objects, where they are freed late. */
const PART = 1 << 16;

/** Objects and lists within each other that are divided; what is deeper is small and written at once. */
const DIVIDED = 3;

/**
 * Writes a plain value as `JSON.stringify` does, in parts of about 64 KiB: a whole of millions of characters takes two bytes for
 * each if one of them is beyond Latin-1, and twice that while it is written.
 */
export function* writtenJson(value: unknown): Generator<string> {
  let part = "";
  for (const piece of piecesOf(value, 0)) {
    part += piece;
    if (part.length < PART) continue;
    yield part;
    part = "";
  }
  if (part !== "") yield part;
}

function* piecesOf(value: unknown, depth: number): Generator<string> {
  if (typeof value === "string" && value.length > PART) yield* textPieces(value);
  else if (depth === DIVIDED || typeof value !== "object" || value === null)
    yield JSON.stringify(value) ?? "null";
  else if (Array.isArray(value)) yield* listPieces(value, depth);
  else yield* memberPieces(value, depth);
}

function* listPieces(list: readonly unknown[], depth: number): Generator<string> {
  yield "[";
  for (const [index, item] of list.entries()) {
    if (index > 0) yield ",";
    yield* piecesOf(item, depth + 1);
  }
  yield "]";
}

function* memberPieces(value: object, depth: number): Generator<string> {
  let before = "{";
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    yield* piecesOf(member, depth + 1);
    before = ",";
  }
  yield before === "{" ? "{}" : "}";
}

/** A long text; no part ends within a character of two units, which would be escaped. */
function* textPieces(text: string): Generator<string> {
  yield '"';
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + PART);
    if (end < text.length && isFirstHalf(text.charCodeAt(end - 1))) end--;
    yield JSON.stringify(text.slice(start, end)).slice(1, -1);
    start = end;
  }
  yield '"';
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
