import type {FlameData, FlameType} from "../../charts/flame-data.ts";
import type {FrameTree} from "../../charts/frame-tree.ts";
import {at} from "../../charts/frame-tree.ts";
import type {FrameOrder, LooseFrames} from "./arrange.ts";
import {alphabeticalRanks, arrange} from "./arrange.ts";
import type {Filters} from "./filter.ts";
import {filterFrames, isFiltering} from "./filter.ts";
import {findPath} from "./frame-path.ts";
import type {Layout} from "./layout.ts";
import {layOut} from "./layout.ts";
import type {LinearPattern} from "./linear-pattern.ts";
import {compileLinear} from "./linear-pattern.ts";
import {PatternError} from "./pattern-syntax.ts";
import type {Matches} from "./search.ts";
import {matchedTotal, search} from "./search.ts";
import {callees, callers, invert} from "./turn.ts";
import type {ViewerState} from "./viewer-state.ts";

/** What a viewer shows for a state. */
export interface Scene {
  readonly type: FlameType;
  /** Cost of everything, before any filter. */
  readonly whole: number;
  /** One picture, or a function's callers and its callees. */
  readonly pictures: readonly Picture[];
  /** Number of the name whose callers and callees are shown; -1 for none. */
  readonly pivot: number;
  readonly matches: Matches | undefined;
  /** What the matches cost below the last picture's zoomed frame. */
  readonly matched: number;
  /** What a reader must know: parts of the state that could not be followed. */
  readonly faults: readonly string[];
}

/** A drawn tree. */
export interface Picture {
  readonly part: "all" | "callers" | "callees";
  readonly layout: Layout;
  /** Whether the root is at the bottom. */
  readonly isUpward: boolean;
  /** Whether what stands below a frame called it. */
  readonly isInverted: boolean;
  readonly zoom: number;
}

/** A picture before anything is zoomed. */
type Drawn = Omit<Picture, "zoom">;

/** Prepares data for being shown; the answer makes the scene of a state and remembers what the next may share with it. */
export function sceneMaker(data: FlameData): (state: ViewerState) => Scene {
  const ranks = alphabeticalRanks(data.functions);
  const numbers = new Map(data.functions.map(({name}, number) => [name, number]));
  const filtered = lastOnly(
    (type: number, state: ViewerState, filters: Filters) =>
      isAsGiven(data, type, state, filters)
        ? oneType(data.tree, type)
        : arrange(filterFrames(data.tree, type, data.functions, filters), {by: state.order, ranks}),
    (type, {focus, ignore, hide, show, hideQuiet, order}) => [
      type,
      focus,
      ignore,
      hide,
      show,
      hideQuiet,
      order,
    ],
  );
  const drawn = lastOnly(
    (tree: FrameTree, state: ViewerState, pivot: number) =>
      draw(tree, state, pivot, data.functions.length, {by: state.order, ranks}),
    (tree, {shape, order}, pivot) => [tree, shape, order, pivot],
  );
  return state => {
    const faults: string[] = [];
    const type = typeOf(data, state, faults);
    const tree = filtered(type, state, filtersOf(state, faults));
    const pivot = pivotOf(tree, state, numbers, faults);
    const pictures = zoomed(data, drawn(tree, state, pivot), state, faults);
    const matches = searched(data, state, faults);
    const last = pictures.at(-1);
    if (at(tree.totals[0] ?? new Float64Array(1), 0) === 0) faults.push("no stack is left");
    return {
      type: data.types[type] ?? {type: "", unit: ""},
      whole: at(data.tree.totals[type] ?? new Float64Array(1), 0),
      pictures,
      pivot,
      matches,
      matched: matches && last ? matchedTotal(last.layout.tree, last.zoom, matches) : 0,
      faults,
    };
  };
}

/** Whether the data's own order is the wanted one: most readers change nothing, and many frames take a while to order. */
function isAsGiven(
  {tree, defaultType}: FlameData,
  type: number,
  {order}: ViewerState,
  filters: Filters,
): boolean {
  return type === defaultType && order === "size" && !isFiltering(filters) && !tree.totals[type]?.includes(0);
}

function oneType(tree: FrameTree, type: number): FrameTree {
  return {...tree, selfs: tree.selfs.slice(type, type + 1), totals: tree.totals.slice(type, type + 1)};
}

function draw(
  tree: FrameTree,
  {shape}: ViewerState,
  pivot: number,
  nameCount: number,
  order: FrameOrder,
): Drawn[] {
  const picture = (part: Picture["part"], frames: LooseFrames, isInverted: boolean): Drawn => ({
    part,
    layout: layOut(arrange(frames, order)),
    isUpward: part === "callers" || (part === "all" && shape === "flame"),
    isInverted,
  });
  if (pivot >= 0)
    return [
      picture("callers", callers(tree, pivot, nameCount), true),
      picture("callees", callees(tree, pivot, nameCount), false),
    ];
  if (shape === "bottom-up") return [picture("all", invert(tree, nameCount), true)];
  return [{part: "all", layout: layOut(tree), isUpward: shape === "flame", isInverted: false}];
}

function typeOf({types, defaultType}: FlameData, {sampleType}: ViewerState, faults: string[]): number {
  const found = types.findIndex(({type}) => type === sampleType);
  if (found >= 0) return found;
  if (sampleType !== "") faults.push(`no sample type "${sampleType}"`);
  return defaultType;
}

function filtersOf(state: ViewerState, faults: string[]): Filters {
  const compiled = (name: "focus" | "ignore" | "hide" | "show"): LinearPattern | undefined =>
    state[name] === "" ? undefined : guarded(() => compileLinear(state[name]), name, faults);
  return {
    focus: compiled("focus"),
    ignore: compiled("ignore"),
    hide: compiled("hide"),
    show: compiled("show"),
    hideQuiet: state.hideQuiet,
  };
}

function searched({functions}: FlameData, {query}: ViewerState, faults: string[]): Matches | undefined {
  return guarded(() => search(query, functions), "search", faults);
}

function guarded<T>(make: () => T, name: string, faults: string[]): T | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    faults.push(`${name}: ${error.message}`);
    return undefined;
  }
}

function pivotOf(
  tree: FrameTree,
  {pivot}: ViewerState,
  numbers: ReadonlyMap<string, number>,
  faults: string[],
): number {
  if (pivot === "") return -1;
  const number = numbers.get(pivot) ?? -1;
  if (number >= 0 && tree.names.includes(number)) return number;
  faults.push(`no frame of "${pivot}" is left`);
  return -1;
}

function zoomed(
  {functions}: FlameData,
  pictures: readonly Drawn[],
  {zoom}: ViewerState,
  faults: string[],
): Picture[] {
  if (zoom === "") return pictures.map(picture => ({...picture, zoom: 0}));
  const found = pictures.map(({layout}) => findPath(layout.tree, functions, zoom));
  if (found.every(node => node < 0)) faults.push("the zoomed frame is not in this view");
  return pictures.map((picture, index) => ({...picture, zoom: Math.max(0, found[index] ?? 0)}));
}

/** Remembers the last answer of a costly function, by what of the question matters. */
function lastOnly<Asked extends unknown[], Answer>(
  make: (...asked: Asked) => Answer,
  keysOf: (...asked: Asked) => readonly unknown[],
): (...asked: Asked) => Answer {
  let last: {keys: readonly unknown[]; answer: Answer} | undefined;
  return (...asked) => {
    const keys = keysOf(...asked);
    if (!last?.keys.every((key, index) => key === keys[index])) last = {keys, answer: make(...asked)};
    return last.answer;
  };
}
