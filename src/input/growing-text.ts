/** UTF-8 text that is written piece by piece. */
export interface GrowingText {
  add(text: string): void;
  /** Takes everything behind the first `length` bytes away. */
  cut(length: number): void;
  /** Number of bytes so far. */
  length(): number;
  bytes(): Uint8Array;
}

/** Characters that are encoded at once. */
const PIECE = 1 << 16;

/** Makes an empty text with room for about `size` bytes. */
export function growingText(size: number): GrowingText {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(size + 16);
  let used = 0;
  let piece = "";
  const flush = (): void => {
    // A UTF-16 code unit takes at most three bytes.
    const least = used + 3 * piece.length;
    if (least > bytes.length) {
      const larger = new Uint8Array(Math.max(least, Math.ceil(1.25 * bytes.length)));
      larger.set(bytes.subarray(0, used));
      bytes = larger;
    }
    used += encoder.encodeInto(piece, bytes.subarray(used)).written;
    piece = "";
  };
  return {
    add(text) {
      piece += text;
      if (piece.length > PIECE) flush();
    },
    cut(length) {
      flush();
      used = Math.min(used, length);
    },
    length() {
      flush();
      return used;
    },
    bytes() {
      flush();
      return bytes.subarray(0, used);
    },
  };
}
