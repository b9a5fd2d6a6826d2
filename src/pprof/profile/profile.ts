import type {StringTable} from "./string-table.ts";

/**
 * A profile as columns: samples × frames × values without an object per sample.
 * The words are those of profile.proto: https://github.com/google/pprof/blob/main/proto/profile.proto
 */
export interface Profile {
  readonly sampleTypes: readonly ValueType[];
  /** Name of the sample type to show first; "" if absent. */
  readonly defaultSampleType: string;
  readonly strings: StringTable;
  readonly samples: Samples;
  readonly locations: Locations;
  readonly functions: Functions;
  /** The first is the program itself. */
  readonly mappings: readonly Mapping[];
  /** When recording began, nanoseconds since 1970 UTC; 0n when unknown. */
  readonly timeNanos: bigint;
  /** How long was recorded; 0 when unknown. */
  readonly durationNanos: number;
  readonly periodType: ValueType;
  /** Events between two samples, in the unit of `periodType`. */
  readonly period: number;
  readonly comments: readonly string[];
  /** An address of documentation, as written: not checked. "" if absent. */
  readonly docUrl: string;
  /** Regular expressions of frames to cut away and to keep; "" if absent. */
  readonly dropFrames: string;
  readonly keepFrames: string;
  /** Where it comes from; absent for pprof's own format. */
  readonly origin?: Origin;
  /** Minimum samples before a profile counts as thin, if the journal sets it; `fewSamples` of quality.ts has the default. */
  readonly fewSamples?: number;
  /** Present where a base was subtracted: the two sides as they were recorded. */
  readonly difference?: Difference;
}

/** When and for how long the two sides of a difference were recorded. */
export interface Difference {
  readonly base: ProfileRecording;
  readonly head: ProfileRecording;
}

/** When a profile was recorded, as in the profile. */
export type ProfileRecording = Pick<Profile, "timeNanos" | "durationNanos">;

/** Names of a profile of another format than pprof's. */
export interface Origin {
  /** "CPU profile (V8)"; absent if the sample types imply it. */
  readonly title?: string;
  /** The format, and the meaning of its numbers: "V8 CPU profile (.cpuprofile), wall-clock time". */
  readonly format: string;
}

/** Quantity and unit of a value: `cpu`, `nanoseconds`. */
export interface ValueType {
  readonly type: string;
  readonly unit: string;
}

/** Stacks with their values; sample `i` has the frames from `offsets[i]` to before `offsets[i + 1]`. */
export interface Samples {
  readonly count: number;
  /** Length: number of samples + 1. */
  readonly offsets: Uint32Array;
  /** Indices of locations, the leaf first and the root last. */
  readonly frames: Uint32Array;
  /** The values of sample `i` begin at `i` times the number of sample types. Signed; exact up to 2^53. */
  readonly values: Float64Array;
  /** The labels of sample `i` are those from `labelOffsets[i]` to before `labelOffsets[i + 1]`. */
  readonly labelOffsets: Uint32Array;
  /** String of the label's name. */
  readonly labelKeys: Uint32Array;
  /** String of a text label; 0 for a numeric label. */
  readonly labelTexts: Uint32Array;
  readonly labelNumbers: Float64Array;
  /** String of a numeric label's unit; 0 if absent. */
  readonly labelUnits: Uint32Array;
}

/** Places in the program; location `i` has the lines from `lineOffsets[i]` to before `lineOffsets[i + 1]`. */
export interface Locations {
  readonly count: number;
  readonly ids: BigUint64Array;
  /** 64-bit: kernel addresses do not fit a double. */
  readonly addresses: BigUint64Array;
  /** Index of the mapping; -1 when unknown. */
  readonly mappings: Int32Array;
  /** 1 when several locations were folded into this location. */
  readonly folded: Uint8Array;
  readonly lineOffsets: Uint32Array;
  /** Index of the function. The first line is the innermost inlined call, the last the function itself. */
  readonly lineFunctions: Uint32Array;
  /** 1-based; 0 when unknown. */
  readonly lineNumbers: Float64Array;
  /** 1-based; 0 when unknown. */
  readonly lineColumns: Float64Array;
}

/** Functions by index; the first three columns are numbers of strings. */
export interface Functions {
  readonly count: number;
  readonly names: Uint32Array;
  readonly systemNames: Uint32Array;
  readonly fileNames: Uint32Array;
  /** 1-based; 0 if unknown (Go before 1.20 omits it). */
  readonly startLines: Float64Array;
}

/** A binary or library of the program. */
export interface Mapping {
  readonly id: bigint;
  readonly start: bigint;
  readonly limit: bigint;
  readonly offset: bigint;
  /** Path of the binary; "" when unknown. */
  readonly file: string;
  readonly buildId: string;
  readonly hasFunctions: boolean;
  readonly hasFileNames: boolean;
  readonly hasLineNumbers: boolean;
  readonly hasInlineFrames: boolean;
}

/** An empty profile, of a file that could not be read. */
export function emptyProfile(strings: StringTable): Profile {
  return {
    sampleTypes: [],
    defaultSampleType: "",
    strings,
    samples: emptySamples(),
    locations: emptyLocations(),
    functions: emptyFunctions(),
    mappings: [],
    timeNanos: 0n,
    durationNanos: 0,
    periodType: {type: "", unit: ""},
    period: 0,
    comments: [],
    docUrl: "",
    dropFrames: "",
    keepFrames: "",
  };
}

function emptySamples(): Samples {
  return {
    count: 0,
    offsets: new Uint32Array(1),
    frames: new Uint32Array(0),
    values: new Float64Array(0),
    labelOffsets: new Uint32Array(1),
    labelKeys: new Uint32Array(0),
    labelTexts: new Uint32Array(0),
    labelNumbers: new Float64Array(0),
    labelUnits: new Uint32Array(0),
  };
}

function emptyLocations(): Locations {
  return {
    count: 0,
    ids: new BigUint64Array(0),
    addresses: new BigUint64Array(0),
    mappings: new Int32Array(0),
    folded: new Uint8Array(0),
    lineOffsets: new Uint32Array(1),
    lineFunctions: new Uint32Array(0),
    lineNumbers: new Float64Array(0),
    lineColumns: new Float64Array(0),
  };
}

function emptyFunctions(): Functions {
  return {
    count: 0,
    names: new Uint32Array(0),
    systemNames: new Uint32Array(0),
    fileNames: new Uint32Array(0),
    startLines: new Float64Array(0),
  };
}

/** Returns the name of a function by its index. */
export function functionName(profile: Profile, index: number): string {
  return profile.strings.at(profile.functions.names[index] ?? 0);
}

/** Returns the source file of a function by its index. */
export function functionFile(profile: Profile, index: number): string {
  return profile.strings.at(profile.functions.fileNames[index] ?? 0);
}

/** Returns a value of a sample. */
export function sampleValue(profile: Profile, sample: number, type: number): number {
  return profile.samples.values[sample * profile.sampleTypes.length + type] ?? 0;
}

/** Maximum length of names of types and units, since units follow every number of a page. */
const LONGEST_TYPE = 100;

/** Returns the profile with names of sample types and units short enough to be shown. */
export function withShortTypes(profile: Profile): Profile {
  const short = (text: string): string =>
    text.length > LONGEST_TYPE ? `${text.slice(0, LONGEST_TYPE)}…` : text;
  const sampleTypes = profile.sampleTypes.map(({type, unit}) => ({type: short(type), unit: short(unit)}));
  return {...profile, sampleTypes, defaultSampleType: short(profile.defaultSampleType)};
}
