import type {Cursor} from "../pprof/profile/wire.ts";
import {
  BYTES,
  enter,
  expectVarint,
  leave,
  readField,
  readVarint,
  skip,
  startOf,
  unsigned,
  VARINT,
} from "../pprof/profile/wire.ts";

/** Fields of the messages of pprof's profile.proto. */
const PROFILE = {sample: 2, mapping: 3, string: 6, comment: 13} as const;
const SAMPLE_LABEL = 3;
const LABEL = {key: 1, text: 2} as const;
const MAPPING_FILE = 5;

/** Range of bytes of a field: from its tag to behind its content, which begins at `content`. */
interface FieldRange {
  readonly tag: number;
  readonly content: number;
  readonly end: number;
}

/** The string table of a profile, and the uses of its strings. */
export interface ProfileStrings {
  readonly texts: readonly string[];
  /** Numbers of strings that are comments. */
  readonly comments: ReadonlySet<number>;
  /** Numbers of strings that are files of mappings. */
  readonly mappings: ReadonlySet<number>;
  /** Keys of labels by the number of their value's string. */
  readonly labels: ReadonlyMap<number, string>;
  /** Returns the profile with other strings; every byte that is no string's stays. */
  replaced(texts: ReadonlyMap<number, string>): Uint8Array;
}

/** Reads the string table of a decompressed profile. Throws WireError for bytes that are no protobuf. */
export function profileStrings(bytes: Uint8Array): ProfileStrings {
  const ranges: FieldRange[] = [];
  const comments = new Set<number>();
  const mappings = new Set<number>();
  const labels: [key: number, text: number][] = [];
  const cursor = startOf(bytes);
  for (let tag = 0; readField(cursor); tag = cursor.position) {
    const {field} = cursor;
    if (field === PROFILE.string)
      ranges.push({tag, content: cursor.position, end: cursor.position + cursor.low});
    if (field === PROFILE.comment) readComments(cursor, comments);
    else if (field === PROFILE.sample) within(cursor, () => readSample(cursor, labels));
    else if (field === PROFILE.mapping) within(cursor, () => readMapping(cursor, mappings));
    else skip(cursor);
  }
  const decoder = new TextDecoder();
  const texts = ranges.map(({content, end}) => decoder.decode(bytes.subarray(content, end)));
  return {
    texts,
    comments,
    mappings,
    labels: new Map(labels.map(([key, text]) => [text, texts[key] ?? ""])),
    replaced: changed => replaceRanges(bytes, ranges, changed),
  };
}

function within(cursor: Cursor, read: () => void): void {
  const outer = enter(cursor);
  read();
  leave(cursor, outer);
}

function readComments(cursor: Cursor, comments: Set<number>): void {
  if (cursor.wireType === VARINT) comments.add(unsigned(cursor));
  if (cursor.wireType !== BYTES) return;
  within(cursor, () => {
    while (cursor.position < cursor.end) {
      readVarint(cursor);
      comments.add(unsigned(cursor));
    }
  });
}

function readSample(cursor: Cursor, labels: [number, number][]): void {
  while (readField(cursor)) {
    if (cursor.field !== SAMPLE_LABEL) {
      skip(cursor);
      continue;
    }
    within(cursor, () => {
      let key = 0;
      let text = 0;
      while (readField(cursor)) {
        if (cursor.field === LABEL.key) key = numberOf(cursor);
        else if (cursor.field === LABEL.text) text = numberOf(cursor);
        else skip(cursor);
      }
      if (text > 0) labels.push([key, text]);
    });
  }
}

function readMapping(cursor: Cursor, mappings: Set<number>): void {
  while (readField(cursor)) {
    if (cursor.field === MAPPING_FILE) mappings.add(numberOf(cursor));
    else skip(cursor);
  }
}

function numberOf(cursor: Cursor): number {
  expectVarint(cursor);
  return unsigned(cursor);
}

function replaceRanges(
  bytes: Uint8Array,
  ranges: readonly FieldRange[],
  changed: ReadonlyMap<number, string>,
): Uint8Array {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const [number, text] of [...changed].sort(([a], [b]) => a - b)) {
    const range = ranges[number];
    if (!range) continue;
    const content = new TextEncoder().encode(text);
    parts.push(
      bytes.subarray(from, range.tag),
      Uint8Array.from([PROFILE.string * 8 + BYTES, ...varint(content.length)]),
      content,
    );
    from = range.end;
  }
  parts.push(bytes.subarray(from));
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
