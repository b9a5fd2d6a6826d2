import {displayName, isStandardLibrary, packageOf} from "../../stacks/function-names.ts";
import type {Fact, NumberTable} from "../kind.ts";
import type {Quantity} from "../shared/quantities.ts";
import {quantity} from "../shared/quantities.ts";
import type {GoroutineDump, StackGroup} from "./model.ts";

/** States of goroutines that run, could run, or are in the kernel. */
const AWAKE = /^(?:running|runnable|syscall|copystack|preempted|idle|unknown)\b/;
/** States of the runtime's own goroutines without work. */
const IDLE = /\(idle\)|^(?:GC (?:sweep|scavenge) wait|finalizer wait|cleanup wait|trace reader)/;

/** Whether goroutines in this state wait for something, and not for work of the runtime's own. */
function isBlocked(state: string): boolean {
  return !AWAKE.test(state) && !IDLE.test(state);
}

/** Whether a dump is of all goroutines; a panic's log may contain a single goroutine. */
export function isWholeDump({reasons, count}: GoroutineDump): boolean {
  return count > 0 && !reasons.some(text => /^(?:panic|fatal error): |^\[signal /.test(text));
}

/** Counts the goroutines in states that are wanted. */
function countOf({states}: GoroutineDump, isWanted: (state: string) => boolean): number {
  return states.reduce((sum, {state, count}) => sum + (isWanted(state) ? count : 0), 0);
}

/** The numbers of a dump; empty for the log of a panic, which may show a single goroutine of many. */
export function dumpQuantities(dump: GoroutineDump): Quantity[] {
  if (!isWholeDump(dump)) return [];
  const runnable = countOf(dump, state => state === "runnable");
  const known = dump.states.some(({state}) => state !== "unknown");
  return [
    quantity("goroutines", "goroutines", "lower", dump.count),
    ...(known
      ? [
          quantity("blocked", "goroutines", "lower", countOf(dump, isBlocked)),
          quantity("runnable", "goroutines", undefined, runnable),
        ]
      : []),
  ];
}

/** The facts at the head of a dump. */
export function dumpFacts(dump: GoroutineDump): Fact[] {
  const {reasons, count, threads, states, groups, raceCount, command, source} = dump;
  const waits = states.filter(({longestWait}) => longestWait > 0).map(({longestWait}) => longestWait);
  const blocked = countOf(dump, isBlocked);
  return [
    ...(command === undefined ? [] : [{name: "command", value: command}]),
    ...reasons.slice(0, 1).map(value => ({name: "ended with", value})),
    ...(count > 0 ? [{name: "goroutines", value: String(count)}] : []),
    ...(count > 1 && blocked > 0 ? [{name: "blocked", value: String(blocked)}] : []),
    ...(count > 1 ? [{name: "different stacks", value: String(groups.length)}] : []),
    ...(waits.length > 0 ? [{name: "longest wait", value: minutesText(Math.max(...waits))}] : []),
    ...(threads > 0 ? [{name: "threads' own stacks", value: String(threads)}] : []),
    ...(raceCount > 0 ? [{name: "data races", value: String(raceCount)}] : []),
    ...(source === "go" ? [] : [{name: "listed by", value: source}]),
  ];
}

/** Describes the objects that goroutines wait for, as far as their stacks show the address. */
export function waitWords({waits}: GoroutineDump): string | undefined {
  const [first] = waits;
  const waiting = waits.reduce((sum, {count}) => sum + count, 0);
  if (!first || waiting < 2) return undefined;
  const thing = WORDS.get(first.type) ?? first.type;
  if (waits.length === 1) return `${waiting} goroutines wait for the same ${thing}, ${first.address}.`;
  const isLocks = waits.every(({type}) => WORDS.has(type));
  const spread = `${waiting} goroutines wait for ${waits.length} different ${isLocks ? "locks" : "locks, groups and conditions"}`;
  return first.count < 2
    ? `${spread}, each for one of its own.`
    : `${spread}; ${first.count} of them for the same ${thing}, ${first.address}.`;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ["sync.Mutex", "lock (sync.Mutex)"],
  ["sync.RWMutex", "lock (sync.RWMutex)"],
]);

/** Writes minutes of waiting: `3 minutes`, `2 h 5 min`. */
export function minutesText(minutes: number): string {
  if (minutes < 60) return `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Where a stack is, in short: the innermost call, and the innermost that a person wrote. */
export function whereOf(group: Pick<StackGroup, "frames">): {leaf: string; own: string} {
  const {leaf, own} = placeOf(group);
  const nameOf = (frame: Frame | undefined): string =>
    frame === undefined ? "no stack" : frame.name === "" ? frame.place : displayName(frame.name);
  return {leaf: nameOf(leaf), own: own === undefined ? "" : nameOf(own)};
}

type Frame = StackGroup["frames"][number];

function placeOf({frames}: Pick<StackGroup, "frames">): {leaf: Frame | undefined; own: Frame | undefined} {
  // The runtime's frames for parking are the same for all waiting goroutines.
  const isParking = (name: string): boolean => packageOf(name) === "runtime" || /\.runtime_\w+$/.test(name);
  const leaf = frames.find(({name}) => !isParking(name)) ?? frames[0];
  const isOwn = (name: string): boolean => name !== "" && !isStandardLibrary(packageOf(name));
  const own = frames.find(({name}) => isOwn(name));
  return {leaf, own: own === leaf ? undefined : own};
}

/** Returns how many goroutines have each stack, by state, innermost function, and the innermost that a person wrote. */
export function stackCounts({groups}: GoroutineDump): NumberTable {
  return {
    name: "stacks",
    columns: [
      {name: "state"},
      {name: "function"},
      {name: "in"},
      {name: "goroutines"},
      {name: "longest wait", unit: "minutes"},
    ],
    rows: groups.map(group => {
      const {leaf, own} = placeOf(group);
      return [group.state, leaf?.name ?? "", own?.name ?? "", group.count, group.longestWait];
    }),
  };
}
