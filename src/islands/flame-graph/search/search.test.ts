import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {at} from "../../../stacks/frame-tree.ts";
import {topRows} from "../scene/top-rows.ts";
import {FUNCTIONS, letter, stacks, treeOf} from "../testdata/random-frames.ts";
import {matchedTotal, nextMatch, search} from "./search.ts";

const found = (query: string): string =>
  [...(search(query, FUNCTIONS) ?? [])].map((match, name) => (match ? letter(name) : "")).join("");

describe("search(query, functions)", () => {
  test.each([
    ["a", "a"],
    ["A", "a"],
    ["/[A-C]/", "abc"],
    ["/", ""],
    ["others", ""],
  ])("%s finds %s", (query, expected) => {
    expect(found(query)).toBe(expected);
  });

  test("finds nothing at all for blank text", () => {
    expect(search("  ", FUNCTIONS)).toBeUndefined();
  });

  test("says what is wrong in an expression", () => {
    expect(() => search("/(/", FUNCTIONS)).toThrow("missing )");
  });
});

test("matchedTotal(tree, zoom, matches) counts every stack that touches a match once", () => {
  fc.assert(
    fc.property(stacks, fc.constantFrom("/a/", "/[bc]/", "/./"), (of, query) => {
      const matches = search(query, FUNCTIONS) ?? new Uint8Array();
      const slow = of
        .filter(({path}) => path.some(name => matches[name] === 1))
        .reduce((sum, {cost}) => sum + cost, 0);
      expect(matchedTotal(treeOf(of), 0, matches)).toBe(slow);
    }),
  );
});

test("nextMatch(tree, from, matches, step) goes round", () => {
  const tree = treeOf([
    {path: [2, 3], cost: 3},
    {path: [4, 3], cost: 2},
  ]);
  const matches = search("b", FUNCTIONS) ?? new Uint8Array();
  expect([0, 2, 4].map(from => nextMatch(tree, from, matches, 1))).toEqual([2, 4, 2]);
  expect([0, 2, 4].map(from => nextMatch(tree, from, matches, -1))).toEqual([4, 4, 2]);
  expect(nextMatch(tree, 0, new Uint8Array(FUNCTIONS.length), 1)).toBe(-1);
});

describe("topRows(tree, zoom, isInverted, sort)", () => {
  test("counts a function that calls itself once", () => {
    fc.assert(
      fc.property(stacks, of => {
        const tree = treeOf(of);
        const rows = topRows(tree, 0, false, "flat");
        const costing = of.filter(({cost}) => cost > 0);
        const sum = (kept: typeof of) => kept.reduce((total, {cost}) => total + cost, 0);
        expect(rows.map(({name}) => name).sort()).toEqual(
          [...new Set(costing.flatMap(({path}) => path))].sort(),
        );
        for (const {name, flat, cum} of rows) {
          expect(cum).toBe(sum(of.filter(({path}) => path.includes(name))));
          expect(flat).toBe(sum(of.filter(({path}) => path.at(-1) === name)));
        }
        expect(rows.map(({flat}) => flat)).toEqual(rows.map(({flat}) => flat).sort((a, b) => b - a));
      }),
    );
  });

  test("gives what costs by itself in a tree turned upside down", () => {
    const tree = treeOf([
      {path: [2, 3], cost: 3},
      {path: [3], cost: 1},
      {path: [4], cost: 2},
    ]);
    expect(topRows(tree, 0, true, "flat")).toEqual([
      {name: 2, flat: 3, cum: 3},
      {name: 4, flat: 2, cum: 2},
      {name: 3, flat: 1, cum: 4},
    ]);
    const zoom = tree.parents.indexOf(1);
    expect(at(tree.names, zoom)).toBe(3);
    expect(topRows(tree, zoom, true, "cum")).toEqual([{name: 3, flat: 0, cum: 3}]);
  });
});
