import type {Spend} from "../../meter.ts";
import {unmetered} from "../../meter.ts";
import type {ProfileBuilder} from "./profile-builder.ts";
import type {Frame} from "./profile-tables.ts";
import {NO_STACK} from "./profile-tables.ts";

/** Calls counted by caller and callee, without stacks. */
export interface CountedCallGraph {
  readonly functions: readonly GraphFunction[];
}

/** A function of such a graph. */
export interface GraphFunction {
  readonly frame: Frame;
  /** Its own cost per sample type; whole and not negative. */
  readonly self: readonly number[];
  /** Number of each function it calls, and the cumulative cost of those calls, in the first sample type. */
  readonly calls: ReadonlyMap<number, number>;
}

/** Costs below this share of the whole are not divided any more: they go by way of the costliest caller. */
const LEAST_SHARE = 1 / 100_000;
/** Frames of a stack at most: graphs with cycles have long stacks that were never called. */
const MOST_FRAMES = 200;
/** Callers looked at for a function, the costliest first. */
const MOST_CALLERS = 1000;
/** Maximum callers and frames compared; the rest begins at its own function. */
const MOST_WORK = 100_000_000;

/** Such callers and frames that cost as much as a step of profiles. */
const WORK_OF_STEP = 50;

/** Callers of a function, the costliest first; -1 for no caller, at the program's start. */
type Callers = readonly {readonly caller: number; readonly cost: number}[];

/** A path from a function upwards, and the costs that go by it. */
interface Path {
  readonly fn: number;
  readonly below: Path | undefined;
  readonly depth: number;
  readonly costs: readonly number[];
}

/**
 * Adds stacks to a builder that sum up to the graph's costs. A function's own cost is divided among its callers,
 * and their callers in turn, by the cost of the calls: without recursion each function's cost with all it calls
 * comes out as it was counted. Each function's own cost always does. Draws the division from a meter.
 */
export function addGraphStacks(
  {functions}: CountedCallGraph,
  builder: ProfileBuilder,
  spend: Spend = unmetered,
): void {
  const callers = callersOf(functions);
  const least = functions.reduce((sum, {self}) => sum + weightOf(self), 0) * LEAST_SHARE;
  const locations = functions.map(({frame}) => builder.location([frame]));
  let work = 0;
  functions.forEach(({self}, fn) => {
    if (self.every(cost => cost === 0)) return;
    const before = work;
    const open: Path[] = [{fn, below: undefined, depth: 1, costs: self}];
    for (let path = open.pop(); path; path = open.pop()) {
      const above = work < MOST_WORK && path.depth < MOST_FRAMES ? (callers[path.fn] ?? []) : [];
      work += (above.length + 1) * (path.depth + path.costs.length);
      const {ending, going} = divide(path, above, least);
      if (ending) addPath(path, ending, locations, builder);
      for (const next of going) open.push(next);
    }
    spend("profileSteps", Math.ceil((work - before) / WORK_OF_STEP));
  });
}

function addPath(
  path: Path,
  costs: readonly number[],
  locations: readonly number[],
  builder: ProfileBuilder,
): void {
  let stack = NO_STACK;
  for (let next: Path | undefined = path; next; next = next.below)
    stack = builder.stack(stack, locations[next.fn] ?? 0);
  const sample = builder.sample(stack);
  costs.forEach((cost, type) => {
    builder.add(sample, type, cost);
  });
}

/** The first sample type decides the shares; costs of others alone still have a weight. */
function weightOf(costs: readonly number[]): number {
  return costs[0] || costs.reduce((sum, cost) => sum + cost, 0);
}

function callersOf(functions: readonly GraphFunction[]): Callers[] {
  const callers: {caller: number; cost: number}[][] = functions.map(() => []);
  const inclusive = functions.map(({self}) => self[0] ?? 0);
  functions.forEach(({calls}, caller) => {
    for (const [callee, cost] of calls) {
      // A recursive function is a single frame.
      if (callee === caller || cost <= 0) continue;
      callers[callee]?.push({caller, cost});
      inclusive[caller] = (inclusive[caller] ?? 0) + cost;
    }
  });
  return callers.map((found, fn) => {
    const known = found.reduce((sum, {cost}) => sum + cost, 0);
    const rest = (inclusive[fn] ?? 0) - known;
    const all = rest > 0 ? [...found, {caller: -1, cost: rest}] : found;
    return all.sort((a, b) => b.cost - a.cost || a.caller - b.caller).slice(0, MOST_CALLERS);
  });
}

/** Divides a path among the callers of its uppermost function; `ending` are the costs of paths that begin there. */
function divide(
  path: Path,
  callers: Callers,
  least: number,
): {ending: readonly number[] | undefined; going: Path[]} {
  const usable = callers.filter(({caller}) => !isOn(path, caller));
  const sum = usable.reduce((all, {cost}) => all + cost, 0);
  const weight = weightOf(path.costs);
  // Small parts are not worth a path of their own: they go with the largest.
  const kept = usable.filter(({cost}, i) => i === 0 || (weight * cost) / sum >= least);
  const keptSum = kept.reduce((all, {cost}) => all + cost, 0);
  let ending = kept.length === 0 ? path.costs : undefined;
  const going: Path[] = [];
  let before = 0;
  for (const {caller, cost} of kept) {
    const from = before / keptSum;
    before += cost;
    const to = before / keptSum;
    const costs = path.costs.map(own => Math.round(own * to) - Math.round(own * from));
    if (costs.every(part => part === 0)) continue;
    if (caller < 0) ending = costs;
    else going.push({fn: caller, below: path, depth: path.depth + 1, costs});
  }
  return {ending, going};
}

function isOn(path: Path, fn: number): boolean {
  for (let next: Path | undefined = path; next; next = next.below) if (next.fn === fn) return true;
  return false;
}
