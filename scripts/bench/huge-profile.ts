import {dice} from "../testing/random-benchmarks.ts";

const FUNCTIONS = 8000;
/** Calls in each function; each call is a location and leads to the same function each time. */
const CALLS = 8;
const LOCATIONS = FUNCTIONS * CALLS;
const SAMPLES = 1_200_000;
const TICK = 10_000_000;
const PACKAGES = [
  "runtime",
  "net/http",
  "encoding/json",
  "example.com/acme/router/v4",
  "database/sql",
  "strings",
];
const TYPES = ["Server", "Conn", "Decoder", "Tree", "Pool", "Buffer", "Reader"];
const METHODS = ["Serve", "read", "Write", "decodeValue", "lookup", "growSlice", "Lock", "Flush"];
/** Room for the longest sample, in bytes. */
const MARGIN = 4096;

/** Protobuf bytes that grow. */
interface Output {
  bytes: Uint8Array;
  length: number;
}

/** A CPU profile of about 98 MB, uncompressed: 1.2 million samples of 10 to 40 frames, always the same. */
export function hugeProfile(): Uint8Array {
  const output: Output = {bytes: new Uint8Array(110 << 20), length: 0};
  const strings = new Map<string, number>([["", 0]]);
  const text = (value: string): number => {
    const known = strings.get(value) ?? strings.size;
    strings.set(value, known);
    return known;
  };
  const cpu = message([1, text("cpu")], [2, text("nanoseconds")]);
  put(output, 1, message([1, text("samples")], [2, text("count")]));
  put(output, 1, cpu);
  writeSamples(output);
  put(output, 3, message([1, 1], [2, 0x40_0000], [3, 0x4000_0000], [5, text("/usr/bin/server")], [7, 1]));
  for (let i = 0; i < LOCATIONS; i++) {
    const line = message([1, Math.floor(i / CALLS) + 1], [2, 10 + (i % 900)]);
    put(output, 4, message([1, i + 1], [2, 1], [3, 0x40_0000 + i * 16], [4, line]));
  }
  for (let i = 0; i < FUNCTIONS; i++) {
    const group = PACKAGES[i % PACKAGES.length] ?? "";
    const name = text(`${group}.(*${TYPES[i % TYPES.length]}${i % 37}).${METHODS[i % METHODS.length]}${i}`);
    put(output, 5, message([1, i + 1], [2, name], [3, name], [4, text(`${group}/file${i % 211}.go`)]));
  }
  const encoder = new TextEncoder();
  for (const value of strings.keys()) put(output, 6, encoder.encode(value));
  varintField(output, 10, 30e9);
  put(output, 11, cpu);
  varintField(output, 12, TICK);
  return output.bytes.subarray(0, output.length);
}

/** Walks a call graph from a few roots: stacks share their beginnings, as those of programs do. */
function writeSamples(output: Output): void {
  const die = dice(1);
  const path = new Uint32Array(64);
  const sample: Output = {bytes: new Uint8Array(MARGIN), length: 0};
  for (let i = 0; i < SAMPLES; i++) {
    const depth = 10 + die.below(31);
    let called = die.below(4);
    for (let level = 0; level < depth; level++) {
      const place = called * CALLS + Math.floor(die.next() ** 3 * CALLS);
      path[level] = place + 1;
      called = Math.imul(place + 1, 0x9e37_79b1) >>> 19;
      if (called >= FUNCTIONS) called -= FUNCTIONS;
    }
    sample.length = 0;
    packed(sample, 1, depth, index => path[depth - 1 - index] ?? 0);
    const ticks = 1 + Math.floor(die.next() ** 6 * 20);
    packed(sample, 2, 2, index => (index === 0 ? ticks : ticks * TICK));
    put(output, 2, sample.bytes.subarray(0, sample.length));
  }
}

/** Writes packed numbers, as Go does. */
function packed(output: Output, field: number, count: number, at: (index: number) => number): void {
  let size = 0;
  for (let i = 0; i < count; i++) size += varintSize(at(i));
  varint(output, field * 8 + 2);
  varint(output, size);
  for (let i = 0; i < count; i++) varint(output, at(i));
}

/** Encodes a message of numbers and messages. */
function message(...fields: readonly (readonly [field: number, value: number | Uint8Array])[]): Uint8Array {
  const output: Output = {bytes: new Uint8Array(MARGIN), length: 0};
  for (const [field, value] of fields)
    if (typeof value === "number") varintField(output, field, value);
    else put(output, field, value);
  return output.bytes.slice(0, output.length);
}

function put(output: Output, field: number, bytes: Uint8Array): void {
  varint(output, field * 8 + 2);
  varint(output, bytes.length);
  output.bytes.set(bytes, output.length);
  output.length += bytes.length;
}

function varintField(output: Output, field: number, value: number): void {
  varint(output, field * 8);
  varint(output, value);
}

function varint(output: Output, value: number): void {
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) output.bytes[output.length++] = (rest % 128) | 128;
  output.bytes[output.length++] = rest;
}

function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++;
  return size;
}
