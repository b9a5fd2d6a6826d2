import {decodeRange} from "./byte-names.ts";
import {parseGoFloat} from "./go-syntax.ts";

/** Most digits of a whole number that is surely below 2^53. */
export const EXACT_DIGITS = 15;

const POWERS_OF_TEN = Float64Array.from({length: EXACT_DIGITS + 1}, (_, exponent) => Number(`1e${exponent}`));

/**
 * Returns the value of up to 15 digits with a point: a whole number below 2^53 over a power of ten, both exact, so that
 * their division rounds correctly.
 */
export function decimalValue(digits: number, decimals: number): number {
  return decimals > 0 ? digits / (POWERS_OF_TEN[decimals] as number) : digits;
}

/** Reads a measurement; returns Go's message if it is none. Forms other than a decimal are left to the full syntax. */
export function readMeasurement(bytes: Uint8Array, start: number, end: number): number | string {
  let mantissa = 0;
  let digits = 0;
  let decimals = -1;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (isDecimalDigit(byte)) {
      mantissa = mantissa * 10 + (byte - 0x30);
      digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === 0x2e && decimals < 0) decimals = 0;
    else return parseGoFloat(decodeRange(bytes, start, end));
  }
  if (digits === 0 || digits > EXACT_DIGITS) return parseGoFloat(decodeRange(bytes, start, end));
  return decimalValue(mantissa, decimals);
}

/** True of `0` to `9`. */
export function isDecimalDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
