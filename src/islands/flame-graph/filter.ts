import type {FlameFunction} from "../../charts/flame-data.ts";
import type {FrameTree} from "../../charts/frame-tree.ts";
import {at, FIRST_NAME, OTHERS} from "../../charts/frame-tree.ts";
import type {LooseFrames} from "./arrange.ts";
import type {LinearPattern} from "./linear-pattern.ts";

/** What a reader wants to see of a profile; patterns meet a function's name, file or binary, as pprof's do. */
export interface Filters {
  /** Only stacks that touch such a function. */
  readonly focus?: LinearPattern | undefined;
  /** No stacks that touch such a function. */
  readonly ignore?: LinearPattern | undefined;
  /** Such functions are taken out of their stacks. */
  readonly hide?: LinearPattern | undefined;
  /** All other functions are taken out of their stacks. */
  readonly show?: LinearPattern | undefined;
  /** The runtime's and the standard library's functions are taken out of their stacks. */
  readonly hideQuiet: boolean;
}

const FOCUSED = 1;
const IGNORED = 2;
const HIDDEN = 4;

/**
 * Takes one sample type of a tree through filters, by the rules of `go tool pprof`: ignore wins over focus, and a
 * stack none of whose functions is left is gone. What is too small to be told apart matches nothing.
 */
export function filterFrames(
  tree: FrameTree,
  type: number,
  functions: readonly FlameFunction[],
  filters: Filters,
): LooseFrames {
  const self = tree.selfs[type] ?? new Float64Array(tree.count);
  if (!isFiltering(filters)) return {names: tree.names, parents: tree.parents, self};
  return rebuilt(tree, self, functions, flagsOf(functions, filters), !filters.focus);
}

/** Whether filters leave anything out. */
export function isFiltering({focus, ignore, hide, show, hideQuiet}: Filters): boolean {
  return Boolean(focus || ignore || hide || show || hideQuiet);
}

/** What the filters say of each name. */
function flagsOf(functions: readonly FlameFunction[], filters: Filters): Uint8Array {
  const {focus, ignore, hide, show, hideQuiet} = filters;
  const meets = (pattern: LinearPattern | undefined, {name, file, binary}: FlameFunction): boolean =>
    pattern !== undefined && (pattern.test(name) || pattern.test(file) || pattern.test(binary));
  return Uint8Array.from(functions, (known, number) => {
    if (number < FIRST_NAME) return number === OTHERS && show ? HIDDEN : 0;
    const isHidden = meets(hide, known) || (show && !meets(show, known)) || (hideQuiet && known.isQuiet);
    return (
      (meets(focus, known) ? FOCUSED : 0) | (meets(ignore, known) ? IGNORED : 0) | (isHidden ? HIDDEN : 0)
    );
  });
}

/** Builds the tree anew from what is left; functions that come to stand beside themselves become one. */
function rebuilt(
  tree: FrameTree,
  self: Float64Array,
  functions: readonly FlameFunction[],
  flags: Uint8Array,
  isFocused: boolean,
): LooseFrames {
  const names = [0];
  const parents = [-1];
  const selfs = [0];
  const known = new Map<number, number>();
  const places = new Int32Array(tree.count);
  const states = new Uint8Array(tree.count);
  states[0] = isFocused ? FOCUSED : 0;
  for (let node = 1; node < tree.count; node++) {
    const parent = at(tree.parents, node);
    const name = at(tree.names, node);
    const flag = flags[name] ?? 0;
    states[node] = ((states[parent] ?? 0) | flag) & (FOCUSED | IGNORED);
    let place = at(places, parent);
    if ((flag & HIDDEN) === 0) {
      const key = place * functions.length + name;
      place = known.get(key) ?? names.length;
      if (place === names.length) {
        known.set(key, place);
        names.push(name);
        parents.push(at(places, parent));
        selfs.push(0);
      }
    }
    places[node] = place;
    // A stack of which nothing is left has no place in the picture.
    if (states[node] === FOCUSED && place > 0) selfs[place] = (selfs[place] ?? 0) + at(self, node);
  }
  return {names, parents, self: selfs};
}
