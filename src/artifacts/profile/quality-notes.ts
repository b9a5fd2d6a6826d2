import {findTruncation} from "../../pprof/graph/call-tree.ts";
import type {Profile} from "../../pprof/profile/profile.ts";
import {functionName} from "../../pprof/profile/profile.ts";
import {fewSamplesLimit, lightLoad, sampleCount, share} from "../../pprof/profile/quality.ts";

/** Shares below this are not worth a sentence. */
const WORTH_SAYING = 0.005;

/** Notes the limits of a profile, and its shares that are not the program's own. */
export function qualityNotes(profile: Profile, type: number): string[] {
  return [
    ...thinness(profile),
    ...truncation(profile, type),
    ...sharesOf(profile, type, [
      [
        isUnnamed,
        "of the total is spent in code without names: record with symbols, or on the machine that has the binary",
      ],
      [isHarness, "of the total is the work of the test harness itself (testing)"],
      [isProfiling, "of the total is the profiler's own work (runtime/pprof)"],
    ]),
  ];
}

/** Of so many samples a function's share is right to a third of itself: the square root of ten is three. */
const SAMPLES_THAT_TELL = 10;

function thinness(profile: Profile): string[] {
  const counted = sampleCount(profile);
  if (!counted || profile.samples.count === 0 || counted.count >= fewSamplesLimit(profile)) return [];
  const light = lightLoad(profile);
  const why = light === "" ? "" : ` (${light}: taken under light load)`;
  const {count, of} = counted;
  const enough =
    count > SAMPLES_THAT_TELL
      ? `enough for functions of at least ${share(SAMPLES_THAT_TELL, count)} of the whole (${SAMPLES_THAT_TELL} samples); smaller shares are chance`
      : "too few for any function: all shares are chance";
  return [`Only ${count} ${of}${why}: ${enough}. Record at least ${fewSamplesLimit(profile)}.`];
}

function truncation(profile: Profile, type: number): string[] {
  const cut = findTruncation(profile, type);
  if (!cut) return [];
  return [
    `${cut.samples} stacks (${share(cut.share, 1)} of the total) are cut at Go's limit of ${cut.limit} frames: they stand beside their callers, whose cost is therefore shown too low.`,
  ];
}

/** Whether a location counts, by its number. */
type Test = (profile: Profile, location: number) => boolean;

/** Sums the samples whose leaf or any caller is of some kind, and notes them where they are many. */
function sharesOf(
  profile: Profile,
  type: number,
  kinds: readonly (readonly [test: {readonly leafOnly: boolean; readonly is: Test}, words: string])[],
): string[] {
  const {samples, sampleTypes, locations} = profile;
  return kinds.flatMap(([{leafOnly, is}, words]) => {
    const marks = Uint8Array.from({length: locations.count}, (_, location) =>
      is(profile, location) ? 1 : 0,
    );
    if (!marks.includes(1)) return [];
    let total = 0;
    let found = 0;
    for (let sample = 0; sample < samples.count; sample++) {
      const value = Math.abs(samples.values[sample * sampleTypes.length + type] ?? 0);
      const first = samples.offsets[sample] ?? 0;
      const end = samples.offsets[sample + 1] ?? 0;
      const stack = samples.frames.subarray(first, leafOnly ? Math.min(first + 1, end) : end);
      total += value;
      if (stack.some(location => marks[location] === 1)) found += value;
    }
    return found > 0 && found >= total * WORTH_SAYING ? [`${share(found, total)} ${words}.`] : [];
  });
}

const isUnnamed = {
  leafOnly: true,
  is: ({locations}: Profile, location: number): boolean =>
    locations.lineOffsets[location] === locations.lineOffsets[location + 1],
};

const isHarness = {
  leafOnly: true,
  is(profile: Profile, location: number): boolean {
    const {lineOffsets, lineFunctions} = profile.locations;
    const line = lineOffsets[location] ?? 0;
    return (
      line < (lineOffsets[location + 1] ?? 0) &&
      /^testing\./.test(functionName(profile, lineFunctions[line] ?? 0))
    );
  },
};

const isProfiling = {
  leafOnly: false,
  is(profile: Profile, location: number): boolean {
    const {lineOffsets, lineFunctions} = profile.locations;
    for (let line = lineOffsets[location] ?? 0; line < (lineOffsets[location + 1] ?? 0); line++) {
      const name = functionName(profile, lineFunctions[line] ?? 0);
      // Labels are set by the program itself.
      if (/^runtime\/pprof\.(?!Do\b|SetGoroutineLabels|WithLabels|Labels)/.test(name)) return true;
    }
    return false;
  },
};
