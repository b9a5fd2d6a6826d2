import type {Uint32Column} from "./columns.ts";
import {filledUint32, pushUint32, uint32Column} from "./columns.ts";
import type {ProfileDraft} from "./decoded-tables.ts";
import {
  emptyDraft,
  readFunction,
  readLocation,
  readMapping,
  readSample,
  readValueType,
  stringNumber,
} from "./decoded-tables.ts";
import {countMessages} from "./message-counts.ts";
import type {Profile, ValueType} from "./profile.ts";
import {
  checkStrings,
  MalformedError,
  resolveFunctions,
  resolveLocations,
  resolveMappings,
  resolveSamples,
  UnrecognizedError,
} from "./resolve.ts";
import type {StringTable} from "./string-table.ts";
import {lazyStrings} from "./string-table.ts";
import type {Cursor} from "./wire.ts";
import {
  BYTES,
  enter,
  exact,
  expectVarint,
  leave,
  readField,
  readVarint,
  signed,
  skip,
  startOf,
  WireError,
} from "./wire.ts";

/** Why bytes are not a profile. */
export interface Fault {
  /** Message of `go tool pprof`: "parsing profile: …" or "malformed profile: …". */
  readonly message: string;
  /** Place and exact cause; "" if the message has them. */
  readonly detail: string;
  readonly hint: string;
}

/** A profile, or the reason for its absence. */
export type Decoded = {readonly profile: Profile} | {readonly fault: Fault};

/** The fields of the profile message itself. */
interface Header {
  readonly stringStarts: Uint32Column;
  readonly stringEnds: Uint32Column;
  timeNanos: bigint;
  durationNanos: number;
  periodType: [type: number, unit: number];
  period: number;
  readonly comments: number[];
  /** Fields 7, 8, 14 and 15. */
  dropFrames: number;
  keepFrames: number;
  defaultSampleType: number;
  docUrl: number;
}

const RECORD_AGAIN = "record the profile again, or attach it as it was written";

/**
 * Reads the bytes of a profile, already decompressed. Never throws for their content.
 * All or nothing: a profile that breaks a rule of the format would show wrong numbers.
 */
export function decodeProfile(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return fault("parsing profile: empty input file", "", RECORD_AGAIN);
  try {
    return {profile: decode(bytes)};
  } catch (error) {
    if (error instanceof WireError)
      return unrecognized(`at byte ${error.offset} of ${bytes.length}: ${error.message}`);
    if (error instanceof UnrecognizedError) return unrecognized(error.message);
    if (error instanceof ConcatenatedError)
      return fault(
        "parsing profile: concatenated profiles detected",
        "",
        "attach the profiles as files of their own",
      );
    if (error instanceof MalformedError)
      return fault(`malformed profile: ${error.message}`, "", RECORD_AGAIN);
    throw error;
  }
}

class ConcatenatedError extends Error {}

function fault(message: string, detail: string, hint: string): Decoded {
  return {fault: {message, detail, hint}};
}

function unrecognized(detail: string): Decoded {
  return fault("parsing profile: unrecognized profile format", detail, RECORD_AGAIN);
}

function decode(bytes: Uint8Array): Profile {
  const counts = countMessages(bytes);
  const draft = emptyDraft(counts);
  const header = emptyHeader(counts.strings);
  const cursor = startOf(bytes);
  while (readField(cursor)) readProfileField(cursor, draft, header);
  const {stringStarts, stringEnds} = header;
  if (stringStarts.length === 0) throw new WireError("no string table", bytes.length);
  if (stringEnds.data[0] !== stringStarts.data[0])
    throw new WireError("the first string is not empty", stringStarts.data[0] ?? 0);
  const strings = lazyStrings(bytes, filledUint32(stringStarts), filledUint32(stringEnds));
  checkStrings(strings, draft);
  return assemble(draft, header, strings);
}

function emptyHeader(strings: number): Header {
  return {
    stringStarts: uint32Column(strings),
    stringEnds: uint32Column(strings),
    timeNanos: 0n,
    durationNanos: 0,
    periodType: [0, 0],
    period: 0,
    comments: [],
    dropFrames: 0,
    keepFrames: 0,
    defaultSampleType: 0,
    docUrl: 0,
  };
}

function readProfileField(cursor: Cursor, draft: ProfileDraft, header: Header): void {
  switch (cursor.field) {
    case 1:
      draft.sampleTypes.push(...readValueType(cursor));
      return;
    case 2:
      readSample(cursor, draft);
      return;
    case 3:
      readMapping(cursor, draft);
      return;
    case 4:
      readLocation(cursor, draft);
      return;
    case 5:
      readFunction(cursor, draft);
      return;
    case 6:
      readString(cursor, header);
      return;
    default:
      readHeaderField(cursor, header);
  }
}

function readString(cursor: Cursor, header: Header): void {
  const outer = enter(cursor);
  pushUint32(header.stringStarts, cursor.position);
  pushUint32(header.stringEnds, cursor.end);
  leave(cursor, outer);
}

function readHeaderField(cursor: Cursor, header: Header): void {
  const {field} = cursor;
  if (field === 11) {
    header.periodType = readValueType(cursor);
  } else if (field === 13) {
    readComments(cursor, header.comments);
  } else if (field === 9 || field === 10 || field === 12) {
    readHeaderNumber(cursor, header);
  } else if (field === 7) header.dropFrames = stringNumber(cursor);
  else if (field === 8) header.keepFrames = stringNumber(cursor);
  else if (field === 14) header.defaultSampleType = stringNumber(cursor);
  else if (field === 15) header.docUrl = stringNumber(cursor);
  else skip(cursor);
}

/** Reads time, duration or period; a second time means that a second profile follows. */
function readHeaderNumber(cursor: Cursor, header: Header): void {
  if (cursor.field === 9 && header.timeNanos !== 0n) throw new ConcatenatedError();
  expectVarint(cursor);
  if (cursor.field === 9) header.timeNanos = BigInt.asIntN(64, exact(cursor));
  else if (cursor.field === 10) header.durationNanos = signed(cursor);
  else header.period = signed(cursor);
}

function readComments(cursor: Cursor, comments: number[]): void {
  if (cursor.wireType !== BYTES) {
    comments.push(stringNumber(cursor));
    return;
  }
  const outer = enter(cursor);
  while (cursor.position < cursor.end) {
    readVarint(cursor);
    comments.push(cursor.high === 0 ? cursor.low : -1);
  }
  leave(cursor, outer);
}

/** Looks everything up, in the order in which `go tool pprof` checks it. */
function assemble(draft: ProfileDraft, header: Header, strings: StringTable): Profile {
  const text = (number: number): string => {
    if (number < 0 || number >= strings.count)
      throw new UnrecognizedError(`string ${number} is not in the string table of ${strings.count}`);
    return strings.at(number);
  };
  const samples = resolveSamples(draft);
  const mappings = resolveMappings(draft, strings);
  const functions = resolveFunctions(draft);
  return {
    sampleTypes: valueTypes(draft.sampleTypes, text),
    defaultSampleType: text(header.defaultSampleType),
    strings,
    samples,
    locations: resolveLocations(draft),
    functions,
    mappings,
    timeNanos: header.timeNanos,
    durationNanos: header.durationNanos,
    periodType: {type: text(header.periodType[0]), unit: text(header.periodType[1])},
    period: header.period,
    comments: header.comments.map(text),
    docUrl: text(header.docUrl),
    dropFrames: text(header.dropFrames),
    keepFrames: text(header.keepFrames),
  };
}

function valueTypes(numbers: readonly number[], text: (number: number) => string): ValueType[] {
  const types: ValueType[] = [];
  for (let i = 0; i < numbers.length; i += 2)
    types.push({type: text(numbers[i] ?? 0), unit: text(numbers[i + 1] ?? 0)});
  return types;
}
