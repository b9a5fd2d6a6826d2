/** Bytes decoded at a time. */
const PART = 1 << 20;

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
