/** Returns the first lines of a text that are not blank, cut where they are long: enough to know a format by. */
export function firstLines(text: string, count: number): string[] {
  const lines: string[] = [];
  let start = 0;
  // Blank lines count as well, so that a file of blank lines is not read to its end.
  for (let seen = 0; seen < count * 4 && lines.length < count && start < text.length; seen++) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, Math.min(end, start + LONGEST_LOOK)).replace(/\r$/, "");
    if (line.trim() !== "") lines.push(line);
    start = end + 1;
  }
  return lines;
}

const LONGEST_LOOK = 10_000;

/** Reads a whole decimal number; undefined for anything else, and for numbers that a double cannot hold exactly. */
export function wholeNumber(text: string): number | undefined {
  if (!/^[+-]?\d{1,16}$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Reads a hexadecimal address of up to 64 bits, with `0x` or without. */
export function address(text: string): bigint | undefined {
  const digits = text.startsWith("0x") ? text.slice(2) : text;
  return /^[0-9a-fA-F]{1,16}$/.test(digits) ? BigInt(`0x${digits}`) : undefined;
}
