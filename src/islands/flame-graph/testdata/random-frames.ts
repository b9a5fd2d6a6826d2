import fc from "fast-check";
import type {FlameFunction} from "../../../stacks/flame-data.ts";
import {PSEUDO_FUNCTIONS} from "../../../stacks/flame-data.ts";
import type {FrameTree} from "../../../stacks/frame-tree.ts";
import {at, FIRST_NAME} from "../../../stacks/frame-tree.ts";
import {alphabeticalRanks, arrange} from "../tree/arrange.ts";

/** Functions `a` to `f`; the last two are the standard library's. */
export const FUNCTIONS: readonly FlameFunction[] = [
  ...PSEUDO_FUNCTIONS,
  ..."abcdef".split("").map(name => ({
    name,
    label: name,
    group: name < "d" ? "main" : "other",
    isQuiet: name > "d",
    file: `${name}.go`,
    binary: "",
  })),
];

/** A stack of names from the root, with its self cost. */
export interface Stack {
  readonly path: readonly number[];
  readonly cost: number;
}

/** Random stacks over `FUNCTIONS`. */
export const stacks: fc.Arbitrary<Stack[]> = fc.array(
  fc.record({
    path: fc.array(fc.integer({min: FIRST_NAME, max: FUNCTIONS.length - 1}), {minLength: 1, maxLength: 6}),
    cost: fc.nat(100),
  }),
  {maxLength: 25},
);

/** The tree of some stacks, made the slow way. */
export function treeOf(of: readonly Stack[], by: "size" | "name" = "size"): FrameTree {
  const names = [0];
  const parents = [-1];
  const self = [0];
  const places = new Map<string, number>([["", 0]]);
  for (const {path, cost} of of) {
    for (let length = 1; length <= path.length; length++) {
      const key = path.slice(0, length).join(" ");
      if (places.has(key)) continue;
      places.set(key, names.length);
      names.push(path[length - 1] ?? 0);
      parents.push(places.get(path.slice(0, length - 1).join(" ")) ?? 0);
      self.push(0);
    }
    const place = places.get(path.join(" ")) ?? 0;
    self[place] = (self[place] ?? 0) + cost;
  }
  return arrange({names, parents, self}, {by, ranks: alphabeticalRanks(FUNCTIONS)});
}

/** Cumulative cost of every path of a tree in a column, by the letters of the path. */
export function pathTotals(tree: FrameTree, column = 0): Map<string, number> {
  const found = new Map<string, number>();
  const path: string[] = [];
  for (let node = 0; node < tree.count; node++) {
    path.length = at(tree.depths, node);
    path.push(node === 0 ? "" : letter(at(tree.names, node)));
    found.set(path.join(""), at(tree.totals[column] ?? new Float64Array(), node));
  }
  return found;
}

/** Expected result of `pathTotals` for some stacks. */
export function stackTotals(of: readonly Stack[]): Map<string, number> {
  const found = new Map<string, number>([["", 0]]);
  for (const {path, cost} of of) {
    if (cost === 0) continue;
    for (let length = 0; length <= path.length; length++) {
      const key = path.slice(0, length).map(letter).join("");
      found.set(key, (found.get(key) ?? 0) + cost);
    }
  }
  return found;
}

/** The name of a function by its number. */
export function letter(name: number): string {
  return FUNCTIONS[name]?.name ?? "?";
}

/** The number of a function by its name. */
export function numberOf(name: string): number {
  return FUNCTIONS.findIndex(known => known.name === name);
}
