import {matchingName} from "../../stacks/function-names.ts";
import type {Profile} from "../profile/profile.ts";
import {defaultSampleType, isProportional} from "../profile/sample-type.ts";
import {prepareReport} from "./report.ts";
import {DEFAULT_OPTIONS} from "./report-options.ts";
import {topCosts} from "./top.ts";

/** Costs of a function in a profile, in the sample type's unit. */
export interface FunctionCost {
  readonly flat: number;
  readonly cum: number;
}

/** Costs of every function in a sample type of a profile. */
export interface FunctionCosts {
  readonly sampleType: string;
  readonly unit: string;
  /** Of all samples; positive. */
  readonly total: number;
  /** By the name under which a function is the same before and after a change. */
  readonly functions: ReadonlyMap<string, FunctionCost>;
  /** Own costs by full name. */
  readonly flats: ReadonlyMap<string, number>;
}

/** Go's profiles have four sample types at most. */
const MOST_TYPES = 8;

const known = new WeakMap<Profile, Map<string, FunctionCosts | undefined>>();

/**
 * A sample type of fewer stacks than this share of the default sample type's is a remainder, such as memory
 * that a benchmark left in use.
 */
const LEAST_STACKS = 0.1;

/**
 * Names the sample types of independent information, the default first: not a CPU profile's samples, which are its
 * times, and not types that few stacks have.
 */
export function ownSampleTypes(profile: Profile): string[] {
  if (profile.sampleTypes.length === 0) return [];
  const first = defaultSampleType(profile);
  const least = stacksWith(profile, first) * LEAST_STACKS;
  const others = [...profile.sampleTypes.keys()].filter(
    type => type !== first && stacksWith(profile, type) >= least && !isProportional(profile, type, first),
  );
  return [first, ...others].slice(0, MOST_TYPES).map(type => profile.sampleTypes[type]?.type ?? "");
}

function stacksWith({samples, sampleTypes}: Profile, type: number): number {
  let count = 0;
  for (let i = type; i < samples.values.length; i += sampleTypes.length) if (samples.values[i] !== 0) count++;
  return count;
}

/**
 * Sums the functions of a sample type: the numbers of `go tool pprof -top -trim=false`. Undefined where the
 * profile has no such samples. Asked again of the same profile it answers at once.
 */
export function functionCosts(profile: Profile, sampleType: string): FunctionCosts | undefined {
  const types = known.get(profile) ?? new Map<string, FunctionCosts | undefined>();
  known.set(profile, types);
  if (!types.has(sampleType)) types.set(sampleType, sumFunctions(profile, sampleType));
  return types.get(sampleType);
}

function sumFunctions(profile: Profile, sampleType: string): FunctionCosts | undefined {
  const unit = profile.sampleTypes.find(({type}) => type === sampleType)?.unit;
  if (unit === undefined || profile.samples.count === 0) return undefined;
  const options = {...DEFAULT_OPTIONS, sampleIndex: sampleType, trim: false};
  const report = prepareReport(profile, "top", options);
  if (report.total <= 0) return undefined;
  const functions = new Map<string, FunctionCost>();
  const flats = new Map<string, number>();
  for (const {name, flat, cum} of topCosts(report)) {
    flats.set(name, flat);
    const key = matchingName(name);
    const sum = functions.get(key) ?? {flat: 0, cum: 0};
    functions.set(key, {flat: sum.flat + flat, cum: sum.cum + cum});
  }
  return {sampleType, unit, total: report.total, functions, flats};
}
