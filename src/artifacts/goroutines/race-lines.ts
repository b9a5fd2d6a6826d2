import {frameOf, readPlace} from "./frame-lines.ts";
import type {GoroutineFrame, Race} from "./model.ts";

/** Reads reports of the race detector among other lines. */
export interface RaceReader {
  /** Takes a line; false if it belongs to no report. */
  line(text: string, number: number): boolean;
  /** The first of them. */
  races(): readonly Race[];
  /** How many reports there were. */
  count(): number;
}

/** A program that races may report the same thousands of times. */
const MOST = 50;
const MOST_FRAMES = 100;
const RULE = /^={18}$/;
const STACK =
  /^(?:(?:Previous )?(?:atomic )?(?:[Rr]ead|[Ww]rite) at 0x[0-9a-f]+ by .*|Goroutine \d+ \(.*\) created at|As if synchronized via sleep|Mutex .* created at|Location is .*):$/;

/** A report whose stacks are still read. */
interface RaceDraft extends Race {
  readonly stacks: {readonly title: string; readonly frames: GoroutineFrame[]}[];
}

/** Makes a reader of the output of `go run -race`. */
export function raceReader(): RaceReader {
  const races: RaceDraft[] = [];
  let isOpen = false;
  let count = 0;
  let call: string | undefined;
  return {
    line(text, number) {
      if (!isOpen && !/^[W=F]/.test(text)) return false;
      if (text === "WARNING: DATA RACE") {
        isOpen = true;
        if (++count <= MOST) races.push({line: number, stacks: []});
        return true;
      }
      if (RULE.test(text) || /^Found \d+ data race\(s\)$/.test(text)) {
        isOpen = false;
        return true;
      }
      if (!isOpen) return false;
      const stacks = count <= MOST ? races.at(-1)?.stacks : undefined;
      const frames = stacks?.at(-1)?.frames;
      if (text.trim() === "") call = undefined;
      else if (STACK.test(text)) stacks?.push({title: text.slice(0, -1), frames: []});
      else if (call !== undefined && readPlace(text) !== undefined) {
        if (frames && frames.length < MOST_FRAMES) frames.push(frameOf(call, readPlace(text) ?? "", text));
        call = undefined;
      } else if (/^ {2}\S/.test(text)) call = text.trim();
      else return false;
      return true;
    },
    races: () => races,
    count: () => count,
  };
}
