/** Character class of Go's unicode.IsSpace; JavaScript's \s lacks U+0085 and has U+FEFF. */
export const GO_SPACE = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
/** Run of characters that are no such space. */
export const GO_WORD = `[^${GO_SPACE.slice(1, -1)}]+`;

const DIGITS = "[0-9](?:_?[0-9])*";
const HEX_DIGITS = "[0-9a-f](?:_?[0-9a-f])*";
const DECIMAL = new RegExp(
  `^[+-]?(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:e[+-]?${DIGITS})?$`,
  "i",
);
const HEX = new RegExp(`^([+-]?)0x_?(${HEX_DIGITS})?(?:(\\.)(${HEX_DIGITS})?)?p([+-]?${DIGITS})$`, "i");
const INFINITE = /^([+-]?)inf(?:inity)?$/i;
const INTEGER = /^[+-]?[0-9]+$/;

/** Why a number cannot be read, in Go's words. */
export type NumberError = "invalid syntax" | "value out of range";

/**
 * Parses a number as Go's ParseFloat does: decimal, hexadecimal with a p-exponent, single underscores between digits,
 * infinities, NaN.
 */
export function parseGoFloat(text: string): number | NumberError {
  if (DECIMAL.test(text)) return inRange(Number(text.replaceAll("_", "")));
  const hex = HEX.exec(text);
  if (hex) return parseHexFloat(hex);
  const infinite = INFINITE.exec(text);
  if (infinite) return infinite[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^nan$/i.test(text) ? Number.NaN : "invalid syntax";
}

/** Returns why a text is not a 64-bit integer in base 10; undefined if it is. */
export function checkGoInteger(text: string): NumberError | undefined {
  if (!INTEGER.test(text)) return "invalid syntax";
  const value = BigInt(text.replace(/^\+/, ""));
  return value === BigInt.asIntN(64, value) ? undefined : "value out of range";
}

/** Returns the length of the space that begins at a byte, 1 to 3 bytes of UTF-8; 0 for any other character. */
export function spaceLength(bytes: Uint8Array, index: number): number {
  const first = bytes[index] ?? 0;
  if (first < 0x80) return first === 32 || (first >= 9 && first <= 13) ? 1 : 0;
  const second = bytes[index + 1] ?? 0;
  if (first === 0xc2) return second === 0x85 || second === 0xa0 ? 2 : 0;
  if (first < 0xe1 || first > 0xe3) return 0;
  const code = ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | ((bytes[index + 2] ?? 0) & 0x3f);
  return isWideSpace(code) ? 3 : 0;
}

function isWideSpace(code: number): boolean {
  if (code >= 0x2000 && code <= 0x200a) return true;
  return [0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000].includes(code);
}

function parseHexFloat(match: RegExpExecArray): number | NumberError {
  const [, sign, whole = "", , fraction = "", exponent = "0"] = match.map(part => part?.replaceAll("_", ""));
  if (whole + fraction === "") return "invalid syntax";
  const magnitude = Number(BigInt(`0x${whole}${fraction}`)) * 2 ** (Number(exponent) - 4 * fraction.length);
  return inRange(sign === "-" ? -magnitude : magnitude);
}

function inRange(value: number): number | NumberError {
  return Number.isFinite(value) ? value : "value out of range";
}
