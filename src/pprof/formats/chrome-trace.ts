import type {ArtifactFile} from "../../input/artifact-file.ts";
import {formatSample} from "../../input/detection-sample.ts";
import {scalarText} from "../../input/json-text.ts";
import {eachTextPart} from "../../input/text-parts.ts";
import type {ProfileFormat, Reading} from "./format.ts";
import type {Fields} from "./json.ts";
import {isJsonOf, list, number, object, readJson, text} from "./json.ts";
import type {ProblemLog} from "./problem-log.ts";
import {problemLog} from "./problem-log.ts";
import type {ProfileBuilder} from "./profile-builder.ts";
import {profileBuilder} from "./profile-builder.ts";
import {NO_LABELS} from "./profile-tables.ts";
import type {Extent} from "./v8-cpu.ts";
import {addTimeline, extentOf, timesFrom, V8_CPU_TYPES} from "./v8-cpu.ts";
import {flatStacks} from "./v8-stacks.ts";

/** Members of a trace event; times in microseconds. */
type TraceEvent = Fields<"ph" | "name" | "pid" | "tid" | "id" | "args">;
type ProfileData = Fields<"startTime" | "endTime" | "cpuProfile" | "timeDeltas">;
type ChunkProfile = Fields<"nodes" | "samples" | "startTime" | "endTime" | "timeDeltas">;

/**
 * The JavaScript CPU profiles within a trace of Chrome or Node (`performance panel, Save profile`): a
 * Profile event and its ProfileChunks a thread, in older traces a single CpuProfile. A trace without such events
 * is not a profile.
 */
export const chromeTrace: ProfileFormat = {
  name: "Chrome trace",
  detect: file => hasProfile(file) && isJsonOf(file, ['"ph"'], value => eventsOf(value).some(isProfileEvent)),
  read: file => readJson(file, value => readTrace(file, value)),
};

function hasProfile(file: ArtifactFile): boolean {
  const part = formatSample(file);
  if (!/^\s{0,100}[[{]/.test(part) || !part.includes('"ph"')) return false;
  return hasProfileEvent(file.bytes);
}

/** True if a text names an event that holds a profile; the text of a trace without any is not kept. */
function hasProfileEvent(bytes: Uint8Array): boolean {
  let isFound = false;
  let end = "";
  eachTextPart(bytes, part => {
    isFound = /"(?:ProfileChunk|CpuProfile)"/.test(end + part);
    end = part.slice(-LONGEST_NAME);
    return isFound ? "stop" : undefined;
  });
  return isFound;
}

/** Characters of such a name that may be in one part of a text while the rest is in the next. */
const LONGEST_NAME = '"ProfileChunk'.length;

function eventsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : list(object<"traceEvents">(value).traceEvents);
}

function isProfileEvent(value: unknown): boolean {
  const {name} = object<keyof TraceEvent>(value);
  return name === "ProfileChunk" || name === "CpuProfile";
}

/** A thread's profile as its chunks add up. */
interface ThreadProfile {
  /** The thread that was recorded; its name is known only once all events are read. */
  readonly thread: string;
  nodes: unknown[];
  samples: unknown[];
  deltas: unknown[];
  start: number;
  end: number;
}

function readTrace(file: ArtifactFile, value: unknown): Reading {
  const log = problemLog(file);
  const builder = profileBuilder(file.spend);
  const threads = new Map<string, ThreadProfile>();
  const names = new Map<string, string>();
  for (const item of eventsOf(value)) {
    const event: TraceEvent = object(item);
    if (event.name === "thread_name") names.set(threadOf(event), text(object<"name">(event.args).name));
    else if (event.name === "Profile" || isProfileEvent(event)) addEvent(event, threads);
  }
  const profiles = withoutOverlaps([...threads.values()], log);
  const isOneThread = new Set(profiles.map(({thread}) => thread)).size === 1;
  for (const profile of profiles) addThread(profile, names, !isOneThread, builder, log);
  const spans = profiles.map(profile => {
    const {start, end} = extent(profile);
    return (end - start) * 1000;
  });
  const profile = builder.finish(
    {
      sampleTypes: V8_CPU_TYPES,
      durationNanos: Math.round(spans.reduce((longest, span) => Math.max(longest, span), 0)),
      origin: {
        title: "CPU profile (Chrome trace)",
        format: "JavaScript CPU profile within a Chrome trace, wall-clock time",
      },
    },
    log,
  );
  return {profile, problems: log.problems()};
}

function threadOf({pid, tid}: TraceEvent): string {
  return `${scalarText(pid)} ${scalarText(tid)}`;
}

/** Chunks belong to the profile of their process and id; the thread is that of the Profile event. */
function addEvent(event: TraceEvent, threads: Map<string, ThreadProfile>): void {
  const key = `${scalarText(event.pid)} ${scalarText(event.id === undefined ? event.tid : event.id)}`;
  const data: ProfileData = object(object<"data">(event.args).data);
  const whole: ChunkProfile = object(data.cpuProfile);
  let profile = threads.get(key);
  if (!profile) {
    const start = number(data.startTime) ?? number(whole.startTime) ?? 0;
    profile = {thread: threadOf(event), nodes: [], samples: [], deltas: [], start, end: 0};
    threads.set(key, profile);
  }
  append(profile.nodes, list(whole.nodes));
  append(profile.samples, list(whole.samples));
  append(profile.deltas, list(data.timeDeltas ?? whole.timeDeltas));
  profile.end = Math.max(profile.end, number(data.endTime) ?? number(whole.endTime) ?? 0);
}

/** Two concurrent profilers of a thread would count its time twice: the profile with more samples stays. */
function withoutOverlaps(profiles: readonly ThreadProfile[], log: ProblemLog): ThreadProfile[] {
  const kept: ThreadProfile[] = [];
  for (const profile of profiles.toSorted(
    (a, b) => b.samples.length - a.samples.length || a.start - b.start,
  )) {
    if (profile.samples.length === 0) continue;
    const isTwice = kept.some(other => other.thread === profile.thread && overlap(other, profile));
    if (!isTwice) kept.push(profile);
    else
      log.file(
        "trace holds two CPU profiles of one thread at the same time, left out the one with fewer samples",
        "record with one profiler at a time",
      );
  }
  return kept;
}

function overlap(a: ThreadProfile, b: ThreadProfile): boolean {
  const [one, other] = [extent(a), extent(b)];
  return one.start < other.end && other.start < one.end;
}

function extent({start, end, deltas}: ThreadProfile): Extent {
  return extentOf(timesFrom(start, deltas), start, end);
}

function append(target: unknown[], items: readonly unknown[]): void {
  for (const item of items) target.push(item);
}

function addThread(
  profile: ThreadProfile,
  names: ReadonlyMap<string, string>,
  isOneOfSeveral: boolean,
  builder: ProfileBuilder,
  log: ProblemLog,
): void {
  const {thread, nodes, samples, deltas, start} = profile;
  const stacks = flatStacks(nodes, builder, log);
  const name = names.get(thread);
  const labels = isOneOfSeveral
    ? builder.labels([{key: "thread", text: name === undefined || name === "" ? thread : name}])
    : NO_LABELS;
  addTimeline(
    {nodes: samples, times: timesFrom(start, deltas), end: extent(profile).end},
    stacks,
    builder,
    log,
    labels,
  );
}
