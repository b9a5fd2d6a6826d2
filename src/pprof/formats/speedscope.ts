import type {ArtifactFile} from "../../input/artifact-file.ts";
import {quoted} from "../../input/quoted.ts";
import type {ValueType} from "../profile/profile.ts";
import type {ProfileFormat, Reading} from "./format.ts";
import type {Fields} from "./json.ts";
import {index, isJsonOf, list, number, object, readJson, text} from "./json.ts";
import type {ProblemLog} from "./problem-log.ts";
import {problemLog} from "./problem-log.ts";
import type {ProfileBuilder} from "./profile-builder.ts";
import {profileBuilder} from "./profile-builder.ts";
import {NO_LABELS, NO_STACK} from "./profile-tables.ts";

/** The address that names the format: https://www.speedscope.app/file-format-schema.json. */
export const SPEEDSCOPE_SCHEMA = "https://www.speedscope.app/file-format-schema.json";

/** Speedscope's own format, sampled and evented. */
export const speedscopeJson: ProfileFormat = {
  name: "speedscope JSON",
  detect: file =>
    isJsonOf(file, ["speedscope.app/file-format-schema.json"], value =>
      text(object<"$schema">(value).$schema).includes("speedscope.app/file-format-schema.json"),
    ),
  read: file => readJson(file, value => readSpeedscope(file, object(value))),
};

/** Members of the file, of a frame, and of a profile of either type. */
type SpeedscopeFile = Fields<"shared" | "profiles" | "exporter" | "activeProfileIndex">;
type SpeedscopeFrame = Fields<"name" | "file" | "line" | "col">;
type SpeedscopeProfile = Fields<
  "type" | "name" | "unit" | "startValue" | "endValue" | "samples" | "weights" | "events"
>;

/** Our unit for a unit of speedscope, and the factor. */
interface Unit {
  readonly type: ValueType;
  readonly factor: number;
}

const TIME = {type: "time", unit: "nanoseconds"};
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ["none", {type: {type: "samples", unit: "count"}, factor: 1}],
  ["nanoseconds", {type: TIME, factor: 1}],
  ["microseconds", {type: TIME, factor: 1e3}],
  ["milliseconds", {type: TIME, factor: 1e6}],
  ["seconds", {type: TIME, factor: 1e9}],
  ["bytes", {type: {type: "space", unit: "bytes"}, factor: 1}],
]);

/** Target of reading the profiles of a file. */
interface Target {
  readonly builder: ProfileBuilder;
  readonly log: ProblemLog;
  readonly locations: readonly number[];
  /** Column of the values, and their factor. */
  readonly column: number;
  readonly factor: number;
  readonly labels: number;
  /** For messages: `profile 2`. */
  readonly place: string;
}

function readSpeedscope(file: ArtifactFile, root: SpeedscopeFile): Reading {
  const log = problemLog(file);
  const builder = profileBuilder(file.spend);
  const frames = list(object<"frames">(root.shared).frames);
  const locations = frames.map(frame => locationOf(object(frame), builder));
  const profiles = list(root.profiles).map(item => object<keyof SpeedscopeProfile>(item));
  const isOneProfile = areValuesOfOneProfile(root, profiles);
  const types: ValueType[] = [];
  profiles.forEach((profile, i) => {
    const place = `profile ${i}`;
    const unit = unitOf(profile, place, log);
    if (!unit) return;
    const name = text(profile.name);
    const type = isOneProfile && name !== "" ? {type: name, unit: unit.type.unit} : unit.type;
    const isThread = profiles.length > 1 && !isOneProfile && name !== "";
    const labels = isThread ? builder.labels([{key: "thread", text: name}]) : NO_LABELS;
    addProfile(profile, {
      builder,
      log,
      locations,
      column: columnOf(types, type),
      factor: unit.factor,
      labels,
      place,
    });
  });
  if (types.length === 0) types.push({type: "samples", unit: "count"});
  const exporter = text(root.exporter).slice(0, 200);
  const active = isOneProfile ? profiles[number(root.activeProfileIndex) ?? -1] : undefined;
  const profile = builder.finish(
    {
      sampleTypes: types,
      defaultSampleType: text(active?.name),
      comments: exporter === "" ? [] : [`written by ${exporter}`],
      origin: {title: `${titleOf(types)} (speedscope)`, format: "speedscope JSON"},
    },
    log,
  );
  return {profile, problems: log.problems()};
}

function unitOf(profile: SpeedscopeProfile, place: string, log: ProblemLog): Unit | undefined {
  const name = text(profile.unit);
  const unit = UNITS.get(name);
  if (!unit)
    log.line(
      0,
      `${place} has an unknown unit, expected ${[...UNITS.keys()].join(", ")}, got ${quoted(name)}`,
    );
  return unit;
}

/** Returns the column of a sample type, a new column for a type not seen before. */
function columnOf(types: ValueType[], type: ValueType): number {
  const known = types.findIndex(other => other.type === type.type);
  return known >= 0 ? known : types.push(type) - 1;
}

function addProfile(profile: SpeedscopeProfile, target: Target): void {
  if (profile.type === "evented") addEvents(profile, target);
  else if (profile.type === "sampled") addSamples(profile, target);
  else target.log.line(0, `${target.place} is of an unknown type, expected sampled or evented`);
}

/**
 * Distinguishes threads from sample types. Several profiles of a file are its threads. With the very same
 * stacks they are a single profile with several values, where they differ in their units or are written by
 * `writeSpeedscope`, which names them by their sample types; two threads may run the same functions.
 */
function areValuesOfOneProfile(root: SpeedscopeFile, profiles: readonly SpeedscopeProfile[]): boolean {
  // Milliseconds of a thread and seconds of another are both times.
  const units = new Set(profiles.map(({unit}) => UNITS.get(text(unit))?.type.unit));
  const isOurs = text(root.exporter).startsWith("perf-journal");
  return (isOurs || units.size === profiles.length) && haveEqualStacks(profiles);
}

function haveEqualStacks(profiles: readonly SpeedscopeProfile[]): boolean {
  const [first, ...rest] = profiles.map(({samples}) => list(samples));
  if (!first || first.length === 0 || rest.length === 0) return false;
  return rest.every(
    samples =>
      samples.length === first.length &&
      samples.every((stack, i) => {
        const other = list(first[i]);
        const frames = list(stack);
        return frames.length === other.length && frames.every((frame, at) => frame === other[at]);
      }),
  );
}

function titleOf(types: readonly ValueType[]): string {
  const unit = types.at(-1)?.unit;
  return unit === "nanoseconds" ? "Time profile" : unit === "bytes" ? "Memory profile" : "Sample profile";
}

function locationOf(frame: SpeedscopeFrame, builder: ProfileBuilder): number {
  const line = number(frame.line);
  const column = number(frame.col);
  return builder.location([
    {
      name: text(frame.name),
      file: text(frame.file),
      ...(line !== undefined && {line}),
      ...(column !== undefined && {column}),
    },
  ]);
}

function addSamples(profile: SpeedscopeProfile, target: Target): void {
  const {builder, locations, log, place} = target;
  const weights = list(profile.weights);
  const samples = list(profile.samples);
  if (weights.length > samples.length)
    log.line(
      0,
      `${place} has more weights than samples, expected ${samples.length}, got ${weights.length}, left out the rest`,
    );
  samples.forEach((frames, i) => {
    const weight = number(weights[i]);
    let stack: number | undefined = NO_STACK;
    for (const frame of list(frames)) {
      const location = locations[index(frame, locations.length) ?? -1];
      stack = location === undefined || stack === undefined ? undefined : builder.stack(stack, location);
    }
    if (weight === undefined || stack === undefined)
      log.line(0, `sample ${i} of ${place} has no weight, or frames that the file does not have`);
    else builder.add(builder.sample(stack, target.labels), target.column, weight * target.factor);
  });
}

/** Gives the time between two events to the stack that is open then. */
function addEvents(profile: SpeedscopeProfile, target: Target): void {
  const {builder, locations, log, place} = target;
  const open: {frame: number; stack: number}[] = [];
  let time = number(profile.startValue) ?? 0;
  const until = (at: number): void => {
    const stack = open.at(-1)?.stack;
    if (stack !== undefined && at > time)
      builder.add(builder.sample(stack, target.labels), target.column, (at - time) * target.factor);
    time = Math.max(time, at);
  };
  list(profile.events).forEach((item, i) => {
    const event = object<"at" | "frame" | "type">(item);
    const at = number(event.at);
    const frame = index(event.frame, locations.length);
    const isClose = event.type === "C";
    const fits = isClose ? open.at(-1)?.frame === frame : event.type === "O";
    if (at === undefined || frame === undefined || !fits) {
      log.line(
        0,
        `event ${i} of ${place} cannot be read, expected to open a frame or to close the innermost`,
      );
      return;
    }
    until(at);
    const caller = open.at(-1)?.stack ?? NO_STACK;
    if (isClose) open.pop();
    else open.push({frame, stack: builder.stack(caller, locations[frame] ?? 0)});
  });
  until(number(profile.endValue) ?? time);
}
