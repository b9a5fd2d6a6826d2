import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {FrameTree} from "./frame-tree.ts";
import {at, FIRST_NAME, OTHERS} from "./frame-tree.ts";
import type {MergedStacks, MergeOptions} from "./merge-stacks.ts";
import {mergeStacks} from "./merge-stacks.ts";

/** A stack from the root on, and its cost by sample type. */
interface Sample {
  readonly path: readonly number[];
  readonly costs: readonly [number, number];
}

const samples: fc.Arbitrary<Sample[]> = fc.array(
  fc.record({
    path: fc.array(fc.integer({min: FIRST_NAME, max: 6}), {maxLength: 6}),
    costs: fc.tuple(fc.nat(20), fc.nat(1000)),
  }),
  {maxLength: 40},
);

function merged(of: readonly Sample[], options: Partial<MergeOptions> = {}): MergedStacks {
  const steps = new Uint8Array(of.length);
  return mergeStacks(
    {
      count: of.length,
      nameCount: 7,
      weights: [0, 1].map(type => Float64Array.from(of, sample => sample.costs[type] ?? 0)),
      next: stack => of[stack]?.path[(steps[stack] as number)++] ?? -1,
    },
    {leastShare: 0, maxDepth: 100, orderBy: 0, compareNames: (a, b) => a - b, ...options},
  );
}

/** The costs of every path of a tree, as text. */
function paths(tree: FrameTree): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const path: number[] = [];
  for (let node = 0; node < tree.count; node++) {
    path.length = at(tree.depths, node);
    path.push(at(tree.names, node));
    found.set(
      path.slice(1).join(" "),
      tree.totals.map(total => at(total, node)),
    );
  }
  return found;
}

/** Slow and obviously right. */
function slowPaths(of: readonly Sample[]): Map<string, number[]> {
  const found = new Map<string, number[]>([["", [0, 0]]]);
  for (const {path, costs} of of) {
    if (costs[0] === 0 && costs[1] === 0) continue;
    for (let length = 0; length <= path.length; length++) {
      const key = path.slice(0, length).join(" ");
      const before = found.get(key) ?? [0, 0];
      found.set(key, [(before[0] ?? 0) + costs[0], (before[1] ?? 0) + costs[1]]);
    }
  }
  return found;
}

describe("mergeStacks(stacks, options)", () => {
  test("sums all stacks by their path", () => {
    fc.assert(
      fc.property(samples, of => {
        const tree = merged(of).tree;
        expect(paths(tree)).toEqual(slowPaths(of));
        expect(tree.count).toBe(slowPaths(of).size);
      }),
    );
  });

  test("leaves out what is small in every sample type, and no cost with it", () => {
    fc.assert(
      fc.property(
        samples,
        fc.double({min: 0, max: 1, noNaN: true}),
        fc.nat(5),
        (of, leastShare, maxDepth) => {
          const {tree, otherFunctions} = merged(of, {leastShare, maxDepth});
          const whole = slowPaths(of);
          const found = paths(tree);
          expect(found.get("")).toEqual(whole.get(""));
          const least = (whole.get("") ?? []).map(total => total * leastShare);
          let others = 0;
          tree.names.forEach((name, node) => {
            const totals = tree.totals.map(total => at(total, node));
            if (name === OTHERS) others++;
            else if (node > 0) {
              expect(totals.some((total, type) => total > 0 && total >= (least[type] ?? 0))).toBe(true);
              expect(at(tree.depths, node)).toBeLessThanOrEqual(maxDepth);
            }
          });
          expect(otherFunctions).toHaveLength(others);
          for (const [path, totals] of found)
            if (!path.split(" ").includes(String(OTHERS))) expect(totals).toEqual(whole.get(path));
        },
      ),
    );
  });

  test("puts the most expensive callee first and others last", () => {
    const {tree} = merged(
      [
        {path: [2], costs: [1, 0]},
        {path: [3], costs: [40, 0]},
        {path: [4, 5], costs: [59, 0]},
      ],
      {leastShare: 0.1},
    );
    expect([...tree.names]).toEqual([0, 4, 5, 3, OTHERS]);
    expect([...tree.parents]).toEqual([-1, 0, 1, 0, 0]);
    expect([...tree.ends]).toEqual([5, 3, 3, 4, 5]);
  });
});
