import {isTimeUnit, percentage, scale, scaledLabel} from "../../units/pprof-scale.ts";
import type {Profile} from "./profile.ts";

/** Minimum samples of a meaningful profile: with fewer, the next run will look different. */
const FEW_SAMPLES = 100;

/** Returns the number of samples below which a profile is called thin. */
export function fewSamplesLimit(profile: Profile): number {
  return profile.fewSamples ?? FEW_SAMPLES;
}

/** How many times a profile looked. */
export interface SampleCount {
  readonly count: number;
  /** Name of the counted items: "samples", "sampled allocations". */
  readonly of: string;
}

/**
 * Counts how often a sampling profile looked: ticks of a CPU profile, sampled allocations of a heap profile.
 * Undefined for profiles that count every event: goroutines, contentions at full rate, custom counts.
 */
export function sampleCount(profile: Profile): SampleCount | undefined {
  // Each function of a journal's histories asks for it at each of its profiles.
  if (!counts.has(profile)) counts.set(profile, countSamples(profile));
  return counts.get(profile);
}

const counts = new WeakMap<Profile, SampleCount | undefined>();

function countSamples(profile: Profile): SampleCount | undefined {
  const ticks = profile.sampleTypes.findIndex(({type, unit}) => type === "samples" && unit === "count");
  if (ticks >= 0) {
    const count = sumOf(profile, ticks);
    // Weights and differences are no counts, and a format without counts leaves them 0.
    return count > 0 && areCounts(profile, ticks) ? {count, of: "samples"} : undefined;
  }
  const {type, unit} = profile.periodType;
  if (type !== "space" || unit !== "bytes" || profile.period <= 1) return undefined;
  // Go scales sampled sizes up to all allocations; a sample counts for about a period.
  const wanted = profile.defaultSampleType.startsWith("alloc_") ? "alloc_space" : "inuse_space";
  const space = profile.sampleTypes.findIndex(sampleType => sampleType.type === wanted);
  if (space < 0 || !areCounts(profile, space)) return undefined;
  return {count: Math.ceil(sumOf(profile, space) / profile.period), of: "sampled allocations"};
}

/** True if all values of a sample type are whole and not negative. */
function areCounts({samples, sampleTypes}: Profile, type: number): boolean {
  for (let i = type; i < samples.values.length; i += sampleTypes.length) {
    const value = samples.values[i] ?? 0;
    if (value < 0 || !Number.isInteger(value)) return false;
  }
  return true;
}

/** Sums a sample type over all samples, with its sign. */
export function sumOf({samples, sampleTypes}: Profile, type: number): number {
  let sum = 0;
  for (let i = type; i < samples.values.length; i += sampleTypes.length) sum += samples.values[i] ?? 0;
  return sum;
}

/** Returns a CPU profile's sampled time of its duration: `20ms of samples in 35.70s`; "" when it is not time. */
export function load(profile: Profile): string {
  const type = profile.sampleTypes.length - 1;
  const unit = profile.sampleTypes[type]?.unit ?? "";
  if (profile.durationNanos <= 0 || !isTimeUnit(unit)) return "";
  const sampled = scaledLabel(sumOf(profile, type), unit, "auto");
  return `${sampled} of samples in ${scaledLabel(profile.durationNanos, "nanoseconds", "auto")}`;
}

/** Notes that less than half of a CPU profile's duration was sampled; "" otherwise. */
export function lightLoad(profile: Profile): string {
  const type = profile.sampleTypes.length - 1;
  const unit = profile.sampleTypes[type]?.unit ?? "";
  if (!isTimeUnit(unit)) return "";
  return scale(sumOf(profile, type), unit, "ns").value < profile.durationNanos / 2 ? load(profile) : "";
}

/** Returns the average busy cores, if above 1: `2.4 cores busy`. */
export function coresBusy(total: number, unit: string, durationNanos: number): string {
  const isKnown = durationNanos > 0 && isTimeUnit(unit);
  const cores = isKnown ? scale(total, unit, "ns").value / durationNanos : 0;
  return cores > 1.0005 ? `${scaledLabel(cores, "count", "count")} cores busy on average` : "";
}

/** A share in the words of pprof, without padding: `12.30%`. */
export function share(value: number, total: number): string {
  return percentage(value, total).trim();
}
