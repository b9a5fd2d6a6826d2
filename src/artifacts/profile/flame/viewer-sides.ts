import {areBenchmarks, comparedBenchmarks, mainBenchmark} from "../../../pprof/diff/benchmarks.ts";
import {judgedMode, modeSentence, possibleModes} from "../../../pprof/diff/diff-mode.ts";
import type {DiffSide, ToldSides} from "../../../pprof/diff/diff-scale.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import {sampleCount} from "../../../pprof/profile/quality.ts";
import type {ProfileBase} from "../top/base-column.ts";

/** Go's profiles have four sample types at most. */
const MOST_TYPES = 8;

/**
 * Lists the sample types in which the viewer can compare a profile with its base: those that both have in the same
 * unit.
 */
export function viewerSides(head: Profile, {profile: base, benchmarks}: ProfileBase): ToldSides[] {
  return head.sampleTypes.slice(0, MOST_TYPES).flatMap(({type, unit}) => {
    if (!base.sampleTypes.some(known => known.type === type && known.unit === unit)) return [];
    const compared = comparedBenchmarks(base, head, type, benchmarks);
    const sides = {
      base: sideOf(base, type),
      head: sideOf(head, type),
      sampleType: type,
      unit,
      operations: mainBenchmark(compared)?.operations,
      isBenchmark: areBenchmarks(base, head, compared),
    };
    const modes = possibleModes(sides).map((mode, place) => ({
      mode,
      sentence: modeSentence(mode, sides, place === 0),
    }));
    return [{...sides, modes, judged: judgedMode(sides)}];
  });
}

function sideOf(profile: Profile, sampleType: string): DiffSide {
  const {samples, sampleTypes, durationNanos} = profile;
  let total = 0;
  const type = sampleTypes.findIndex(known => known.type === sampleType);
  for (let i = type; i < samples.values.length; i += sampleTypes.length)
    total += Math.abs(samples.values[i] ?? 0);
  const count = sampleCount(profile)?.count ?? 0;
  return {total, durationNanos, sampleValue: count > 0 ? total / count : 0};
}
