import type {DiffLook} from "../../../artifacts/profile/compare/diff-change.ts";
import type {FlameData, FlameFunction, FlameType} from "../../../stacks/flame-data.ts";
import type {FrameTree} from "../../../stacks/frame-tree.ts";
import {at} from "../../../stacks/frame-tree.ts";
import type {LinearPattern} from "../../../text/linear-pattern.ts";
import {compileLinear} from "../../../text/linear-pattern.ts";
import {PatternError} from "../../../text/pattern-syntax.ts";
import type {Filters, Numbering} from "../search/filter.ts";
import {filterFrames, isFiltering} from "../search/filter.ts";
import type {LabelTest} from "../search/label-filter.ts";
import {compileLabelTest, filterViewerLabels} from "../search/label-filter.ts";
import type {Matches} from "../search/search.ts";
import {matchedTotal, search} from "../search/search.ts";
import type {FrameOrder, LooseFrames} from "../tree/arrange.ts";
import {alphabeticalRanks, arrange} from "../tree/arrange.ts";
import {findPath} from "../tree/frame-path.ts";
import {callees, callers, invert} from "../tree/invert-tree.ts";
import {joinFunctions} from "../tree/join-functions.ts";
import {layOut} from "../tree/layout.ts";
import {AFTER, BEFORE} from "../tree/unite-trees.ts";
import type {ViewerState} from "../viewer-state.ts";
import type {Drawn, Picture, SceneDiff} from "./picture.ts";
import type {SceneBase} from "./scene-diff.ts";
import {comparePictures, diffOf, inWidths} from "./scene-diff.ts";

/** The viewer's content for a state. */
export interface Scene {
  readonly type: FlameType;
  /** By the numbers that the pictures' trees have. */
  readonly functions: readonly FlameFunction[];
  /** Cost of everything, before any filter. */
  readonly whole: number;
  /** A single picture, or a function's callers and its callees. */
  readonly pictures: readonly Picture[];
  /** Number of the name whose callers and callees are shown; -1 without a pivot. */
  readonly pivot: number;
  readonly matches: Matches | undefined;
  /** Cost of the matches below the zoomed frame of the main picture, here and in the base. */
  readonly matched: number;
  readonly matchedBefore: number;
  /** How both sides are compared; undefined where a single side is shown. */
  readonly diff: SceneDiff | undefined;
  /** Notes for the reader: parts of the state that could not be applied. */
  readonly faults: readonly string[];
}

/** The trees of a side, made as a state asks. */
interface SideMaker {
  filtered(type: number, state: ViewerState, filters: SceneFilters): FrameTree;
  drawn(tree: FrameTree, state: ViewerState, pivot: number): Drawn[];
}

/** Filters of functions and of labels. */
interface SceneFilters extends Filters {
  readonly labelFocus: LabelTest | undefined;
  readonly labelIgnore: LabelTest | undefined;
}

/**
 * Prepares data for the viewer; the result makes the scene of a state, and keeps parts that the next may share.
 * With a base a state may ask for the comparison.
 */
export function sceneMaker(data: FlameData, base?: SceneBase): (state: ViewerState) => Scene {
  const joined = base && joinFunctions(data.functions, base.data.functions);
  const functions = joined?.functions ?? data.functions;
  const orderOf = frameOrders(functions);
  const sideOf = (side: FlameData, renumbered: Int32Array | undefined): SideMaker =>
    sideMaker(side, functions, orderOf, renumbered && {numbers: renumbered, count: functions.length});
  const head = sideOf(data, joined?.head);
  const other = base && sideOf(base.data, joined?.base);
  const compared = lastOnly(
    (pictures: readonly Drawn[], before: readonly Drawn[], look: DiffLook, {order, widths}: ViewerState) =>
      inWidths(comparePictures(pictures, before, look, orderOf(order)), widths),
    (pictures, before, look, {order, widths}) => [
      pictures,
      before,
      look.scale.mode,
      look.noise,
      look.whole,
      order,
      widths,
    ],
  );
  return state => {
    const faults: string[] = [];
    const type = typeOf(data, state, faults);
    const filters = filtersOf(state, data, faults);
    const tree = head.filtered(type, state, filters);
    const diff = base && state.compare !== "" ? diffOf(data, type, state, base, faults) : undefined;
    const baseTree = diff && other?.filtered(diff.baseType, state, filters);
    const pivot = pivotOf([tree, ...(baseTree ? [baseTree] : [])], state, functions, faults);
    const after = head.drawn(tree, state, pivot);
    const drawn =
      diff && baseTree && other
        ? compared(after, other.drawn(baseTree, state, pivot), diff.look, state)
        : after;
    const pictures = zoomed(functions, drawn, state, faults);
    const matches = searched(functions, state, faults);
    const main = mainPicture({pictures});
    const totals = [tree, ...(baseTree ? [baseTree] : [])].map(({totals: [total]}) => total?.[0] ?? 0);
    if (totals.every(total => total === 0)) faults.push("no stack is left");
    return {
      type: data.types[type] ?? {type: "", unit: ""},
      functions,
      whole: at(data.tree.totals[type] ?? new Float64Array(1), 0),
      pictures,
      pivot,
      matches,
      ...(matches && main ? matchedIn(main, matches, functions) : {matched: 0, matchedBefore: 0}),
      diff,
      faults,
    };
  };
}

/** The picture that table and search speak of. */
export function mainPicture({pictures}: Pick<Scene, "pictures">): Picture | undefined {
  return pictures.at(-1);
}

function matchedIn(
  {layout, zoom, diff}: Picture,
  matches: Matches,
  functions: readonly FlameFunction[],
): {readonly matched: number; readonly matchedBefore: number} {
  const matchedBy = (column: number): number => matchedTotal(layout.tree, zoom, matches, functions, column);
  return diff
    ? {matched: matchedBy(AFTER), matchedBefore: matchedBy(BEFORE)}
    : {matched: matchedBy(0), matchedBefore: 0};
}

/** Computes alphabetical ranks lazily; most readers never sort. */
function frameOrders(functions: readonly FlameFunction[]): (by: FrameOrder["by"]) => FrameOrder {
  let ranks: Int32Array | undefined;
  return by => ({
    by,
    get ranks() {
      ranks ??= alphabeticalRanks(functions);
      return ranks;
    },
  });
}

function sideMaker(
  data: FlameData,
  functions: readonly FlameFunction[],
  orderOf: (by: FrameOrder["by"]) => FrameOrder,
  numbering: Numbering | undefined,
): SideMaker {
  return {
    filtered: lastOnly(
      (type: number, state: ViewerState, filters: SceneFilters) => {
        if (!numbering && isAsGiven(data, type, state, filters)) return oneType(data.tree, type);
        const labelled = filterViewerLabels(data, type, filters.labelFocus, filters.labelIgnore);
        const frames = filterFrames(labelled, type, data.functions, filters, numbering);
        return arrange(frames, orderOf(state.order));
      },
      (type, {focus, ignore, hide, show, showFrom, tagFocus, tagIgnore, hideQuiet, order}) => [
        type,
        focus,
        ignore,
        hide,
        show,
        showFrom,
        tagFocus,
        tagIgnore,
        hideQuiet,
        order,
      ],
    ),
    drawn: lastOnly(
      (tree: FrameTree, state: ViewerState, pivot: number) =>
        draw(tree, state, pivot, functions.length, orderOf(state.order)),
      (tree, {shape, order}, pivot) => [tree, shape, order, pivot],
    ),
  };
}

/** True if the data's own order is the wanted order, the usual case: sorting many frames takes a while. */
function isAsGiven(
  {tree, defaultType}: FlameData,
  type: number,
  {order}: ViewerState,
  filters: SceneFilters,
): boolean {
  const isWhole = !isFiltering(filters) && !filters.labelFocus && !filters.labelIgnore;
  return type === defaultType && order === "size" && isWhole && !tree.totals[type]?.includes(0);
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

function filtersOf(state: ViewerState, {labels}: FlameData, faults: string[]): SceneFilters {
  const compiled = (name: "focus" | "ignore" | "hide" | "show" | "showFrom"): LinearPattern | undefined =>
    state[name] === "" ? undefined : guarded(() => compileLinear(state[name]), WORDS[name] ?? name, faults);
  const labelTest = (name: "tagFocus" | "tagIgnore"): LabelTest | undefined =>
    state[name] === ""
      ? undefined
      : guarded(() => compileLabelTest(state[name]), WORDS[name] ?? name, faults);
  if (!labels && (state.tagFocus !== "" || state.tagIgnore !== ""))
    faults.push("these data have no tags: the Tags view has those of the whole profile");
  return {
    focus: compiled("focus"),
    ignore: compiled("ignore"),
    hide: compiled("hide"),
    show: compiled("show"),
    showFrom: compiled("showFrom"),
    hideQuiet: state.hideQuiet,
    labelFocus: labels && labelTest("tagFocus"),
    labelIgnore: labels && labelTest("tagIgnore"),
  };
}

/** Names of fields in messages, if different. */
const WORDS: Readonly<Record<string, string>> = {
  showFrom: "show from",
  tagFocus: "tag focus",
  tagIgnore: "tag ignore",
};

function searched(
  functions: readonly FlameFunction[],
  {query}: ViewerState,
  faults: string[],
): Matches | undefined {
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
  trees: readonly FrameTree[],
  {pivot}: ViewerState,
  functions: readonly FlameFunction[],
  faults: string[],
): number {
  if (pivot === "") return -1;
  const number = functions.findIndex(({name}) => name === pivot);
  if (number >= 0 && trees.some(({names}) => names.includes(number))) return number;
  faults.push(`no frame of "${pivot}" is left`);
  return -1;
}

function zoomed(
  functions: readonly FlameFunction[],
  pictures: readonly Drawn[],
  {zoom}: ViewerState,
  faults: string[],
): Picture[] {
  if (zoom === "") return pictures.map(picture => ({...picture, zoom: 0}));
  const found = pictures.map(({layout}) => findPath(layout.tree, functions, zoom));
  if (found.every(node => node < 0)) faults.push("the zoomed frame is not in this view");
  return pictures.map((picture, index) => ({...picture, zoom: Math.max(0, found[index] ?? 0)}));
}

/** Memoizes the last result of a costly function by the relevant part of its argument. */
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
