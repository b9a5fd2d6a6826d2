import {BUDGETS} from "../budgets.ts";
import {ByteReader} from "./byte-reader.ts";
import {EVENT} from "./event-types.ts";
import type {Symbols} from "./symbols.ts";
import {Tables} from "./tables.ts";

/** Bytes of the longest batch. */
const LONGEST_BATCH = 1 << 16;
/** Bytes before the first batch. */
const HEADER = 16;
const FIRST_WITH_SYNC_BATCH = 25;
const FIRST_WITH_END = 26;

/** A stretch of a thread's events in the file. */
export interface Batch {
  /** In ticks. */
  readonly time: number;
  readonly start: number;
  readonly end: number;
}

/** A sample of the CPU profiler. */
export interface CpuSample {
  /** In ticks. */
  readonly time: number;
  readonly stack: number;
}

/** A generation: a self-contained part of a trace, about a second long. */
export interface Generation {
  readonly number: number;
  /** Offset of its first byte in the file. */
  readonly start: number;
  /** Of each thread in the order of their first batches. */
  readonly threads: Map<number, Batch[]>;
  readonly tables: Tables;
  /** By time. */
  readonly cpuSamples: CpuSample[];
  /** The earliest of all its batches, in ticks. */
  earliest: number;
  /** Nanoseconds of a tick; 0 while unknown. */
  tick: number;
  /** The clocks at a moment, since Go 1.25. */
  clock: ClockSnapshot | undefined;
}

/** A wall clock reading at a moment of the trace. */
export interface ClockSnapshot {
  /** In ticks. */
  readonly time: number;
  /** Milliseconds since 1970. */
  readonly wall: number;
}

/** Receives problems of the file with the offset where they begin. */
export type Complain = (offset: number, message: string, isLost: boolean) => void;

/** The header of a batch. */
interface Head {
  readonly generation: number;
  readonly thread: number;
  readonly time: number;
  readonly isExperimental: boolean;
  /** Whether the file ends within it. */
  readonly isCut: boolean;
}

/** Reads the complete generations of a trace. An incomplete end is reported and left out. */
export function* readGenerations(
  bytes: Uint8Array,
  version: number,
  symbols: Symbols,
  complain: Complain,
): Generator<Generation> {
  const reader = new ByteReader(bytes, HEADER, bytes.length);
  let current: Generation | undefined;
  let batches = 0;
  while (reader.at < bytes.length) {
    const at = reader.at;
    if (bytes[at] === EVENT.endOfGeneration && version >= FIRST_WITH_END) {
      reader.at++;
      if (current && isComplete(current, complain)) yield current;
      current = undefined;
      continue;
    }
    const head = readHead(reader, complain);
    if (!head) break;
    if (++batches > BUDGETS.traceBatches) {
      complain(at, `more than ${BUDGETS.traceBatches} batches of events`, true);
      break;
    }
    if (current && current.number !== head.generation) {
      if (version < FIRST_WITH_END && head.generation > current.number) {
        if (isComplete(current, complain)) yield current;
      } else complain(current.start, `part ${current.number} of the trace has no end`, true);
      current = undefined;
    }
    if (head.isCut) break;
    current ??= emptyGeneration(head, at, bytes, symbols);
    current.earliest = Math.min(current.earliest, head.time);
    addBatch(current, head, reader, version, complain);
  }
  const isCut = reader.at < bytes.length || version >= FIRST_WITH_END;
  if (current && (isCut ? incomplete(current, complain) : isComplete(current, complain))) yield current;
}

function emptyGeneration(head: Head, start: number, bytes: Uint8Array, symbols: Symbols): Generation {
  return {
    number: head.generation,
    start,
    threads: new Map(),
    tables: new Tables(bytes, symbols),
    cpuSamples: [],
    earliest: head.time,
    tick: 0,
    clock: undefined,
  };
}

function incomplete({number, start}: Generation, complain: Complain): false {
  complain(start, `part ${number} of the trace is cut off`, true);
  return false;
}

function isComplete(generation: Generation, complain: Complain): boolean {
  if (generation.tick > 0) {
    generation.cpuSamples.sort((a, b) => a.time - b.time);
    return true;
  }
  complain(generation.start, `part ${generation.number} of the trace does not say how long a tick is`, true);
  return false;
}

/** Reads the head of a batch and leaves the reader before its data, whose end becomes the reader's. */
function readHead(reader: ByteReader, complain: Complain): Head | undefined {
  const start = reader.at;
  reader.end = reader.bytes.length;
  const type = reader.byte();
  if (type !== EVENT.batch && type !== EVENT.experimentalBatch) {
    reader.at = start;
    complain(start, `no batch of events, expected byte ${EVENT.batch}, got ${type}`, true);
    return undefined;
  }
  const isExperimental = type === EVENT.experimentalBatch;
  if (isExperimental) reader.byte();
  const [generation, thread, time, size] = [
    reader.uvarint(),
    reader.uvarint(),
    reader.uvarint(),
    reader.uvarint(),
  ];
  const end = reader.at + size;
  if (reader.isBroken || size > LONGEST_BATCH) {
    const message = reader.isBroken
      ? "head of a batch of events cannot be read"
      : `batch of events is too long, expected at most ${LONGEST_BATCH} bytes, got ${size}`;
    complain(start, message, true);
    reader.at = start;
    return undefined;
  }
  const isCut = end > reader.bytes.length;
  if (isCut) complain(start, "file ends within a batch of events", true);
  reader.end = Math.min(end, reader.bytes.length);
  return {generation, thread, time, isExperimental, isCut};
}

/** Puts a batch where it belongs by its first byte, and the reader behind it. */
function addBatch(
  generation: Generation,
  head: Head,
  reader: ByteReader,
  version: number,
  complain: Complain,
): void {
  const {at: start, end} = reader;
  const type = start < end && !head.isExperimental ? reader.bytes[start] : undefined;
  const syncType = version >= FIRST_WITH_SYNC_BATCH ? EVENT.sync : EVENT.frequency;
  let bad: number | undefined;
  if (type === EVENT.strings) bad = generation.tables.addStrings(start, end);
  else if (type === EVENT.stacks) bad = generation.tables.addStacks(start, end);
  else if (type === EVENT.cpuSamples) bad = addCpuSamples(generation, reader);
  else if (type === syncType) bad = addSync(generation, head, reader, version);
  else if (type !== undefined) addEvents(generation, head, {time: head.time, start, end}, complain);
  if (bad !== undefined) complain(bad, "table of the trace cannot be read to its end", false);
  reader.at = end;
  reader.isBroken = false;
}

function addEvents({threads}: Generation, {thread}: Head, batch: Batch, complain: Complain): void {
  const known = threads.get(thread);
  if (known) known.push(batch);
  else if (threads.size < BUDGETS.traceThreads) threads.set(thread, [batch]);
  else complain(batch.start, `more than ${BUDGETS.traceThreads} threads`, false);
}

function addCpuSamples({cpuSamples}: Generation, reader: ByteReader): number | undefined {
  reader.at++;
  while (reader.at < reader.end) {
    const at = reader.at;
    if (reader.byte() !== EVENT.cpuSample) return at;
    const time = reader.uvarint();
    for (let skipped = 0; skipped < 3; skipped++) reader.uvarint();
    const stack = reader.uvarint();
    if (reader.isBroken || cpuSamples.length >= BUDGETS.traceSamples) return at;
    cpuSamples.push({time, stack});
  }
  return undefined;
}

function addSync(
  generation: Generation,
  head: Head,
  reader: ByteReader,
  version: number,
): number | undefined {
  if (version >= FIRST_WITH_SYNC_BATCH) reader.at++;
  let {time} = head;
  while (reader.at < reader.end) {
    const at = reader.at;
    const type = reader.byte();
    if (type === EVENT.frequency) {
      const perSecond = reader.uvarint();
      // Written as Go writes it, so that products round alike.
      if (perSecond > 0) generation.tick = 1 / (perSecond / 1e9);
    } else if (type === EVENT.clockSnapshot) {
      time += reader.uvarint();
      reader.uvarint();
      const seconds = reader.uvarint();
      generation.clock = {time, wall: seconds * 1000 + reader.uvarint() / 1e6};
    } else return at;
    if (reader.isBroken) return at;
  }
  return undefined;
}
