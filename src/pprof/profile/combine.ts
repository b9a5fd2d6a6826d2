import {convertible, scale} from "../../units/pprof-scale.ts";
import {BASE_LABEL} from "./labels.ts";
import {mergeProfiles} from "./merge.ts";
import type {Profile, ProfileRecording, ValueType} from "./profile.ts";
import {ReportError} from "./report-error.ts";
import {copyFrames, restack} from "./restack.ts";
import {growingStrings} from "./string-table.ts";

/** How a base is subtracted. */
export interface BaseOptions {
  /** Whether percentages are of the base's total, and equal stacks of base and head stay apart. */
  readonly diff: boolean;
  /** Whether the head is first scaled to the base's total. */
  readonly normalize: boolean;
}

/**
 * Combines several profiles: the sample types they share, in the finest of their units, added up. A single
 * profile is returned as it is.
 */
export function combineProfiles(profiles: readonly Profile[]): Profile {
  const [only] = profiles;
  if (profiles.length === 1 && only) return only;
  return mergeProfiles(inCommonUnits(withCommonTypes(profiles)));
}

/** Subtracts a base from a profile, as `-base` and `-diff_base` of `go tool pprof` do. */
export function subtractBase(head: Profile, base: Profile, options: BaseOptions): Profile {
  const marked = options.diff ? withLabel(base, BASE_LABEL, "true") : base;
  const scaled = options.normalize ? scaleValues(head, normalizingRatios(head, base)) : head;
  const negated = scaleValues(
    marked,
    base.sampleTypes.map(() => -1),
  );
  const side = ({timeNanos, durationNanos}: Profile): ProfileRecording => ({timeNanos, durationNanos});
  return {...combineProfiles([scaled, negated]), difference: {base: side(base), head: side(head)}};
}

/** Keeps the sample types that all profiles have, by name, in the order of the first. */
function withCommonTypes(profiles: readonly Profile[]): Profile[] {
  const [first] = profiles;
  const isCommon = ({type}: ValueType): boolean =>
    profiles.every(profile => profile.sampleTypes.some(other => other.type === type));
  const names = first?.sampleTypes.filter(isCommon).map(({type}) => type) ?? [];
  if (names.length === 0) throw new ReportError("profiles have empty common sample type list");
  return profiles.map(profile => withTypes(profile, names));
}

function withTypes(profile: Profile, names: readonly string[]): Profile {
  const {sampleTypes, samples} = profile;
  const indices = names.map(name => sampleTypes.findIndex(({type}) => type === name));
  if (names.length === sampleTypes.length && indices.every((index, i) => index === i)) return profile;
  const values = new Float64Array(samples.count * names.length);
  for (let sample = 0; sample < samples.count; sample++)
    indices.forEach((index, i) => {
      values[sample * names.length + i] = samples.values[sample * sampleTypes.length + index] ?? 0;
    });
  const isKept = names.includes(profile.defaultSampleType);
  return {
    ...profile,
    sampleTypes: indices.map(index => sampleTypes[index] ?? {type: "", unit: ""}),
    defaultSampleType: isKept ? profile.defaultSampleType : (names[0] ?? ""),
    samples: {...samples, values},
  };
}

/** Converts all values to the finest unit that any of the profiles has them in. */
function inCommonUnits(profiles: readonly Profile[]): Profile[] {
  const [first] = profiles;
  if (!first) return [];
  const periodType = finestType(profiles.map(profile => profile.periodType));
  const types = first.sampleTypes.map((type, i) =>
    finestType(profiles.map(profile => profile.sampleTypes[i] ?? type)),
  );
  return profiles.map(profile => {
    const ratios = profile.sampleTypes.map(
      (type, i) => scale(1, type.unit, types[i]?.unit ?? type.unit).value,
    );
    const scaled = scaleValues(profile, ratios);
    return {
      ...scaled,
      period: Math.trunc(scale(profile.period, profile.periodType.unit, periodType.unit).value),
      periodType: {...profile.periodType, unit: periodType.unit},
      sampleTypes: profile.sampleTypes.map((type, i) => ({...type, unit: types[i]?.unit ?? type.unit})),
    };
  });
}

function finestType(types: readonly ValueType[]): ValueType {
  return types.reduce((finest, type) => {
    if (!isSameQuantity(finest, type))
      throw new ReportError(
        `incompatible types: {${finest.type} ${finest.unit}} {${type.type} ${type.unit}}`,
      );
    return scale(1, type.unit, finest.unit).value < 1 ? type : finest;
  });
}

function isSameQuantity(a: ValueType, b: ValueType): boolean {
  return a.type.replace(/s$/, "") === b.type.replace(/s$/, "") && convertible(a.unit, b.unit);
}

/**
 * Multiplies values, rounding halves away from zero. Samples whose scaled values are all 0 are dropped. Ratios of 1
 * leave their values untouched, and do not keep a sample.
 */
function scaleValues(profile: Profile, ratios: readonly number[]): Profile {
  if (ratios.every(ratio => ratio === 1)) return profile;
  const {samples, sampleTypes} = profile;
  const types = sampleTypes.length;
  const values = samples.values.map((value, i) => {
    const ratio = ratios[i % types] ?? 1;
    return ratio === 1 ? value : roundAway(value * ratio);
  });
  const scaled = {...profile, samples: {...samples, values}};
  return restack(scaled, (sample, frames) => {
    if (!ratios.some((ratio, i) => ratio !== 1 && values[sample * types + i] !== 0)) return false;
    copyFrames(samples, sample, frames);
    return true;
  });
}

function roundAway(value: number): number {
  const rounded = Math.sign(value) * Math.round(Math.abs(value));
  return rounded === 0 ? 0 : rounded;
}

function normalizingRatios(head: Profile, base: Profile): number[] {
  return head.sampleTypes.map((_, type) => {
    const sum = sumOf(head, type);
    return sum === 0 ? 0 : sumOf(base, type) / sum;
  });
}

function sumOf({samples, sampleTypes}: Profile, type: number): number {
  let sum = 0;
  for (let i = type; i < samples.values.length; i += sampleTypes.length) sum += samples.values[i] ?? 0;
  return sum;
}

/** Gives every sample an additional label. */
function withLabel(profile: Profile, name: string, text: string): Profile {
  const {samples} = profile;
  const strings = growingStrings(profile.strings);
  const key = strings.add(name);
  const value = strings.add(text);
  const rows = samples.labelKeys.length + samples.count;
  const labelOffsets = samples.labelOffsets.map((offset, i) => offset + i);
  const isAdded = new Uint8Array(rows);
  for (let sample = 0; sample < samples.count; sample++) isAdded[(labelOffsets[sample + 1] ?? 1) - 1] = 1;
  let source = 0;
  const sources = Array.from(isAdded, added => (added === 1 ? -1 : source++));
  const column = (old: Uint32Array, added: number): Uint32Array =>
    Uint32Array.from(sources, row => (row < 0 ? added : (old[row] ?? 0)));
  return {
    ...profile,
    strings,
    samples: {
      ...samples,
      labelOffsets,
      labelKeys: column(samples.labelKeys, key),
      labelTexts: column(samples.labelTexts, value),
      labelNumbers: Float64Array.from(sources, row => (row < 0 ? 0 : (samples.labelNumbers[row] ?? 0))),
      labelUnits: column(samples.labelUnits, 0),
    },
  };
}
