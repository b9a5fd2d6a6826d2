import {BUDGETS} from "../budgets.ts";
import {ByteReader} from "./byte-reader.ts";
import {EVENT} from "./event-types.ts";
import type {Symbols} from "./symbols.ts";
import {NO_NAME, NO_TRACE_STACK} from "./symbols.ts";

/** Bytes of a text and frames of a stack that Go's reader takes at most. */
const LONGEST_STRING = 1 << 10;
const MOST_FRAMES = 128;

/**
 * Texts and stacks of a generation by their numbers in it, each looked up in the file when it is first asked
 * for.
 */
export class Tables {
  private readonly bytes: Uint8Array;
  private readonly symbols: Symbols;
  /** Offsets of a text's length, and of a stack's number of frames. */
  private readonly strings = new Map<number, number>();
  private readonly stacks = new Map<number, number>();
  private readonly names = new Map<number, number>([[0, NO_NAME]]);
  private readonly stackNumbers = new Map<number, number>([[0, NO_TRACE_STACK]]);

  constructor(bytes: Uint8Array, symbols: Symbols) {
    this.bytes = bytes;
    this.symbols = symbols;
  }

  /** Indexes the strings of a batch; returns the offset of the first unreadable string, or undefined. */
  addStrings(start: number, end: number): number | undefined {
    const reader = new ByteReader(this.bytes, start + 1, end);
    while (reader.at < end) {
      const at = reader.at;
      if (reader.byte() !== EVENT.string) return at;
      const [id, start] = [reader.uvarint(), reader.at];
      const length = reader.uvarint();
      reader.at += length;
      if (reader.isBroken || length > LONGEST_STRING || reader.at > end) return at;
      this.note(this.strings, id, start, BUDGETS.traceNames);
    }
    return undefined;
  }

  /** Indexes the stacks of a batch; returns the offset of the first unreadable stack, or undefined. */
  addStacks(start: number, end: number): number | undefined {
    const reader = new ByteReader(this.bytes, start + 1, end);
    while (reader.at < end) {
      const at = reader.at;
      if (reader.byte() !== EVENT.stack) return at;
      const [id, start] = [reader.uvarint(), reader.at];
      const frames = reader.uvarint();
      if (frames > MOST_FRAMES) return at;
      for (let i = frames * 4; i > 0; i--) reader.uvarint();
      if (reader.isBroken) return at;
      this.note(this.stacks, id, start, BUDGETS.traceStacks);
    }
    return undefined;
  }

  /** The trace-wide number of a string of this generation; NO_NAME if it is missing. */
  name(id: number): number {
    return this.names.get(id) ?? this.findName(id);
  }

  /** The trace-wide number of a stack of this generation; NO_STACK if it is missing. */
  stack(id: number): number {
    return this.stackNumbers.get(id) ?? this.findStack(id);
  }

  private note(places: Map<number, number>, id: number, at: number, most: number): void {
    if (places.size < most) places.set(id, at);
    else this.symbols.lost++;
  }

  private findName(id: number): number {
    const at = this.strings.get(id);
    if (at === undefined) return NO_NAME;
    const reader = new ByteReader(this.bytes, at, this.bytes.length);
    const length = reader.uvarint();
    const text = new TextDecoder().decode(this.bytes.subarray(reader.at, reader.at + length));
    const name = this.symbols.nameOf(text);
    this.names.set(id, name);
    return name;
  }

  private findStack(id: number): number {
    const at = this.stacks.get(id);
    if (at === undefined) return NO_TRACE_STACK;
    const reader = new ByteReader(this.bytes, at, this.bytes.length);
    const functions: number[] = [];
    for (let left = reader.uvarint(); left > 0; left--) {
      reader.uvarint();
      functions.push(this.name(reader.uvarint()));
      reader.uvarint();
      reader.uvarint();
    }
    const stack = this.symbols.stackOf(functions);
    this.stackNumbers.set(id, stack);
    return stack;
  }
}
