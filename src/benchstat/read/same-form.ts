import {decimalValue, EXACT_DIGITS, isDecimalDigit} from "./decimal.ts";
import type {LineBuffer} from "./line-buffer.ts";

/** Most digits of an iteration count that surely fits into 64 bits. */
const COUNT_DIGITS = 17;

/**
 * Reads the fields behind a name into the line buffer, if they have the form of the line before: blanks and tabs, plain
 * decimals, and the same units in the same order. Returns the position of the line's end; -1 for any other line, which the
 * full syntax must read. Most lines of a file are read here, in one pass over their bytes.
 */
export function readSameForm(line: LineBuffer, bytes: Uint8Array, from: number): number {
  const count = skipBlanks(bytes, from);
  let at = count;
  while (isDecimalDigit(bytes[at] as number)) at++;
  if (at === count || at - count > COUNT_DIGITS || !isBlank(bytes[at] as number)) return -1;
  let pairs = 0;
  for (at = skipBlanks(bytes, at); !isLineEnd(bytes, at); at = skipBlanks(bytes, at)) {
    at = readDecimal(line, bytes, at, pairs);
    if (at < 0) return -1;
    at = skipUnit(line.units[pairs]?.bytes, bytes, skipBlanks(bytes, at));
    if (at < 0 || !(isBlank(bytes[at] as number) || isLineEnd(bytes, at))) return -1;
    pairs++;
  }
  line.count = pairs;
  return pairs > 0 ? at : -1;
}

/** Reads a decimal into the buffer's values; returns the position behind it, -1 if it is none. */
function readDecimal(line: LineBuffer, bytes: Uint8Array, from: number, index: number): number {
  let mantissa = 0;
  let digits = 0;
  let point = -1;
  let at = from;
  for (; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (isDecimalDigit(byte)) {
      mantissa = mantissa * 10 + (byte - 0x30);
      digits++;
    } else if (byte === 0x2e && point < 0) point = digits;
    else break;
  }
  if (digits === 0 || digits > EXACT_DIGITS || !isBlank(bytes[at] as number)) return -1;
  line.values[index] = decimalValue(mantissa, point < 0 ? 0 : digits - point);
  return at;
}

/** Returns the position behind a unit; -1 if another one is there. */
function skipUnit(unit: Uint8Array | undefined, bytes: Uint8Array, from: number): number {
  if (!unit) return -1;
  // No unit has a line end in it, so that this does not go beyond the line.
  for (let i = 0; i < unit.length; i++) if (unit[i] !== bytes[from + i]) return -1;
  return from + unit.length;
}

function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isBlank(bytes[at] as number)) at++;
  return at;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09;
}

/** True at a line feed, at a carriage return before one, and at the end of the bytes. */
function isLineEnd(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  if (byte === 0x0a || byte === undefined) return true;
  return byte === 0x0d && (bytes[at + 1] === 0x0a || at + 1 === bytes.length);
}
