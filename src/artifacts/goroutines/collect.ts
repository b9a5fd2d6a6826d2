import {compareText} from "../../text/compare.ts";
import type {GoroutineHead} from "./goroutine-head.ts";
import type {GoroutineFrame, StackGroup, StateCount, WaitObject} from "./model.ts";

/** A goroutine as it is read, line by line. */
export interface GoroutineDraft {
  readonly head: GoroutineHead;
  /** The innermost first. */
  readonly frames: GoroutineFrame[];
  createdBy: GoroutineFrame | undefined;
  /** Its lines, verbatim. */
  readonly text: string[];
  /** The object it waits for, where its stack has the address: `sync.Mutex 0xc000012345`. */
  waitsFor: string | undefined;
}

/** Accumulates the goroutines of a dump. */
export interface Collected {
  readonly count: number;
  readonly threads: number;
  readonly repeated: number;
  readonly states: readonly StateCount[];
  readonly groups: readonly StackGroup[];
  readonly ungrouped: number;
  readonly waits: readonly WaitObject[];
}

/** Puts equal goroutines together. */
export interface GoroutineCollector {
  add(goroutine: GoroutineDraft): void;
  finish(): Collected;
}

/** A page shows fewer groups, states and locks; a dump of random stacks may not fill the memory. */
const MOST_GROUPS = 5_000;
const MOST_STATES = 1_000;
const MOST_WAITS = 20_000;
/** Lines of examples that are kept in all, in characters. */
const MOST_TEXT = 8_000_000;
const NUMBERS = 20;
const LABELS = 8;

type GroupDraft = {-readonly [Key in keyof StackGroup]: StackGroup[Key]} & {
  numbers: number[];
  labels: string[];
};

/** Makes a collector of goroutines; those of the same state, stack and creator form a group. */
export function goroutineCollector(): GoroutineCollector {
  const groups = new Map<string, GroupDraft>();
  const states = new Map<string, {count: number; longestWait: number}>();
  const waits = new Map<string, number>();
  const seen = new Set<number>();
  const idOf = numbering();
  let [count, threads, repeated, ungrouped, textLength] = [0, 0, 0, 0, 0];

  const groupOf = (goroutine: GoroutineDraft): GroupDraft | undefined => {
    const {head, frames, createdBy} = goroutine;
    const key = `${idOf(frames)} ${createdBy?.name ?? ""} ${createdBy?.place ?? ""} ${head.number === 0} ${head.state}`;
    const known = groups.get(key);
    if (known) return known;
    if (groups.size >= MOST_GROUPS) return undefined;
    const text = goroutine.text.join("\n");
    textLength += text.length;
    const group: GroupDraft = {
      state: own(head.state),
      frames: frames.map(ownFrame),
      createdBy: createdBy && ownFrame(createdBy),
      count: 0,
      longestWait: 0,
      locked: 0,
      numbers: [],
      labels: [],
      text: textLength > MOST_TEXT ? "" : text,
      isFirst: groups.size === 0,
    };
    groups.set(key, group);
    return group;
  };

  const countState = ({state, wait}: GoroutineHead): void => {
    const name = states.size < MOST_STATES || states.has(state) ? state : "others";
    const known = states.get(name);
    if (!known) states.set(own(name), {count: 1, longestWait: wait});
    else {
      known.count++;
      known.longestWait = Math.max(known.longestWait, wait);
    }
  };

  return {
    add(goroutine) {
      const {head, waitsFor} = goroutine;
      if (head.number === 0) threads++;
      else {
        if (seen.has(head.number)) {
          repeated++;
          return;
        }
        seen.add(head.number);
        count++;
        countState(head);
        if (
          waitsFor !== undefined &&
          isWaiting(head.state) &&
          (waits.size < MOST_WAITS || waits.has(waitsFor))
        )
          waits.set(own(waitsFor), (waits.get(waitsFor) ?? 0) + 1);
      }
      const group = groupOf(goroutine);
      if (group) addTo(group, head);
      else ungrouped++;
    },
    finish: () => ({
      count,
      threads,
      repeated,
      ungrouped,
      states: [...states]
        .map(([state, numbers]) => ({state, ...numbers}))
        .sort((a, b) => b.count - a.count || compareText(a.state, b.state)),
      groups: sorted([...groups.values()]),
      waits: [...waits]
        .map(waitObject)
        .sort((a, b) => b.count - a.count || compareText(a.address, b.address)),
    }),
  };
}

function addTo(group: GroupDraft, {number, wait, isLocked, labels}: GoroutineHead): void {
  group.count++;
  group.longestWait = Math.max(group.longestWait, wait);
  if (isLocked) group.locked++;
  if (group.numbers.length < NUMBERS) group.numbers.push(number);
  for (const label of labels)
    if (group.labels.length < LABELS && !group.labels.includes(label)) group.labels.push(own(label));
}

/** Numbers stacks; equal stacks share a number. Frames of stacks that are seen once are all that it keeps. */
function numbering(): (frames: readonly GoroutineFrame[]) => number {
  const frameIds = new Map<string, number>();
  const nodes = new Map<number, number>();
  /** Maximum distinct frames and stacks; beyond them groups are merged. */
  const most = 1 << 18;
  return frames => {
    let node = 0;
    for (const {name, place} of frames) {
      const key = `${name} ${place}`;
      let id = frameIds.get(key);
      if (id === undefined) {
        if (frameIds.size >= most) return -1;
        id = frameIds.size + 1;
        frameIds.set(key, id);
      }
      const step = node * (most + 1) + id;
      let next = nodes.get(step);
      if (next === undefined) {
        if (nodes.size >= most) return -1;
        next = nodes.size + 1;
        nodes.set(step, next);
      }
      node = next;
    }
    return node;
  };
}

/** Copies a piece of a line, which would keep the whole chunk of the file alive it was cut from. */
function own(text: string): string {
  return JSON.parse(JSON.stringify(text));
}

function ownFrame({name, place, isInlined}: GoroutineFrame): GoroutineFrame {
  return {name: own(name), place: own(place), isInlined};
}

function isWaiting(state: string): boolean {
  return state.startsWith("sync.") || state.startsWith("semacquire");
}

function waitObject([key, count]: readonly [string, number]): WaitObject {
  const [type = "", address = ""] = key.split(" ");
  return {type, address, count};
}

/** The first goroutine's group, running groups, then by size; equal sizes in the order of the text. */
function sorted(groups: readonly StackGroup[]): StackGroup[] {
  const rank = ({isFirst, state}: StackGroup): number =>
    isFirst && state === "running" ? 0 : state === "running" ? 1 : 2;
  return groups.toSorted((a, b) => rank(a) - rank(b) || b.count - a.count);
}
