import type {Dice} from "../testing/random-benchmarks.ts";
import {dice} from "../testing/random-benchmarks.ts";
import type {Target} from "./target.ts";

/** Maximum bytes of the part of a sample that an input starts from. Most parts are small: more inputs a second find more. */
const LONGEST = 3000;
const SMALL = 80;

/** Maximum mutations of an input. */
const MOST = 8;

/** Numbers at the limits of formats, as text. */
const NUMBERS = [
  ...["0", "-1", "1", "127", "128", "255", "256", "65535", "65536", "2147483647", "2147483648", "4294967295"],
  ...[
    "-2147483649",
    "9007199254740993",
    "9223372036854775807",
    "18446744073709551616",
    "1e308",
    "1e309",
    "-0",
  ],
  ...["0.1", "NaN", "Inf", "0x10", "1_000", "१", ""],
];

/** Characters that end, escape or hide something in some format. */
const CHARACTERS = [
  ...[
    "\0",
    "\t",
    "\n",
    "\r",
    "\u001b",
    "\u0085",
    "\u2028",
    "\u202e",
    "\ufeff",
    "\ud800",
    "😀",
    "é",
    "<",
    ">",
  ],
  ...["&", '"', "'", "`", "\\", "/", ":", ";", ",", "|", "{", "}", "[", "]", "(", ")", "#", "=", "%", " "],
];

const encoder = new TextEncoder();

/** Makes input number `index` of a seed: the same bytes on every machine. */
export function mutant(target: Target, seed: number, index: number): Uint8Array {
  const random = dice(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index, 0x85ebca6b));
  const size = random.chance(0.99) ? SMALL : LONGEST;
  return mutate(part(sample(target, random), size, random), target, random);
}

/** Applies 1 to `MOST` random changes. */
export function mutate(input: Uint8Array, target: Target, random: Dice): Uint8Array {
  let bytes = input;
  for (let left = 1 + random.below(MOST); left > 0; left--) bytes = change(bytes, target, random);
  return bytes;
}

function sample({samples}: Target, random: Dice): Uint8Array {
  return samples[random.below(samples.length)] ?? new Uint8Array();
}

function change(bytes: Uint8Array, target: Target, random: Dice): Uint8Array {
  const at = random.below(bytes.length + 1);
  const end = Math.min(bytes.length, at + 1 + random.below(random.chance(0.8) ? 12 : 200));
  switch (random.below(9)) {
    case 0:
      return splice(bytes, at, at, encoder.encode(token(target, random)));
    case 1:
      return splice(bytes, at, end, encoder.encode(token(target, random)));
    case 2:
      return splice(bytes, at, end, new Uint8Array());
    case 3:
      return splice(bytes, at, at, repeated(bytes.subarray(at, end), 1 + random.below(8)));
    case 4:
      return splice(bytes, at, at + 1, Uint8Array.of(random.below(256)));
    case 5:
      return withBit(bytes, at, random.below(8));
    case 6:
      return replaceNumber(bytes, at, random);
    case 7:
      return splice(bytes, at, end, part(sample(target, random), 200, random));
    default:
      return random.chance(0.3)
        ? bytes.slice(0, at)
        : splice(bytes, at, at, encoder.encode(character(random)));
  }
}

function token({tokens}: Target, random: Dice): string {
  return random.chance(0.15) ? character(random) : (tokens[random.below(tokens.length)] ?? "");
}

function character(random: Dice): string {
  return CHARACTERS[random.below(CHARACTERS.length)] ?? "";
}

/** Returns a run of at most `size` bytes. */
function part(bytes: Uint8Array, size: number, random: Dice): Uint8Array {
  if (bytes.length <= size) return bytes;
  const start = random.chance(0.5) ? 0 : random.below(bytes.length - size);
  return bytes.subarray(start, start + size);
}

/** Replaces the number at or behind an offset. */
function replaceNumber(bytes: Uint8Array, from: number, random: Dice): Uint8Array {
  const isDigit = (i: number) => (bytes[i] ?? 0) >= 48 && (bytes[i] ?? 0) <= 57;
  let start = from;
  while (start < bytes.length && !isDigit(start)) start++;
  let end = start;
  while (end < bytes.length && isDigit(end)) end++;
  return splice(bytes, start, end, encoder.encode(NUMBERS[random.below(NUMBERS.length)] ?? ""));
}

function withBit(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}

/** Concatenates copies. */
export function repeated(bytes: Uint8Array, times: number): Uint8Array {
  const all = new Uint8Array(bytes.length * times);
  for (let i = 0; i < times; i++) all.set(bytes, i * bytes.length);
  return all;
}

/** Replaces the bytes from `start` to `end`. */
export function splice(bytes: Uint8Array, start: number, end: number, inserted: Uint8Array): Uint8Array {
  const tail = bytes.subarray(Math.max(start, end));
  const result = new Uint8Array(start + inserted.length + tail.length);
  result.set(bytes.subarray(0, start));
  result.set(inserted, start);
  result.set(tail, start + inserted.length);
  return result;
}
