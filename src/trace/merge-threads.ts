import type {ThreadCursor} from "./thread-cursor.ts";

/** Result of trying an event: applied, waiting for another thread, or in conflict with earlier events. */
export type Outcome = "taken" | "later" | "wrong";

/** How events had to be treated that fit nowhere. */
export interface MergeCounts {
  events: number;
  /** Events left out since they contradict those before them. */
  left: number;
  /** Offset of the first of them. */
  firstLeft: number;
}

/**
 * Attempts to find another event that fits: at the beginning, and more for each that did. With these used up, an event
 * that must wait is left out at once, so that the time for a broken trace grows with its size alone.
 */
const SPARE_ATTEMPTS = 1_000_000;
const ATTEMPTS_PER_EVENT = 16;

/**
 * Puts the events of several threads in order: the earliest first, and where it must wait for an event of another
 * thread (clocks of processors differ, sequence numbers do not), the earliest of those that need not. It is the order of
 * Go's own reader. An event that never fits is left out and counted.
 * `before` is called with the time of the earliest event.
 */
export function mergeThreads(
  cursors: readonly ThreadCursor[],
  counts: MergeCounts,
  before: (time: number) => void,
  take: (cursor: ThreadCursor) => Outcome,
): void {
  const heap: ThreadCursor[] = [];
  for (const cursor of cursors) if (cursor.advance()) insert(heap, cursor);
  let attempts = SPARE_ATTEMPTS;
  for (let first = heap[0]; first; first = heap[0]) {
    before(first.time);
    let index = 0;
    let outcome = take(first);
    if (outcome === "later" && attempts > 0) {
      attempts -= heap.length;
      heap.sort((a, b) => a.time - b.time);
      for (let other = 1; outcome === "later" && other < heap.length && attempts > 0; other++) {
        attempts--;
        outcome = take(heap[other] as ThreadCursor);
        index = other;
      }
      if (outcome === "later") index = 0;
    }
    const cursor = heap[index] as ThreadCursor;
    counts.events++;
    if (outcome === "taken") attempts += ATTEMPTS_PER_EVENT;
    else if (counts.left++ === 0) counts.firstLeft = cursor.offset;
    if (cursor.advance()) update(heap, index);
    else remove(heap, index);
  }
}

function insert(heap: ThreadCursor[], cursor: ThreadCursor): void {
  heap.push(cursor);
  siftUp(heap, heap.length - 1);
}

function update(heap: ThreadCursor[], index: number): void {
  if (siftUp(heap, index) === index) siftDown(heap, index);
}

/** Lifts an element to the top whatever its time, and puts the last in its place. */
function remove(heap: ThreadCursor[], index: number): void {
  for (let at = index; at > 0; ) {
    const parent = (at - 1) >> 1;
    swap(heap, at, parent);
    at = parent;
  }
  swap(heap, 0, heap.length - 1);
  heap.pop();
  siftDown(heap, 0);
}

function siftUp(heap: ThreadCursor[], index: number): number {
  let at = index;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (timeAt(heap, parent) <= timeAt(heap, at)) break;
    swap(heap, at, parent);
    at = parent;
  }
  return at;
}

function siftDown(heap: ThreadCursor[], index: number): void {
  for (let at = index; ; ) {
    let least = at;
    if (timeAt(heap, 2 * at + 1) < timeAt(heap, least)) least = 2 * at + 1;
    if (timeAt(heap, 2 * at + 2) < timeAt(heap, least)) least = 2 * at + 2;
    if (least === at) return;
    swap(heap, at, least);
    at = least;
  }
}

function timeAt(heap: readonly ThreadCursor[], index: number): number {
  return heap[index]?.time ?? Number.POSITIVE_INFINITY;
}

function swap(heap: ThreadCursor[], a: number, b: number): void {
  const moved = heap[a] as ThreadCursor;
  heap[a] = heap[b] as ThreadCursor;
  heap[b] = moved;
}
