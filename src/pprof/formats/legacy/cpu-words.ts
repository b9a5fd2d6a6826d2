import {BUDGETS} from "../../../budgets.ts";
import type {Spend} from "../../../meter.ts";
import {payForSample} from "./addresses.ts";

/** A stack of a binary CPU profile. */
export interface CpuStack {
  readonly count: number;
  readonly addresses: readonly bigint[];
}

/** A CPU profile of gperftools' format: https://gperftools.github.io/gperftools/cpuprofile-fileformat.html */
export interface CpuWords {
  readonly isJava: boolean;
  /** Microseconds between two samples. */
  readonly period: number;
  readonly stacks: readonly CpuStack[];
  /** The rest: a memory map, or the locations of a Java profile. */
  readonly text: string;
}

/** Reads a word at an index of bytes. */
type ReadWord = (view: DataView, at: number) => bigint;

const WORDS: readonly (readonly [size: number, read: ReadWord])[] = [
  [4, (view, at) => BigInt(view.getUint32(at, true))],
  [4, (view, at) => BigInt(view.getUint32(at, false))],
  [8, (view, at) => view.getBigUint64(at, true)],
  [8, (view, at) => view.getBigUint64(at, false)],
];

/** The header: 0, 3, 0 for C++ or 1 for Java, the period, 0. */
const HEADER_WORDS = 5;

interface Layout {
  readonly size: number;
  readonly read: ReadWord;
  readonly isJava: boolean;
  readonly period: number;
}

/** True for files that begin with a header of the format. */
export function isCpuWords(bytes: Uint8Array): boolean {
  return layoutOf(bytes) !== undefined;
}

function layoutOf(bytes: Uint8Array): Layout | undefined {
  // Both the first word and the second differ from those of any text.
  if (bytes.length < 4 * HEADER_WORDS || bytes[0] !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (const [size, read] of WORDS) {
    if (bytes.length < size * HEADER_WORDS) continue;
    const [zero, three, java, period, padding] = Array.from({length: HEADER_WORDS}, (_, i) =>
      read(view, i * size),
    );
    if (zero !== 0n || three !== 3n || padding !== 0n) continue;
    if (java === undefined || java > 1n || period === undefined || period === 0n || period > 2n ** 40n)
      continue;
    return {size, read, isJava: java === 1n, period: Number(period)};
  }
  return undefined;
}

/** Reads a profile as far as its words go, and draws its stacks from a meter; undefined where a stack is longer than the file. */
export function readCpuWords(bytes: Uint8Array, spend: Spend): CpuWords | undefined {
  const layout = layoutOf(bytes);
  if (!layout) return undefined;
  const {size, read} = layout;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const stacks: CpuStack[] = [];
  let at = HEADER_WORDS * size;
  let frames = 0;
  while (at < bytes.length) {
    if (at + 2 * size > bytes.length) return undefined;
    const count = read(view, at);
    const depth = Number(read(view, at + size));
    at += 2 * size;
    if (depth > (bytes.length - at) / size) return undefined;
    payForSample(depth, spend);
    const addresses = Array.from({length: depth}, (_, i) => read(view, at + i * size));
    at += depth * size;
    if (count === 0n && depth === 1 && addresses[0] === 0n) break;
    frames += depth;
    if (frames > BUDGETS.profileFrames) break;
    stacks.push({count: Number(count), addresses});
  }
  return {
    isJava: layout.isJava,
    period: layout.period,
    stacks,
    text: new TextDecoder().decode(bytes.subarray(at)),
  };
}
