import type {Profile} from "./profile.ts";
import {ReportError} from "./report-error.ts";

/**
 * Finds the index of a sample type by its name or number; "" is the profile's default, else the last type.
 * Throws ReportError naming the types that exist.
 */
export function sampleTypeIndex(profile: Profile, wanted: string): number {
  const types = profile.sampleTypes.map(({type}) => type);
  if (types.length === 0) throw new ReportError("profile has no samples");
  if (wanted === "") return defaultSampleType(profile);
  if (/^[+-]?\d+$/.test(wanted)) {
    const index = Number(wanted);
    if (index >= 0 && index < types.length) return index;
    throw new ReportError(`sample_index ${wanted} is outside the range [0..${types.length - 1}]`);
  }
  // Profiles of old call inuse_space and inuse_objects "space" and "objects".
  const legacy = wanted.replace(/^inuse_/, "");
  const index = types.findIndex(type => type === wanted || type === legacy);
  if (index >= 0) return index;
  throw new ReportError(`sample_index "${wanted}" must be one of: [${types.join(" ")}]`);
}

/** Returns the index of the sample type shown first: the named default, else the last. */
export function defaultSampleType(profile: Profile): number {
  const named = profile.sampleTypes.findIndex(({type}) => type === profile.defaultSampleType);
  return profile.defaultSampleType !== "" && named >= 0 ? named : profile.sampleTypes.length - 1;
}

/**
 * True if the values of a sample type are those of another times a constant, as a CPU profile's samples are
 * its times: drawings of both look the same.
 */
export function isProportional({samples, sampleTypes}: Profile, type: number, to: number): boolean {
  const types = sampleTypes.length;
  const first = samples.values.findIndex((value, i) => value !== 0 && i % types === to);
  if (first < 0) return false;
  const row = first - to;
  const factor = (samples.values[row + type] ?? 0) / (samples.values[row + to] ?? 1);
  if (factor === 0) return false;
  for (let i = 0; i < samples.values.length; i += types)
    if (samples.values[i + type] !== (samples.values[i + to] ?? 0) * factor) return false;
  return true;
}
