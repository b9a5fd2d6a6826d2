import type {Float64Column, Uint32Column} from "./columns.ts";
import {float64Column, pushFloat64, pushUint32, reserveUint32, uint32Column} from "./columns.ts";
import type {MessageCounts} from "./message-counts.ts";
import type {Cursor} from "./wire.ts";
import {
  BYTES,
  enter,
  exact,
  expectVarint,
  leave,
  readField,
  readSmallVarints,
  readVarint,
  signed,
  skip,
} from "./wire.ts";

/** 64-bit ids in two halves; the upper half exists once an id needed it. */
export interface IdColumn {
  readonly low: Uint32Column;
  high: Uint32Column | undefined;
}

/** Number of no string; too large and negative numbers are read as it. */
export const NO_STRING = 0xffff_ffff;

/**
 * The tables of a profile as in the file: ids and numbers of strings are not looked up yet,
 * since a file may name locations, functions and strings before it defines them (Go always does).
 */
export interface ProfileDraft {
  /** Pairs of string numbers: type, unit. */
  readonly sampleTypes: number[];
  readonly frameIds: IdColumn;
  /** Where the frames of each sample end. */
  readonly frameEnds: Uint32Column;
  readonly values: Float64Column;
  /** How many values the first sample has. */
  valuesPerSample: number;
  /** The first sample with another number of values, and that number. */
  uneven: {readonly sample: number; readonly values: number} | undefined;
  readonly labelEnds: Uint32Column;
  readonly labelKeys: Uint32Column;
  readonly labelTexts: Uint32Column;
  readonly labelNumbers: Float64Column;
  readonly labelUnits: Uint32Column;
  readonly locationIds: IdColumn;
  readonly addresses: IdColumn;
  readonly mappingIds: IdColumn;
  readonly folded: Uint32Column;
  readonly lineEnds: Uint32Column;
  readonly lineFunctionIds: IdColumn;
  readonly lineNumbers: Float64Column;
  readonly lineColumns: Float64Column;
  readonly functionIds: IdColumn;
  readonly names: Uint32Column;
  readonly systemNames: Uint32Column;
  readonly fileNames: Uint32Column;
  readonly startLines: Float64Column;
  readonly mappings: DraftMapping[];
}

/** A mapping whose names are still numbers of strings. */
export interface DraftMapping {
  id: bigint;
  start: bigint;
  limit: bigint;
  offset: bigint;
  file: number;
  buildId: number;
  /** Fields 7 to 10, in that order. */
  readonly has: [boolean, boolean, boolean, boolean];
}

/** Makes empty tables with the room that the messages need. */
export function emptyDraft({samples, sampleBytes, locations, functions}: MessageCounts): ProfileDraft {
  const ids = (room: number): IdColumn => ({low: uint32Column(room), high: undefined});
  return {
    sampleTypes: [],
    // Memory that is never written to is never there: rather too much room than a copy.
    frameIds: ids(sampleBytes >> 1),
    frameEnds: uint32Column(samples),
    values: float64Column(samples * 2),
    valuesPerSample: 0,
    uneven: undefined,
    labelEnds: uint32Column(samples),
    labelKeys: uint32Column(0),
    labelTexts: uint32Column(0),
    labelNumbers: float64Column(0),
    labelUnits: uint32Column(0),
    locationIds: ids(locations),
    addresses: ids(locations),
    mappingIds: ids(locations),
    folded: uint32Column(locations),
    lineEnds: uint32Column(locations),
    lineFunctionIds: ids(locations),
    lineNumbers: float64Column(locations),
    lineColumns: float64Column(locations),
    functionIds: ids(functions),
    names: uint32Column(functions),
    systemNames: uint32Column(functions),
    fileNames: uint32Column(functions),
    startLines: float64Column(functions),
    mappings: [],
  };
}

/** Appends the last varint as an id. */
function pushId(column: IdColumn, low: number, high: number): void {
  if (high !== 0 && !column.high) {
    column.high = uint32Column(column.low.data.length);
    column.high.length = column.low.length;
  }
  pushUint32(column.low, low);
  if (column.high) pushUint32(column.high, high);
}

/** Returns the last varint as the number of a string. */
export function stringNumber(cursor: Cursor): number {
  expectVarint(cursor);
  return cursor.high === 0 ? cursor.low : NO_STRING;
}

/** Reads a ValueType message: the numbers of its type and unit. */
export function readValueType(cursor: Cursor): [type: number, unit: number] {
  const outer = enter(cursor);
  let type = 0;
  let unit = 0;
  while (readField(cursor)) {
    if (cursor.field === 1) type = stringNumber(cursor);
    else if (cursor.field === 2) unit = stringNumber(cursor);
    else skip(cursor);
  }
  leave(cursor, outer);
  return [type, unit];
}

/** Reads a Sample message. */
export function readSample(cursor: Cursor, draft: ProfileDraft): void {
  const outer = enter(cursor);
  const before = draft.values.length;
  while (readField(cursor)) {
    if (cursor.field === 1) readFrames(cursor, draft.frameIds);
    else if (cursor.field === 2) readValues(cursor, draft.values);
    else if (cursor.field === 3) readLabel(cursor, draft);
    else skip(cursor);
  }
  leave(cursor, outer);
  const sample = draft.frameEnds.length;
  const values = draft.values.length - before;
  if (sample === 0) draft.valuesPerSample = values;
  else if (values !== draft.valuesPerSample) draft.uneven ??= {sample, values};
  pushUint32(draft.frameEnds, draft.frameIds.low.length);
  pushUint32(draft.labelEnds, draft.labelKeys.length);
}

/** Reads location ids, packed or not: writers may mix both. */
function readFrames(cursor: Cursor, ids: IdColumn): void {
  if (cursor.wireType !== BYTES) {
    expectVarint(cursor);
    pushId(ids, cursor.low, cursor.high);
    return;
  }
  const outer = enter(cursor);
  if (!ids.high) {
    reserveUint32(ids.low, cursor.end - cursor.position);
    ids.low.length = readSmallVarints(cursor, ids.low.data, ids.low.length);
  }
  while (cursor.position < cursor.end) {
    readVarint(cursor);
    pushId(ids, cursor.low, cursor.high);
  }
  leave(cursor, outer);
}

function readValues(cursor: Cursor, values: Float64Column): void {
  if (cursor.wireType !== BYTES) {
    expectVarint(cursor);
    pushFloat64(values, signed(cursor));
    return;
  }
  const outer = enter(cursor);
  while (cursor.position < cursor.end) {
    readVarint(cursor);
    pushFloat64(values, signed(cursor));
  }
  leave(cursor, outer);
}

/** Reads a Label message; a label with neither text nor number nor unit is dropped. */
function readLabel(cursor: Cursor, draft: ProfileDraft): void {
  const outer = enter(cursor);
  let key = 0;
  let text = 0;
  let number = 0;
  let unit = 0;
  while (readField(cursor)) {
    if (cursor.field === 1) key = stringNumber(cursor);
    else if (cursor.field === 2) text = stringNumber(cursor);
    else if (cursor.field === 3) {
      expectVarint(cursor);
      number = signed(cursor);
    } else if (cursor.field === 4) unit = stringNumber(cursor);
    else skip(cursor);
  }
  leave(cursor, outer);
  if (text === 0 && number === 0 && unit === 0) return;
  pushUint32(draft.labelKeys, key);
  pushUint32(draft.labelTexts, text);
  pushFloat64(draft.labelNumbers, text === 0 ? number : 0);
  pushUint32(draft.labelUnits, text === 0 ? unit : 0);
}

/** Reads a Location message. */
export function readLocation(cursor: Cursor, draft: ProfileDraft): void {
  const outer = enter(cursor);
  const ids = [0, 0, 0, 0, 0, 0];
  let folded = 0;
  while (readField(cursor)) {
    const field = cursor.field;
    if (field >= 1 && field <= 3) {
      expectVarint(cursor);
      ids[field * 2 - 2] = cursor.low;
      ids[field * 2 - 1] = cursor.high;
    } else if (field === 4) readLine(cursor, draft);
    else if (field === 5) folded = readFlag(cursor) ? 1 : 0;
    else skip(cursor);
  }
  leave(cursor, outer);
  pushId(draft.locationIds, ids[0] ?? 0, ids[1] ?? 0);
  pushId(draft.mappingIds, ids[2] ?? 0, ids[3] ?? 0);
  pushId(draft.addresses, ids[4] ?? 0, ids[5] ?? 0);
  pushUint32(draft.folded, folded);
  pushUint32(draft.lineEnds, draft.lineNumbers.length);
}

function readLine(cursor: Cursor, draft: ProfileDraft): void {
  const outer = enter(cursor);
  let low = 0;
  let high = 0;
  let line = 0;
  let column = 0;
  while (readField(cursor)) {
    if (cursor.field < 1 || cursor.field > 3) {
      skip(cursor);
      continue;
    }
    expectVarint(cursor);
    if (cursor.field === 1) {
      low = cursor.low;
      high = cursor.high;
    } else if (cursor.field === 2) line = signed(cursor);
    else column = signed(cursor);
  }
  leave(cursor, outer);
  pushId(draft.lineFunctionIds, low, high);
  pushFloat64(draft.lineNumbers, line);
  pushFloat64(draft.lineColumns, column);
}

/** Reads a Function message. */
export function readFunction(cursor: Cursor, draft: ProfileDraft): void {
  const outer = enter(cursor);
  let low = 0;
  let high = 0;
  const texts = [0, 0, 0];
  let startLine = 0;
  while (readField(cursor)) {
    if (cursor.field === 1) {
      expectVarint(cursor);
      low = cursor.low;
      high = cursor.high;
    } else if (cursor.field >= 2 && cursor.field <= 4) texts[cursor.field - 2] = stringNumber(cursor);
    else if (cursor.field === 5) {
      expectVarint(cursor);
      startLine = signed(cursor);
    } else skip(cursor);
  }
  leave(cursor, outer);
  pushId(draft.functionIds, low, high);
  pushUint32(draft.names, texts[0] ?? 0);
  pushUint32(draft.systemNames, texts[1] ?? 0);
  pushUint32(draft.fileNames, texts[2] ?? 0);
  pushFloat64(draft.startLines, startLine);
}

/** Reads a Mapping message. */
export function readMapping(cursor: Cursor, draft: ProfileDraft): void {
  const outer = enter(cursor);
  const mapping: DraftMapping = {
    id: 0n,
    start: 0n,
    limit: 0n,
    offset: 0n,
    file: 0,
    buildId: 0,
    has: [false, false, false, false],
  };
  while (readField(cursor)) readMappingField(cursor, mapping);
  leave(cursor, outer);
  draft.mappings.push(mapping);
}

function readMappingField(cursor: Cursor, mapping: DraftMapping): void {
  const field = cursor.field;
  if (field < 1 || field > 10) {
    skip(cursor);
    return;
  }
  expectVarint(cursor);
  if (field === 1) mapping.id = exact(cursor);
  else if (field === 2) mapping.start = exact(cursor);
  else if (field === 3) mapping.limit = exact(cursor);
  else if (field === 4) mapping.offset = exact(cursor);
  else if (field === 5) mapping.file = stringNumber(cursor);
  else if (field === 6) mapping.buildId = stringNumber(cursor);
  else mapping.has[field - 7] = readFlag(cursor);
}

function readFlag(cursor: Cursor): boolean {
  expectVarint(cursor);
  return cursor.low !== 0 || cursor.high !== 0;
}
