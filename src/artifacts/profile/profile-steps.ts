import type {ArtifactFile} from "../../input/artifact-file.ts";
import {isUtf8} from "../../input/detection-sample.ts";
import {profileStacks} from "../../pprof/graph/profile-stacks.ts";
import {tableRoom} from "../../pprof/profile/message-counts.ts";
import type {Profile} from "../../pprof/profile/profile.ts";
import {defaultSampleType} from "../../pprof/profile/sample-type.ts";
import {ownSampleTypes} from "../../pprof/report/function-costs.ts";
import {at, FIRST_NAME} from "../../stacks/frame-tree.ts";
import {mergeStacks} from "../../stacks/merge-stacks.ts";
import {FLAME_LIMITS} from "./flame/flame.ts";

/** Frames after which the tables and pictures of a profile are as large as they may be. */
const FULL_FRAMES = 5_000;
/** Frames of the largest flame graph that is counted whole. */
const MOST_KEPT = 200_000;

/** Share of a profile from which on a function is followed. */
const LEAST_FOLLOWED = 0.01;

/** Amounts of a profile that the cost of its pages grows with. */
interface ProfileSize {
  /** Sample types that are drawn. */
  readonly types: number;
  readonly functions: number;
  /** Frames of all stacks. */
  readonly frames: number;
  /** Frames of the flame graph: stacks share those that they have in common from the root on. */
  readonly kept: number;
  /** Names of functions that hold enough of the profile for a page of their own. */
  readonly large: readonly string[];
}

/** Steps of reading a byte of text or JSON: `perf script` takes 0.085 µs; the byte itself is paid for, too. */
const STEPS_OF_BYTE = 0.05;

/** Counts the steps of reading a profile that is written as text or JSON; 0 for protobuf. */
export function readingSteps(file: ArtifactFile): number {
  return isUtf8(file) ? Math.ceil(STEPS_OF_BYTE * file.bytes.length) : 0;
}

/** Counts the room of a profile in protobuf before it is read; 0 for text and JSON. */
export function readingRoom(file: ArtifactFile): number {
  return isUtf8(file) ? 0 : tableRoom(file.bytes);
}

/**
 * Counts the steps of drawing the pages of a profile: eight reports and the data of its viewer. Weights were fitted to
 * the processor time of builds, in microseconds, of profiles of few and many frames, functions and sample types.
 */
export function pageSteps(profile: Profile): number {
  const {types, functions, frames, kept} = sizeOf(profile);
  const perType = 8_000 + 8 * kept + 0.25 * frames;
  const filled = 12 * Math.min(frames, FULL_FRAMES);
  return Math.ceil(36_000 + types * perType + filled + 25 * functions + 0.05 * frames);
}

/** Names the functions of a profile that are followed through the journal, about; each has a page. */
export function followedFunctions(profile: Profile): readonly string[] {
  return sizeOf(profile).large;
}

/** Counts the steps of a single figure of a profile in an entry. */
export function figureSteps(profile: Profile): number {
  const {types, functions, frames, kept} = sizeOf(profile);
  const perType = 2_000 + 4 * kept + 0.12 * frames;
  return Math.ceil(8_000 + types * perType + 2 * Math.min(frames, FULL_FRAMES) + 6 * functions);
}

/** Counts the steps of comparing two profiles on the pages of the head, from those of the pages of each. */
export function pairPageSteps(base: number, head: number): number {
  return Math.ceil(0.6 * (base + head));
}

/** Counts the steps of a figure that compares two profiles. */
export function pairFigureSteps(base: Profile, head: Profile): number {
  const [a, b] = [sizeOf(base), sizeOf(head)];
  const frames = a.frames + b.frames;
  const filled = 2 * Math.min(frames, 2 * FULL_FRAMES);
  return Math.ceil(10_000 + filled + 0.5 * frames + 4 * (a.kept + b.kept) + 12 * (a.functions + b.functions));
}

const sizes = new WeakMap<Profile, ProfileSize>();

function sizeOf(profile: Profile): ProfileSize {
  const known = sizes.get(profile);
  if (known) return known;
  const {functions} = profile;
  const size = {
    types: ownSampleTypes(profile).length,
    functions: functions.count,
    frames: framesOf(profile),
    ...keptFrames(profile),
  };
  sizes.set(profile, size);
  return size;
}

/** Calls that compilers put into one another at a place, which the weights allow for. */
const USUAL_LINES = 4;

/** Counts the frames of all stacks: places, and the calls at them beyond those that compilers put there. */
function framesOf({samples: {frames}, locations: {lineOffsets}}: Profile): number {
  let count = frames.length;
  for (const place of frames) {
    const lines = (lineOffsets[place + 1] ?? 0) - (lineOffsets[place] ?? 0);
    if (lines > USUAL_LINES) count += lines - USUAL_LINES;
  }
  return count;
}

function keptFrames(profile: Profile): Pick<ProfileSize, "kept" | "large"> {
  if (profile.sampleTypes.length === 0 || profile.samples.count === 0) return {kept: 0, large: []};
  const {stacks, names} = profileStacks(profile, [defaultSampleType(profile)]);
  const options = {...FLAME_LIMITS, most: MOST_KEPT, orderBy: 0, compareNames: () => 0};
  const {tree} = mergeStacks(stacks, options);
  const [totals = new Float64Array()] = tree.totals;
  const sums = new Float64Array(stacks.nameCount);
  tree.names.forEach((name, frame) => {
    sums[name] = at(sums, name) + at(totals, frame);
  });
  const least = at(totals, 0) * LEAST_FOLLOWED;
  return {kept: tree.count, large: names.filter((_, index) => at(sums, index + FIRST_NAME) >= least)};
}
