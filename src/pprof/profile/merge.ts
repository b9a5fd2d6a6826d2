import {compareText} from "../../text/compare.ts";
import type {Float64Column, Uint32Column} from "./columns.ts";
import {
  filledFloat64,
  filledUint32,
  float64Column,
  pushFloat64,
  pushUint32,
  uint32Column,
} from "./columns.ts";
import type {Mapping, Profile, ValueType} from "./profile.ts";
import {ReportError} from "./report-error.ts";
import type {StringBuilder} from "./string-table.ts";
import {growingStrings} from "./string-table.ts";

/**
 * Adds profiles up: samples with the same stack and labels are merged, in order of first appearance.
 * Addresses are compared relative to their binary, so runs of a program merge wherever it was loaded. Throws
 * ReportError when the profiles do not count the same things.
 */
export function mergeProfiles(profiles: readonly Profile[]): Profile {
  const [first] = profiles;
  if (!first) throw new ReportError("no profiles to merge");
  checkCompatible(profiles);
  const merge = startMerge(first);
  for (const profile of profiles) addProfile(merge, profile);
  const merged = finishMerge(merge, profiles);
  // Cancelled samples are dropped, with the locations that only they used.
  return hasZeroSample(merged) ? mergeProfiles([merged]) : merged;
}

function checkCompatible(profiles: readonly Profile[]): void {
  const [first, ...others] = profiles;
  if (!first) return;
  const words = (type: ValueType): string => `type:"${type.type}" unit:"${type.unit}"`;
  const list = (profile: Profile): string => `[${profile.sampleTypes.map(words).join(" ")}]`;
  for (const other of others) {
    if (words(first.periodType) !== words(other.periodType))
      throw new ReportError(
        `incompatible period types ${words(first.periodType)} and ${words(other.periodType)}`,
      );
    if (list(first) !== list(other))
      throw new ReportError(`incompatible sample types ${list(first)} and ${list(other)}`);
  }
}

/** State of merging; tables are found by keys of their contents. */
interface Merge {
  readonly types: number;
  readonly strings: StringBuilder;
  readonly mappings: Mapping[];
  readonly mappingKeys: Map<string, number>;
  readonly functionKeys: Map<string, number>;
  readonly names: Uint32Column;
  readonly systemNames: Uint32Column;
  readonly fileNames: Uint32Column;
  readonly startLines: Float64Column;
  readonly locationKeys: Map<string, number>;
  readonly addresses: bigint[];
  readonly locationMappings: number[];
  readonly folded: number[];
  readonly lineEnds: Uint32Column;
  readonly lineFunctions: Uint32Column;
  readonly lineNumbers: Float64Column;
  readonly lineColumns: Float64Column;
  readonly sampleKeys: Map<string, number>;
  readonly frames: Uint32Column;
  readonly frameEnds: Uint32Column;
  readonly values: Float64Column;
  readonly labelEnds: Uint32Column;
  readonly labelKeys: Uint32Column;
  readonly labelTexts: Uint32Column;
  readonly labelNumbers: Float64Column;
  readonly labelUnits: Uint32Column;
}

function startMerge(first: Profile): Merge {
  return {
    types: first.sampleTypes.length,
    strings: growingStrings(),
    mappings: [],
    mappingKeys: new Map(),
    functionKeys: new Map(),
    names: uint32Column(0),
    systemNames: uint32Column(0),
    fileNames: uint32Column(0),
    startLines: float64Column(0),
    locationKeys: new Map(),
    addresses: [],
    locationMappings: [],
    folded: [],
    lineEnds: uint32Column(0),
    lineFunctions: uint32Column(0),
    lineNumbers: float64Column(0),
    lineColumns: float64Column(0),
    sampleKeys: new Map(),
    frames: uint32Column(0),
    frameEnds: uint32Column(0),
    values: float64Column(0),
    labelEnds: uint32Column(0),
    labelKeys: uint32Column(0),
    labelTexts: uint32Column(0),
    labelNumbers: float64Column(0),
    labelUnits: uint32Column(0),
  };
}

/** New indices of a profile's tables by their old indices; -1 if not needed yet. */
interface Moved {
  readonly mappings: Int32Array;
  readonly functions: Int32Array;
  readonly locations: Int32Array;
}

function addProfile(merge: Merge, profile: Profile): void {
  const moved: Moved = {
    mappings: new Int32Array(profile.mappings.length).fill(-1),
    functions: new Int32Array(profile.functions.count).fill(-1),
    locations: new Int32Array(profile.locations.count).fill(-1),
  };
  // The first mapping is the program itself and stays first.
  if (merge.mappings.length === 0 && profile.mappings.length > 0) moveMapping(merge, profile, moved, 0);
  for (let sample = 0; sample < profile.samples.count; sample++)
    if (!isZero(profile, sample)) addSample(merge, profile, moved, sample);
}

function isZero(profile: Profile, sample: number): boolean {
  const types = profile.sampleTypes.length;
  for (let type = 0; type < types; type++)
    if (profile.samples.values[sample * types + type] !== 0) return false;
  return true;
}

function hasZeroSample(profile: Profile): boolean {
  for (let sample = 0; sample < profile.samples.count; sample++) if (isZero(profile, sample)) return true;
  return false;
}

function addSample(merge: Merge, profile: Profile, moved: Moved, sample: number): void {
  const {samples} = profile;
  const {types, values} = merge;
  const frames = Array.from(
    samples.frames.subarray(samples.offsets[sample], samples.offsets[sample + 1]),
    location => moveLocation(merge, profile, moved, location),
  );
  const rows = sortedLabels(profile, sample);
  const key = `${frames.join(" ")}|${rows.map(row => labelKey(profile, row)).join("")}`;
  const known = merge.sampleKeys.get(key);
  if (known !== undefined) {
    for (let type = 0; type < types; type++)
      values.data[known * types + type] =
        (values.data[known * types + type] ?? 0) + (samples.values[sample * types + type] ?? 0);
    return;
  }
  merge.sampleKeys.set(key, merge.frameEnds.length);
  for (const frame of frames) pushUint32(merge.frames, frame);
  pushUint32(merge.frameEnds, merge.frames.length);
  for (let type = 0; type < types; type++) pushFloat64(values, samples.values[sample * types + type] ?? 0);
  for (const row of rows) addLabel(merge, profile, row);
  pushUint32(merge.labelEnds, merge.labelKeys.length);
}

/**
 * Returns the label rows of a sample: texts before numbers, each by name; values with the same name keep
 * their order.
 */
function sortedLabels(profile: Profile, sample: number): number[] {
  const {samples, strings} = profile;
  const first = samples.labelOffsets[sample] ?? 0;
  const rows = Array.from({length: (samples.labelOffsets[sample + 1] ?? 0) - first}, (_, i) => first + i);
  const isNumber = (row: number): number => (samples.labelTexts[row] === 0 ? 1 : 0);
  const name = (row: number): string => strings.at(samples.labelKeys[row] ?? 0);
  return rows.sort((a, b) => isNumber(a) - isNumber(b) || compareText(name(a), name(b)));
}

function labelKey({samples, strings}: Profile, row: number): string {
  const parts = [
    strings.at(samples.labelKeys[row] ?? 0),
    strings.at(samples.labelTexts[row] ?? 0),
    String(samples.labelNumbers[row] ?? 0),
    strings.at(samples.labelUnits[row] ?? 0),
  ];
  return parts.map(part => `${part.length} ${part}`).join("");
}

function addLabel(merge: Merge, {samples, strings}: Profile, row: number): void {
  const moved = (column: Uint32Array): number => merge.strings.add(strings.at(column[row] ?? 0));
  pushUint32(merge.labelKeys, moved(samples.labelKeys));
  pushUint32(merge.labelTexts, moved(samples.labelTexts));
  pushFloat64(merge.labelNumbers, samples.labelNumbers[row] ?? 0);
  pushUint32(merge.labelUnits, moved(samples.labelUnits));
}

function moveLocation(merge: Merge, profile: Profile, moved: Moved, location: number): number {
  const before = moved.locations[location] ?? -1;
  if (before >= 0) return before;
  const {locations} = profile;
  const from = locations.mappings[location] ?? -1;
  const mapping = from < 0 ? -1 : moveMapping(merge, profile, moved, from);
  const target = merge.mappings[mapping];
  const shift = target ? target.start - (profile.mappings[from]?.start ?? 0n) : 0n;
  const address = BigInt.asUintN(64, (locations.addresses[location] ?? 0n) + shift);
  const lines = moveLines(merge, profile, moved, location);
  const folded = locations.folded[location] ?? 0;
  const key = `${address - (target?.start ?? 0n)} ${mapping} ${folded} ${lines.flat().join(" ")}`;
  const number = merge.locationKeys.get(key) ?? addLocation(merge, address, mapping, folded, lines);
  merge.locationKeys.set(key, number);
  moved.locations[location] = number;
  return number;
}

type MovedLine = [fn: number, line: number, column: number];

function moveLines(merge: Merge, profile: Profile, moved: Moved, location: number): MovedLine[] {
  const {locations} = profile;
  const lines: MovedLine[] = [];
  const end = locations.lineOffsets[location + 1] ?? 0;
  for (let line = locations.lineOffsets[location] ?? 0; line < end; line++) {
    const fn = moveFunction(merge, profile, moved, locations.lineFunctions[line] ?? 0);
    lines.push([fn, locations.lineNumbers[line] ?? 0, locations.lineColumns[line] ?? 0]);
  }
  return lines;
}

function addLocation(
  merge: Merge,
  address: bigint,
  mapping: number,
  folded: number,
  lines: readonly MovedLine[],
): number {
  merge.addresses.push(address);
  merge.locationMappings.push(mapping);
  merge.folded.push(folded);
  for (const [fn, line, column] of lines) {
    pushUint32(merge.lineFunctions, fn);
    pushFloat64(merge.lineNumbers, line);
    pushFloat64(merge.lineColumns, column);
  }
  pushUint32(merge.lineEnds, merge.lineFunctions.length);
  return merge.addresses.length - 1;
}

function moveFunction(merge: Merge, profile: Profile, moved: Moved, fn: number): number {
  const before = moved.functions[fn] ?? -1;
  if (before >= 0) return before;
  const {functions, strings} = profile;
  const name = merge.strings.add(strings.at(functions.names[fn] ?? 0));
  const systemName = merge.strings.add(strings.at(functions.systemNames[fn] ?? 0));
  const fileName = merge.strings.add(strings.at(functions.fileNames[fn] ?? 0));
  const startLine = functions.startLines[fn] ?? 0;
  const key = `${startLine} ${name} ${systemName} ${fileName}`;
  const known = merge.functionKeys.get(key);
  const number = known ?? merge.names.length;
  if (known === undefined) {
    merge.functionKeys.set(key, number);
    pushUint32(merge.names, name);
    pushUint32(merge.systemNames, systemName);
    pushUint32(merge.fileNames, fileName);
    pushFloat64(merge.startLines, startLine);
  }
  moved.functions[fn] = number;
  return number;
}

/** Sizes are rounded up to pages: builds of a binary may differ by a few bytes. */
const PAGE = 4096n;

function moveMapping(merge: Merge, profile: Profile, moved: Moved, index: number): number {
  const before = moved.mappings[index] ?? -1;
  const mapping = profile.mappings[index];
  if (before >= 0 || !mapping) return before;
  const size = BigInt.asUintN(64, mapping.limit - mapping.start);
  const pages = (size + PAGE - 1n) / PAGE;
  const key = `${pages} ${mapping.offset} ${mapping.buildId || mapping.file}`;
  const number = merge.mappingKeys.get(key) ?? merge.mappings.length;
  if (number === merge.mappings.length) merge.mappings.push({...mapping, id: BigInt(number + 1)});
  merge.mappingKeys.set(key, number);
  moved.mappings[index] = number;
  return number;
}

function finishMerge(merge: Merge, profiles: readonly Profile[]): Profile {
  const offsets = (ends: Uint32Column): Uint32Array => Uint32Array.from([0, ...filledUint32(ends)]);
  return {
    ...mergedHeader(profiles),
    strings: merge.strings,
    mappings: merge.mappings,
    functions: {
      count: merge.names.length,
      names: filledUint32(merge.names),
      systemNames: filledUint32(merge.systemNames),
      fileNames: filledUint32(merge.fileNames),
      startLines: filledFloat64(merge.startLines),
    },
    locations: {
      count: merge.addresses.length,
      ids: BigUint64Array.from(merge.addresses, (_, i) => BigInt(i + 1)),
      addresses: BigUint64Array.from(merge.addresses),
      mappings: Int32Array.from(merge.locationMappings),
      folded: Uint8Array.from(merge.folded),
      lineOffsets: offsets(merge.lineEnds),
      lineFunctions: filledUint32(merge.lineFunctions),
      lineNumbers: filledFloat64(merge.lineNumbers),
      lineColumns: filledFloat64(merge.lineColumns),
    },
    samples: {
      count: merge.frameEnds.length,
      offsets: offsets(merge.frameEnds),
      frames: filledUint32(merge.frames),
      values: filledFloat64(merge.values),
      labelOffsets: offsets(merge.labelEnds),
      labelKeys: filledUint32(merge.labelKeys),
      labelTexts: filledUint32(merge.labelTexts),
      labelNumbers: filledFloat64(merge.labelNumbers),
      labelUnits: filledUint32(merge.labelUnits),
    },
  };
}

type Header = Omit<Profile, "strings" | "mappings" | "functions" | "locations" | "samples">;

/** The earliest time, the sum of the durations, the longest period, and each comment once. */
function mergedHeader(profiles: readonly Profile[]): Header {
  const [first] = profiles;
  if (!first) throw new ReportError("no profiles to merge");
  let {timeNanos, period} = first;
  for (const profile of profiles) {
    if (timeNanos === 0n || profile.timeNanos < timeNanos) timeNanos = profile.timeNanos;
    period = Math.max(period, profile.period);
  }
  return {
    sampleTypes: first.sampleTypes,
    periodType: first.periodType,
    dropFrames: first.dropFrames,
    keepFrames: first.keepFrames,
    timeNanos,
    durationNanos: profiles.reduce((sum, profile) => sum + profile.durationNanos, 0),
    period,
    comments: [...new Set(profiles.flatMap(profile => profile.comments))],
    defaultSampleType: profiles.find(profile => profile.defaultSampleType !== "")?.defaultSampleType ?? "",
    docUrl: profiles.find(profile => profile.docUrl !== "")?.docUrl ?? "",
  };
}
