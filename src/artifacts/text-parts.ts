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
