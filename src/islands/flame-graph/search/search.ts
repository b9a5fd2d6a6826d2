import type {FlameFunction} from "../../../stacks/flame-data.ts";
import type {FrameTree} from "../../../stacks/frame-tree.ts";
import {at, FIRST_NAME} from "../../../stacks/frame-tree.ts";
import {compileLinear} from "../../../text/linear-pattern.ts";

/** Which functions a search meets: 1 by the number of the name. */
export type Matches = Uint8Array;

/**
 * Finds functions by a part of their name, or by an expression between slashes; both take a letter for its other case.
 * Throws PatternError. Undefined for an empty search.
 */
export function search(query: string, functions: readonly FlameFunction[]): Matches | undefined {
  if (query.trim() === "") return undefined;
  const test = testOf(query);
  return Uint8Array.from(functions, ({name}, number) => (number >= FIRST_NAME && test(name) ? 1 : 0));
}

function testOf(query: string): (name: string) => boolean {
  const expression = /^\/(.+)\/$/s.exec(query)?.[1];
  if (expression !== undefined) {
    const pattern = compileLinear(expression, true);
    return name => pattern.test(name);
  }
  const wanted = query.toLowerCase();
  return name => name.toLowerCase().includes(wanted);
}

/** Sums the stacks with a match below `zoom` by a column of totals: every stack counts once. */
export function matchedTotal(
  tree: FrameTree,
  zoom: number,
  matches: Matches,
  functions: readonly FlameFunction[] = [],
  column = 0,
): number {
  const totals = tree.totals[column] ?? new Float64Array(tree.count);
  let sum = 0;
  for (let node = zoom; node < at(tree.ends, zoom); ) {
    const isMatch = matches[at(tree.names, node)] === 1;
    const sign = functions[at(tree.names, node)]?.isNegative ? -1 : 1;
    if (isMatch) sum += sign * at(totals, node);
    node = isMatch ? at(tree.ends, node) : node + 1;
  }
  return sum;
}

/** Finds the next match after `from` in tree order, or the previous match, wrapping around. -1 without matches. */
export function nextMatch(tree: FrameTree, from: number, matches: Matches, step: 1 | -1): number {
  for (let i = 1; i <= tree.count; i++) {
    const node = (from + step * i + tree.count * 2) % tree.count;
    if (matches[at(tree.names, node)] === 1) return node;
  }
  return -1;
}
