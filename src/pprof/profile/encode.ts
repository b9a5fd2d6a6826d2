import type {Mapping, Profile, ValueType} from "./profile.ts";
import {BYTES, VARINT} from "./wire.ts";

/** Bytes of a protobuf message as they grow: https://protobuf.dev/programming-guides/encoding/ */
interface Message {
  data: Uint8Array<ArrayBuffer>;
  length: number;
}

function emptyMessage(): Message {
  return {data: new Uint8Array(64), length: 0};
}

function reserve(message: Message, more: number): void {
  if (message.length + more <= message.data.length) return;
  const larger = new Uint8Array(Math.max(message.length + more, message.data.length * 2));
  larger.set(message.data.subarray(0, message.length));
  message.data = larger;
}

function putVarint(message: Message, value: number | bigint): void {
  reserve(message, 10);
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) message.data[message.length++] = Number(rest & 127n) | 128;
  message.data[message.length++] = Number(rest);
}

/** Writes a number, unless it is 0. */
function putNumber(message: Message, field: number, value: number | bigint): void {
  if (Number(value) === 0) return;
  putVarint(message, field * 8 + VARINT);
  putVarint(message, value);
}

function putBytes(message: Message, field: number, bytes: Uint8Array): void {
  putVarint(message, field * 8 + BYTES);
  putVarint(message, bytes.length);
  reserve(message, bytes.length);
  message.data.set(bytes, message.length);
  message.length += bytes.length;
}

function putMessage(message: Message, field: number, fill: (inner: Message) => void): void {
  const inner = emptyMessage();
  fill(inner);
  putBytes(message, field, inner.data.subarray(0, inner.length));
}

function putPacked(message: Message, field: number, values: Iterable<number | bigint>): void {
  putMessage(message, field, inner => {
    for (const value of values) putVarint(inner, value);
  });
}

/** Numbers texts in the order they are first used; 0 is "". */
type NumberOf = (text: string) => number;

/**
 * Writes a profile as an uncompressed protobuf message, profile.proto of https://github.com/google/pprof.
 * Values are rounded to whole numbers, since the format has no others.
 */
export function encodeProfile(profile: Profile): Uint8Array {
  const texts = new Map([["", 0]]);
  const numberOf: NumberOf = text => {
    const number = texts.get(text) ?? texts.size;
    texts.set(text, number);
    return number;
  };
  const message = emptyMessage();
  for (const type of profile.sampleTypes) putMessage(message, 1, inner => putType(inner, type, numberOf));
  putSamples(message, profile, numberOf);
  profile.mappings.forEach((mapping, index) => {
    putMessage(message, 3, inner => putMapping(inner, mapping, index, numberOf));
  });
  putLocations(message, profile);
  putFunctions(message, profile, numberOf);
  putHeader(message, profile, numberOf);
  for (const text of texts.keys()) putBytes(message, 6, new TextEncoder().encode(text));
  return message.data.subarray(0, message.length);
}

function putType(message: Message, {type, unit}: ValueType, numberOf: NumberOf): void {
  putNumber(message, 1, numberOf(type));
  putNumber(message, 2, numberOf(unit));
}

function putSamples(message: Message, profile: Profile, numberOf: NumberOf): void {
  const {samples, sampleTypes, strings} = profile;
  const types = sampleTypes.length;
  for (let sample = 0; sample < samples.count; sample++) {
    putMessage(message, 2, inner => {
      const frames = samples.frames.subarray(samples.offsets[sample], samples.offsets[sample + 1]);
      if (frames.length > 0)
        putPacked(
          inner,
          1,
          Array.from(frames, location => location + 1),
        );
      const values = samples.values.subarray(sample * types, (sample + 1) * types);
      putPacked(
        inner,
        2,
        Array.from(values, value => BigInt(Math.round(value))),
      );
      const end = samples.labelOffsets[sample + 1] ?? 0;
      for (let row = samples.labelOffsets[sample] ?? 0; row < end; row++)
        putMessage(inner, 3, label => {
          putNumber(label, 1, numberOf(strings.at(samples.labelKeys[row] ?? 0)));
          putNumber(label, 2, numberOf(strings.at(samples.labelTexts[row] ?? 0)));
          putNumber(label, 3, BigInt(Math.round(samples.labelNumbers[row] ?? 0)));
          putNumber(label, 4, numberOf(strings.at(samples.labelUnits[row] ?? 0)));
        });
    });
  }
}

function putMapping(message: Message, mapping: Mapping, index: number, numberOf: NumberOf): void {
  putNumber(message, 1, index + 1);
  putNumber(message, 2, mapping.start);
  putNumber(message, 3, mapping.limit);
  putNumber(message, 4, mapping.offset);
  putNumber(message, 5, numberOf(mapping.file));
  putNumber(message, 6, numberOf(mapping.buildId));
  putNumber(message, 7, Number(mapping.hasFunctions));
  putNumber(message, 8, Number(mapping.hasFileNames));
  putNumber(message, 9, Number(mapping.hasLineNumbers));
  putNumber(message, 10, Number(mapping.hasInlineFrames));
}

function putLocations(message: Message, {locations}: Profile): void {
  for (let location = 0; location < locations.count; location++) {
    putMessage(message, 4, inner => {
      putNumber(inner, 1, location + 1);
      putNumber(inner, 2, (locations.mappings[location] ?? -1) + 1);
      putNumber(inner, 3, locations.addresses[location] ?? 0n);
      const end = locations.lineOffsets[location + 1] ?? 0;
      for (let row = locations.lineOffsets[location] ?? 0; row < end; row++)
        putMessage(inner, 4, line => {
          putNumber(line, 1, (locations.lineFunctions[row] ?? 0) + 1);
          putNumber(line, 2, locations.lineNumbers[row] ?? 0);
          putNumber(line, 3, locations.lineColumns[row] ?? 0);
        });
      putNumber(inner, 5, locations.folded[location] ?? 0);
    });
  }
}

function putFunctions(message: Message, {functions, strings}: Profile, numberOf: NumberOf): void {
  for (let index = 0; index < functions.count; index++) {
    putMessage(message, 5, inner => {
      putNumber(inner, 1, index + 1);
      putNumber(inner, 2, numberOf(strings.at(functions.names[index] ?? 0)));
      putNumber(inner, 3, numberOf(strings.at(functions.systemNames[index] ?? 0)));
      putNumber(inner, 4, numberOf(strings.at(functions.fileNames[index] ?? 0)));
      putNumber(inner, 5, functions.startLines[index] ?? 0);
    });
  }
}

function putHeader(message: Message, profile: Profile, numberOf: NumberOf): void {
  putNumber(message, 7, numberOf(profile.dropFrames));
  putNumber(message, 8, numberOf(profile.keepFrames));
  putNumber(message, 9, profile.timeNanos);
  putNumber(message, 10, Math.round(profile.durationNanos));
  if (profile.periodType.type !== "" || profile.periodType.unit !== "")
    putMessage(message, 11, inner => putType(inner, profile.periodType, numberOf));
  putNumber(message, 12, Math.round(profile.period));
  if (profile.comments.length > 0) putPacked(message, 13, profile.comments.map(numberOf));
  putNumber(message, 14, numberOf(profile.defaultSampleType));
  putNumber(message, 15, numberOf(profile.docUrl));
}
