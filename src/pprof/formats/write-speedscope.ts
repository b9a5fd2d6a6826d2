import type {Profile} from "../profile/profile.ts";
import {functionFile, functionName, sampleValue} from "../profile/profile.ts";
import {defaultSampleType} from "../profile/sample-type.ts";
import {SPEEDSCOPE_SCHEMA} from "./speedscope.ts";

/** A frame as speedscope has it: a function, and where it runs. */
interface SpeedscopeFrame {
  readonly name: string;
  readonly file?: string;
  readonly line?: number;
}

/** Units that speedscope knows by the names pprof has for them. */
const UNITS = new Set(["nanoseconds", "microseconds", "milliseconds", "seconds", "bytes"]);

/** Writes a profile for speedscope.app: a sampled profile for each sample type, frames from the root on. */
export function writeSpeedscope(profile: Profile, name: string): string {
  const frames: SpeedscopeFrame[] = [];
  const numbers = new Map<string, number>();
  const locations = Array.from({length: profile.locations.count}, (_, location) =>
    framesOf(profile, location).map(frame => {
      const key = JSON.stringify(frame);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, frames.length);
      return frames.push(frame) - 1;
    }),
  );
  const samples = Array.from({length: profile.samples.count}, (_, sample) =>
    stackOf(profile, sample, locations),
  );
  const profiles = profile.sampleTypes.map(({type, unit}, index) => {
    const weights = samples.map((_, sample) => sampleValue(profile, sample, index));
    return {
      type: "sampled",
      name: type,
      unit: UNITS.has(unit) ? unit : "none",
      startValue: 0,
      endValue: weights.reduce((sum, weight) => sum + Math.abs(weight), 0),
      samples,
      weights,
    };
  });
  return JSON.stringify({
    $schema: SPEEDSCOPE_SCHEMA,
    name,
    activeProfileIndex: Math.max(0, defaultSampleType(profile)),
    exporter: "perf-journal",
    shared: {frames},
    profiles,
  });
}

/** The frames of a location, the outermost first. */
function framesOf(profile: Profile, location: number): SpeedscopeFrame[] {
  const {locations} = profile;
  const frames: SpeedscopeFrame[] = [];
  const first = locations.lineOffsets[location] ?? 0;
  for (let row = (locations.lineOffsets[location + 1] ?? 0) - 1; row >= first; row--) {
    const fn = locations.lineFunctions[row] ?? 0;
    const file = functionFile(profile, fn);
    const line = locations.lineNumbers[row] ?? 0;
    const name = functionName(profile, fn);
    frames.push({
      name: name === "" ? "<unknown>" : name,
      ...(file !== "" && {file}),
      ...(line > 0 && {line}),
    });
  }
  return frames.length > 0 ? frames : [{name: "<unknown>"}];
}

function stackOf({samples}: Profile, sample: number, locations: readonly (readonly number[])[]): number[] {
  const stack: number[] = [];
  const first = samples.offsets[sample] ?? 0;
  for (let frame = (samples.offsets[sample + 1] ?? 0) - 1; frame >= first; frame--)
    for (const number of locations[samples.frames[frame] ?? 0] ?? []) stack.push(number);
  return stack;
}
