import {ByteReader} from "./byte-reader.ts";
import {ARGUMENTS} from "./event-types.ts";
import type {Batch} from "./generations.ts";
import type {Thread} from "./scheduler-state.ts";

/** Iterates over the events of a thread in a generation; its fields are those of the current event. */
export class ThreadCursor {
  readonly thread: number;
  /** The scheduler's state of the thread, once it has looked it up. */
  state: Thread | undefined = undefined;
  /** Of the event, in nanoseconds since the trace's beginning. */
  time = 0;
  type = 0;
  /** Arguments after the time; unused arguments keep the value of an earlier event. */
  a = 0;
  b = 0;
  c = 0;
  d = 0;
  /** Offset of the event in the file. */
  offset = 0;
  private readonly batches: readonly Batch[];
  private readonly reader: ByteReader;
  private readonly tick: number;
  private readonly origin: number;
  private readonly complain: (offset: number) => void;
  private next = 0;

  constructor(
    thread: number,
    batches: readonly Batch[],
    bytes: Uint8Array,
    clock: {readonly tick: number; readonly origin: number},
    complain: (offset: number) => void,
  ) {
    this.thread = thread;
    this.batches = batches;
    this.reader = new ByteReader(bytes, 0, 0);
    this.tick = clock.tick;
    this.origin = clock.origin;
    this.complain = complain;
  }

  /** Moves to the next event; false behind the last. A batch that cannot be read on is left. */
  advance(): boolean {
    const {reader} = this;
    for (;;) {
      while (reader.at >= reader.end) if (!this.openBatch()) return false;
      this.offset = reader.at;
      if (this.readEvent()) return true;
      this.complain(this.offset);
      reader.at = reader.end;
    }
  }

  private openBatch(): boolean {
    const batch = this.batches[this.next++];
    if (!batch) return false;
    this.reader.at = batch.start;
    this.reader.end = batch.end;
    this.reader.isBroken = false;
    // Both are whole numbers, so that their difference is exact where they are too large for their units.
    this.time = Math.trunc(batch.time * this.tick) - this.origin;
    return true;
  }

  private readEvent(): boolean {
    const {reader} = this;
    this.type = reader.byte();
    const count = ARGUMENTS[this.type] as number;
    if (count < 0) return false;
    this.time += Math.trunc(reader.uvarint() * this.tick);
    if (count > 0) this.a = reader.uvarint();
    if (count > 1) this.b = reader.uvarint();
    if (count > 2) this.c = reader.uvarint();
    if (count > 3) this.d = reader.uvarint();
    return !reader.isBroken;
  }
}
