/** Bytes decoded at a time: Node puts longer texts outside of the heap, and frees them late. */
const PART = 1 << 16;

/**
 * Decodes a text of any size part by part, a byte-order mark left out, without ever holding the whole; bytes that are not
 * UTF-8 become U+FFFD. Ends early when `visit` returns "stop".
 */
export function eachTextPart(bytes: Uint8Array, visit: (part: string) => "stop" | undefined): void {
  const decoder = new TextDecoder();
  for (let start = 0; start < bytes.length; start += PART) {
    const isLast = start + PART >= bytes.length;
    const part = decoder.decode(bytes.subarray(start, start + PART), {stream: !isLast});
    if (visit(part) === "stop") return;
  }
}

/** Calls `visit` with each line of a text and its number from 1 on, without its line end. */
export function eachTextLine(text: string, visit: (line: string, number: number) => void): void {
  let start = 0;
  for (let number = 1; start < text.length; number++) {
    const found = text.indexOf("\n", start);
    const next = found < 0 ? text.length : found;
    const end = next > start && text.charCodeAt(next - 1) === 13 ? next - 1 : next;
    visit(text.slice(start, end), number);
    start = next + 1;
  }
}

const LF = 10;

/** Bytes of a part of whole lines: its lines, which take many times its memory, live for less than a collection of new objects. */
const LINES_PART = 1 << 16;

/** Divides bytes into parts of about 64 KiB, each of whole lines without the line end behind the last. */
export function* partsOfLines(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start <= bytes.length; ) {
    const newline = bytes.indexOf(LF, start + LINES_PART);
    const end = newline < 0 ? bytes.length : newline;
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}

/** Counts the lines of a text, an unfinished last one included. */
export function lineCount(bytes: Uint8Array): number {
  let lines = 1;
  // An iterator takes ten times as long.
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === LF) lines++;
  return lines;
}
