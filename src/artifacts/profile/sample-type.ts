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
