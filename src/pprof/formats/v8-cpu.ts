import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {ProfileFormat, Reading} from "./format.ts";
import type {Fields} from "./json.ts";
import {isJsonOf, isObject, list, number, object, readJson} from "./json.ts";
import type {ProblemLog} from "./problem-log.ts";
import {problemLog} from "./problem-log.ts";
import type {ProfileBuilder} from "./profile-builder.ts";
import {profileBuilder} from "./profile-builder.ts";
import {flatStacks, nestedStacks} from "./v8-stacks.ts";

/** Samples in order of time, each with the node it was taken in; times in microseconds. */
export interface V8Timeline {
  readonly nodes: readonly unknown[];
  readonly times: readonly number[];
  /** When the last sample's time ends. */
  readonly end: number;
}

/** Members of Profiler.Profile, and of the form before it. */
type CpuProfile = Fields<
  "nodes" | "head" | "samples" | "timeDeltas" | "timestamps" | "startTime" | "endTime"
>;

/** Sample types of V8's profiler. */
export const V8_CPU_TYPES = [
  {type: "samples", unit: "count"},
  {type: "time", unit: "nanoseconds"},
] as const;

const NANOS = 1000;

/**
 * V8's CPU profiles: `node --cpu-prof`, the JavaScript profiler of Chrome. Profiler.Profile of the DevTools
 * protocol, and the form before it with a tree below `head`.
 */
export const v8CpuProfile: ProfileFormat = {
  name: "V8 CPU profile",
  detect: file => isJsonOf(file, ['"functionName"'], hasShape, ['"functionName"', '"hitCount"']),
  read: file => readJson(file, value => readCpu(file, object(value))),
};

function hasShape(value: unknown): boolean {
  const profile: CpuProfile = object(value);
  const isNew = Array.isArray(profile.nodes) && Array.isArray(profile.samples);
  const isOld = isObject(profile.head) && Array.isArray(profile.samples) && "timestamps" in profile;
  return isNew || isOld;
}

function readCpu(file: ArtifactFile, profile: CpuProfile): Reading {
  const log = problemLog(file);
  const builder = profileBuilder(file.spend);
  const stacks = Array.isArray(profile.nodes)
    ? flatStacks(profile.nodes, builder, log)
    : oldStacks(profile.head, builder);
  if (list(profile.samples).length > 0) addTimeline(timelineOf(profile), stacks, builder, log);
  else addHits(profile, stacks, builder);
  const durationNanos = durationOf(profile);
  const read = builder.finish(
    {
      sampleTypes: V8_CPU_TYPES,
      durationNanos: Number.isSafeInteger(durationNanos) ? durationNanos : 0,
      origin: {title: "CPU profile (V8)", format: "V8 CPU profile (.cpuprofile), wall-clock time"},
    },
    log,
  );
  return {profile: read, problems: log.problems()};
}

function durationOf(profile: CpuProfile): number {
  const start = number(profile.startTime) ?? 0;
  const end = number(profile.endTime) ?? 0;
  // The old form has seconds here, and microseconds in its samples.
  if (!Array.isArray(profile.nodes)) return end > start ? Math.round((end - start) * 1e9) : 0;
  const extent = extentOf(timesFrom(start, list(profile.timeDeltas)), start, end);
  return Math.round((extent.end - extent.start) * NANOS);
}

/** Without a list of samples there are still the numbers of hits, at least in a flat list of nodes. */
function addHits(profile: CpuProfile, stacks: ReadonlyMap<number, number>, builder: ProfileBuilder): void {
  for (const item of list(profile.nodes)) {
    const node = object<"id" | "hitCount">(item);
    const stack = stacks.get(number(node.id) ?? Number.NaN);
    const hits = number(node.hitCount) ?? 0;
    if (stack !== undefined && hits > 0) builder.add(builder.sample(stack), 0, hits);
  }
}

function oldStacks(head: unknown, builder: ProfileBuilder): Map<number, number> {
  const stacks = new Map<number, number>();
  for (const {node, stack} of nestedStacks(head, builder)) stacks.set(number(node.id) ?? Number.NaN, stack);
  return stacks;
}

function timelineOf(profile: CpuProfile): V8Timeline {
  const start = number(profile.startTime) ?? 0;
  const stamps = list(profile.timestamps);
  const times =
    stamps.length > 0 ? stamps.map(time => number(time) ?? 0) : timesFrom(start, list(profile.timeDeltas));
  const isNew = Array.isArray(profile.nodes);
  const end = isNew ? extentOf(times, start, number(profile.endTime) ?? 0).end : 0;
  return {nodes: list(profile.samples), times, end};
}

/** Adds up the times between samples; each is that before its sample. */
export function timesFrom(start: number, deltas: readonly unknown[]): number[] {
  let time = start;
  return deltas.map(delta => {
    time += number(delta) ?? 0;
    return time;
  });
}

/** Where the times of samples begin and end, in microseconds. */
export interface Extent {
  readonly start: number;
  /** When the last sample's time ends. */
  readonly end: number;
}

/** Gaps before the first and behind the last sample are at most so much, or as long as all samples together. */
const LONGEST_GAP = 1e6;

/**
 * Returns how long samples were taken, by their own times: start and end of a profile may be of another clock, or 0.
 * They count only as far as they are near the first and the last sample.
 */
export function extentOf(times: readonly number[], start: number, end: number): Extent {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  if (times.length === 0) return {start, end: Math.max(start, end)};
  const isNear = (gap: number): boolean => gap >= 0 && gap <= Math.max(LONGEST_GAP, last - first);
  return {start: isNear(first - start) ? start : first, end: isNear(end - last) ? end : last};
}

/** Adds samples: each has the time until the next. V8 may note them slightly out of order. */
export function addTimeline(
  {nodes, times, end}: V8Timeline,
  stacks: ReadonlyMap<number, number>,
  builder: ProfileBuilder,
  log: ProblemLog,
  labels?: number,
): void {
  const inOrder = [...nodes.keys()];
  if (inOrder.some(i => i > 0 && (times[i] ?? 0) < (times[i - 1] ?? 0)))
    inOrder.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  inOrder.forEach((place, i) => {
    const stack = stacks.get(number(nodes[place]) ?? Number.NaN);
    if (stack === undefined) {
      log.line(0, `sample ${place} of a V8 profile names a node that the profile does not have`);
      return;
    }
    const sample = builder.sample(stack, labels);
    builder.add(sample, 0, 1);
    const time = times[place];
    const next = inOrder[i + 1];
    const until = next === undefined ? end : times[next];
    if (time !== undefined && until !== undefined && until > time)
      builder.add(sample, 1, (until - time) * NANOS);
  });
}
