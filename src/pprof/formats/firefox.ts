import type {ArtifactFile} from "../../input/artifact-file.ts";
import {baseName} from "../profile/names.ts";
import type {ProfileFormat, Reading} from "./format.ts";
import type {Fields} from "./json.ts";
import {index, isJsonOf, isObject, list, number, object, readJson, text} from "./json.ts";
import type {ProblemLog} from "./problem-log.ts";
import {broken, problemLog} from "./problem-log.ts";
import type {ProfileBuilder} from "./profile-builder.ts";
import {profileBuilder} from "./profile-builder.ts";
import type {Frame} from "./profile-tables.ts";
import {NO_STACK} from "./profile-tables.ts";

type FirefoxProfile = Fields<"meta" | "threads" | "shared" | "libs">;
type Meta = Fields<
  | "preprocessedProfileVersion"
  | "interval"
  | "startTime"
  | "product"
  | "symbolicated"
  | "sampleUnits"
  | "profilingStartTime"
  | "profilingEndTime"
>;
/** Tables that were a thread's own up to version 55, and are shared since. */
type Tables = Fields<
  "stackTable" | "frameTable" | "funcTable" | "resourceTable" | "stringArray" | "stringTable" | "sources"
>;
type Thread = Tables & Fields<"name" | "processName" | "samples" | "libs">;
type Columns = Fields<
  | "prefix"
  | "frame"
  | "func"
  | "line"
  | "column"
  | "address"
  | "inlineDepth"
  | "name"
  | "fileName"
  | "source"
  | "lineNumber"
  | "resource"
  | "lib"
  | "filename"
>;

/**
 * Profiles as the Firefox Profiler saves them and samply writes them ("processed profile"):
 * https://github.com/firefox-devtools/profiler/blob/main/src/types/profile.ts
 */
export const firefoxProfile: ProfileFormat = {
  name: "Firefox profile",
  detect: file => isJsonOf(file, ['"meta"', '"threads"', '"samples"'], hasShape),
  read: file => readJson(file, value => readProfile(file, object(value))),
};

function hasShape(value: unknown): boolean {
  const {meta, threads} = object<keyof FirefoxProfile>(value);
  return (
    isObject(meta) && Array.isArray(threads) && ("preprocessedProfileVersion" in meta || "version" in meta)
  );
}

const TYPES = [
  {type: "samples", unit: "count"},
  {type: "time", unit: "nanoseconds"},
];
const NANOS_A_MILLISECOND = 1e6;
/** Units of how much processor time a sample took. */
const CPU_UNITS: ReadonlyMap<unknown, number> = new Map<unknown, number>([
  ["ns", 1],
  ["µs", 1000],
]);

function readProfile(file: ArtifactFile, profile: FirefoxProfile): Reading {
  const meta: Meta = object(profile.meta);
  if (meta.preprocessedProfileVersion === undefined)
    return broken(
      file,
      "profile is in Gecko's own format, expected the processed one",
      "open it in profiler.firefox.com, and attach what its Upload, Download button saves",
    );
  const log = problemLog(file);
  const builder = profileBuilder(file.spend);
  const interval = (number(meta.interval) ?? 0) * NANOS_A_MILLISECOND;
  const cpuFactor = CPU_UNITS.get(object<"threadCPUDelta">(meta.sampleUnits).threadCPUDelta);
  const threads = list(profile.threads).map(item => object<keyof Thread>(item));
  let hasCpu = false;
  for (const thread of threads) {
    const used = addThread(
      thread,
      profile,
      {interval, cpuFactor, isOneOfSeveral: threads.length > 1},
      builder,
      log,
    );
    hasCpu ||= used;
  }
  if (meta.symbolicated === false)
    log.file(
      "profile has addresses instead of function names",
      "open it in profiler.firefox.com, wait for the symbols, and attach what its Upload, Download button saves",
    );
  const product = text(meta.product).slice(0, 200);
  const span = (number(meta.profilingEndTime) ?? 0) - (number(meta.profilingStartTime) ?? 0);
  const read = builder.finish(
    {
      sampleTypes: hasCpu ? [...TYPES, {type: "cpu", unit: "nanoseconds"}] : TYPES,
      periodType: {type: "time", unit: "nanoseconds"},
      period: Math.round(interval),
      timeNanos: timeOf(number(meta.startTime) ?? 0),
      durationNanos:
        Number.isSafeInteger(Math.round(span * NANOS_A_MILLISECOND)) && span > 0
          ? Math.round(span * NANOS_A_MILLISECOND)
          : 0,
      comments: product === "" ? [] : [`profile of ${product}`],
      origin: {
        title: "CPU profile (Firefox Profiler)",
        format: "Firefox Profiler JSON, as samply writes it too",
      },
    },
    log,
  );
  return {profile: read, problems: log.problems()};
}

/** Milliseconds since 1970; 0n for impossible times. */
function timeOf(milliseconds: number): bigint {
  const isTime = milliseconds > 0 && milliseconds < 8.64e15;
  return isTime ? BigInt(Math.round(milliseconds * 1000)) * 1000n : 0n;
}

interface ThreadOptions {
  /** Nanoseconds between two samples. */
  readonly interval: number;
  /** Nanoseconds per unit of processor time; undefined if absent or in cycles. */
  readonly cpuFactor: number | undefined;
  readonly isOneOfSeveral: boolean;
}

type SampleColumns = Fields<"stack" | "weight" | "weightType" | "threadCPUDelta">;

/** Adds the samples of a thread; true if it has the processor time they took. */
function addThread(
  thread: Thread,
  profile: FirefoxProfile,
  {interval, cpuFactor, isOneOfSeveral}: ThreadOptions,
  builder: ProfileBuilder,
  log: ProblemLog,
): boolean {
  const stacks = stacksOf(
    {...object<keyof Tables>(profile.shared), ...thread},
    list(profile.libs ?? thread.libs),
    builder,
  );
  const name = [text(thread.processName), text(thread.name)].filter(part => part !== "").join(", ");
  const labels = builder.labels(isOneOfSeveral && name !== "" ? [{key: "thread", text: name}] : []);
  const samples: SampleColumns = object(thread.samples);
  const weights = list(samples.weight);
  const cpu = cpuFactor === undefined ? [] : list(samples.threadCPUDelta);
  list(samples.stack).forEach((value, i) => {
    if (value === null) return;
    const stack = stacks[index(value, stacks.length) ?? -1];
    if (stack === undefined) {
      log.line(0, `sample ${i} of thread "${name.slice(0, 80)}" names a stack that the file does not have`);
      return;
    }
    const weight = number(weights[i]) ?? 1;
    const sample = builder.sample(stack, labels);
    const isTime = samples.weightType === "tracing-ms";
    builder.add(sample, 0, isTime ? 1 : weight);
    builder.add(sample, 1, isTime ? weight * NANOS_A_MILLISECOND : weight * interval);
    if (cpuFactor !== undefined) builder.add(sample, 2, (number(cpu[i]) ?? 0) * cpuFactor);
  });
  return cpu.length > 0;
}

/** Makes the stack of each row of the stack table; a row that names a later row or itself begins anew. */
function stacksOf(tables: Tables, libs: readonly unknown[], builder: ProfileBuilder): number[] {
  const {prefix, frame}: Columns = object(tables.stackTable);
  const prefixes = list(prefix);
  const frames = framesOf(tables, libs);
  const inlineDepths = list(object<"inlineDepth">(tables.frameTable).inlineDepth);
  const stacks: number[] = [];
  /** Frames that the last location of a stack is made of: inlined calls join that of their caller. */
  const open: {caller: number; frames: readonly Frame[]}[] = [];
  list(frame).forEach((value, i) => {
    const row = index(value, frames.length);
    const own = frames[row ?? -1] ?? {name: ""};
    const parent = index(prefixes[i], i);
    const isInlined = parent !== undefined && (number(inlineDepths[row ?? -1]) ?? 0) > 0;
    const outer = isInlined ? open[parent] : undefined;
    const caller = outer ? outer.caller : parent === undefined ? NO_STACK : (stacks[parent] ?? NO_STACK);
    // A chain of inlined calls is copied with each of its stacks, so it must stay short.
    const chain = outer && outer.frames.length < MOST_INLINED ? [own, ...outer.frames] : [own];
    open.push({caller, frames: chain});
    stacks.push(builder.stack(caller, builder.location(chain)));
  });
  return stacks;
}

const MOST_INLINED = 64;

function framesOf(tables: Tables, libs: readonly unknown[]): Frame[] {
  const frameTable: Columns = object(tables.frameTable);
  const functions = functionsOf(tables, libs);
  const lines = list(frameTable.line);
  const columns = list(frameTable.column);
  return list(frameTable.func).map((value, i) => {
    const line = number(lines[i]);
    const column = number(columns[i]);
    return {
      ...(functions[index(value, functions.length) ?? -1] ?? {name: ""}),
      ...(line !== undefined && {line}),
      ...(column !== undefined && {column}),
    };
  });
}

function functionsOf(tables: Tables, libs: readonly unknown[]): Frame[] {
  const table: Columns = object(tables.funcTable);
  const strings = list(tables.stringArray ?? tables.stringTable);
  const string = (value: unknown): string => text(strings[index(value, strings.length) ?? -1]);
  const resource: Columns = object(tables.resourceTable);
  const sourceNames = list(object<"filename">(tables.sources).filename);
  const files = list(table.fileName);
  const sources = list(table.source);
  const lines = list(table.lineNumber);
  const resources = list(table.resource);
  return list(table.name).map((value, i) => {
    const source = index(sources[i], sourceNames.length);
    const startLine = number(lines[i]);
    return {
      name: withLibrary(string(value), list(resource.lib)[number(resources[i]) ?? -1], libs),
      file: source === undefined ? string(files[i]) : string(sourceNames[source]),
      ...(startLine !== undefined && {startLine}),
    };
  });
}

/** Bare addresses of different libraries are different functions. */
function withLibrary(name: string, lib: unknown, libs: readonly unknown[]): string {
  if (!/^0x[0-9a-f]{1,16}$/.test(name)) return name;
  const {path, name: own} = object<"path" | "name">(libs[number(lib) ?? -1]);
  const library = text(own) === "" ? text(path) : text(own);
  return library === "" ? name : `${name} [${baseName(library)}]`;
}
