import type {FlameFunction} from "../../../stacks/flame-data.ts";
import type {FrameTree} from "../../../stacks/frame-tree.ts";
import {at, FIRST_NAME, OTHERS} from "../../../stacks/frame-tree.ts";
import type {LinearPattern} from "../../../text/linear-pattern.ts";
import type {LooseFrames} from "../tree/arrange.ts";

/** A reader's filters; patterns match a function's name, file or binary, as pprof's do. */
export interface Filters {
  /** Only stacks that touch such a function. */
  readonly focus?: LinearPattern | undefined;
  /** No stacks that touch such a function. */
  readonly ignore?: LinearPattern | undefined;
  /** Such functions are taken out of their stacks. */
  readonly hide?: LinearPattern | undefined;
  /** All other functions are taken out of their stacks. */
  readonly show?: LinearPattern | undefined;
  /** Only stacks with such a function that is not hidden, from the first of them on. */
  readonly showFrom?: LinearPattern | undefined;
  /** The runtime's and the standard library's functions are taken out of their stacks. */
  readonly hideQuiet: boolean;
}

const FOCUSED = 1;
const IGNORED = 2;
const HIDDEN = 4;
const START = 8;

/** Name numbers in the filtered tree; names with the same number are the same function there. */
export interface Numbering {
  readonly numbers: Int32Array;
  /** All new numbers are below this. */
  readonly count: number;
}

/**
 * Takes a sample type of a tree through filters, by the rules of `go tool pprof`: ignore wins over focus, and a
 * stack without a remaining function is dropped. Merged small frames match no filter.
 */
export function filterFrames(
  tree: FrameTree,
  type: number,
  functions: readonly FlameFunction[],
  filters: Filters,
  numbering?: Numbering,
): LooseFrames {
  const self = tree.selfs[type] ?? new Float64Array(tree.count);
  if (!numbering && !isFiltering(filters)) return {names: tree.names, parents: tree.parents, self};
  const {numbers, count} = numbering ?? {numbers: Int32Array.from(functions.keys()), count: functions.length};
  const start = (filters.focus ? 0 : FOCUSED) | (filters.showFrom ? 0 : START);
  return rebuilt(tree, self, {flags: flagsOf(functions, filters), start, numbers, count});
}

/** Whether filters leave anything out. */
export function isFiltering({focus, ignore, hide, show, showFrom, hideQuiet}: Filters): boolean {
  return Boolean(focus || ignore || hide || show || showFrom || hideQuiet);
}

/** Filter results of each name. */
function flagsOf(functions: readonly FlameFunction[], filters: Filters): Uint8Array {
  const {focus, ignore, hide, show, showFrom, hideQuiet} = filters;
  const meets = (pattern: LinearPattern | undefined, {name, file, binary}: FlameFunction): boolean =>
    pattern !== undefined && (pattern.test(name) || pattern.test(file) || pattern.test(binary));
  return Uint8Array.from(functions, (known, number) => {
    if (number < FIRST_NAME) return number === OTHERS && show ? HIDDEN : 0;
    const isHidden = meets(hide, known) || (show && !meets(show, known)) || (hideQuiet && known.isQuiet);
    const isStart = !isHidden && meets(showFrom, known);
    return (
      (meets(focus, known) ? FOCUSED : 0) |
      (meets(ignore, known) ? IGNORED : 0) |
      (isHidden ? HIDDEN : 0) |
      (isStart ? START : 0)
    );
  });
}

/** How a tree is built anew. */
interface Rebuilding extends Numbering {
  /** Filter results of each name. */
  readonly flags: Uint8Array;
  /** Conditions fulfilled before the first function. */
  readonly start: number;
}

/** Rebuilds the tree from the remaining frames; equal siblings are merged. */
function rebuilt(
  tree: FrameTree,
  self: Float64Array,
  {flags, start, numbers, count}: Rebuilding,
): LooseFrames {
  const names = [0];
  const parents = [-1];
  const selfs = [0];
  const known = new Map<number, number>();
  const places = new Int32Array(tree.count);
  const states = new Uint8Array(tree.count);
  states[0] = start;
  for (let node = 1; node < tree.count; node++) {
    const parent = at(tree.parents, node);
    const name = at(tree.names, node);
    const flag = flags[name] ?? 0;
    const state = ((states[parent] ?? 0) | flag) & (FOCUSED | IGNORED | START);
    states[node] = state;
    let place = at(places, parent);
    if ((flag & HIDDEN) === 0 && (state & START) !== 0) {
      const number = at(numbers, name);
      const key = place * count + number;
      place = known.get(key) ?? names.length;
      if (place === names.length) {
        known.set(key, place);
        names.push(number);
        parents.push(at(places, parent));
        selfs.push(0);
      }
    }
    places[node] = place;
    // A stack without remaining frames is dropped.
    if (state === (FOCUSED | START) && place > 0) selfs[place] = (selfs[place] ?? 0) + at(self, node);
  }
  return {names, parents, self: selfs};
}
