import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {at, frameTree, OTHERS} from "../../../stacks/frame-tree.ts";
import {compileLinear} from "../../../text/linear-pattern.ts";
import {filterFrames} from "../search/filter.ts";
import type {Stack} from "../testdata/random-frames.ts";
import {
  FUNCTIONS,
  letter,
  numberOf,
  pathTotals,
  stacks,
  stackTotals,
  treeOf,
} from "../testdata/random-frames.ts";
import type {LooseFrames} from "./arrange.ts";
import {alphabeticalRanks, arrange} from "./arrange.ts";
import {callees, callers, invert} from "./invert-tree.ts";

const order = {by: "size", ranks: alphabeticalRanks(FUNCTIONS)} as const;
const totals = (frames: LooseFrames): Map<string, number> => pathTotals(arrange(frames, order));
const names = FUNCTIONS.slice(2).map(({name}) => name);

describe("arrange(frames, order)", () => {
  test("keeps every sum", () => {
    fc.assert(
      fc.property(stacks, fc.constantFrom("size" as const, "name" as const), (of, by) => {
        expect(pathTotals(treeOf(of, by))).toEqual(stackTotals(of));
      }),
    );
  });

  test("puts the most expensive first, or the first of the alphabet, and others last", () => {
    const frames = {names: [0, OTHERS, 4, 3, 2], parents: [-1, 0, 0, 0, 0], self: [0, 99, 1, 5, 5]};
    expect([...arrange(frames, order).names]).toEqual([0, 2, 3, 4, OTHERS]);
    expect([...arrange(frames, {...order, by: "name"}).names]).toEqual([0, 2, 3, 4, OTHERS]);
    expect([...arrange({...frames, self: [0, 9, 7, 5, 0]}, order).names]).toEqual([0, 4, 3, OTHERS]);
  });
});

describe("filterFrames(tree, type, functions, filters)", () => {
  const pattern = fc.option(fc.constantFrom("a", "[bc]", "e|f", "d\\.go", "."), {nil: undefined});

  test("leaves the stacks that pprof's rules leave", () => {
    fc.assert(
      fc.property(
        stacks,
        pattern,
        pattern,
        pattern,
        pattern,
        pattern,
        fc.boolean(),
        (of, focus, ignore, hide, show, showFrom, hideQuiet) => {
          const compiled = (source: string | undefined) => source && compileLinear(source);
          const filters = {
            focus: compiled(focus) || undefined,
            ignore: compiled(ignore) || undefined,
            hide: compiled(hide) || undefined,
            show: compiled(show) || undefined,
            showFrom: compiled(showFrom) || undefined,
            hideQuiet,
          };
          const isFiltered = [focus, ignore, hide, show, showFrom].some(Boolean) || hideQuiet;
          const meets = (source: string | undefined, name: number): boolean =>
            source !== undefined &&
            new RegExp(source).test(`${letter(name)}.go`.replace(/^/, `${letter(name)}\n`));
          const left = of.flatMap(({path, cost}): Stack[] => {
            if (focus && !path.some(name => meets(focus, name))) return [];
            if (path.some(name => meets(ignore, name))) return [];
            const kept = path.filter(
              name =>
                !meets(hide, name) &&
                (!show || meets(show, name)) &&
                !(hideQuiet && FUNCTIONS[name]?.isQuiet),
            );
            const start = showFrom ? kept.findIndex(name => meets(showFrom, name)) : 0;
            if (start < 0 || (isFiltered && kept.length === 0)) return [];
            return [{path: kept.slice(start), cost}];
          });
          expect(totals(filterFrames(treeOf(of), 0, FUNCTIONS, filters))).toEqual(stackTotals(left));
        },
      ),
      {numRuns: 300},
    );
  });

  test("lets others follow what stands above them, and takes them out where only some functions are shown", () => {
    const tree = frameTree(Int32Array.of(0, 2, OTHERS, 3, OTHERS), Int32Array.of(-1, 0, 1, 0, 3), [
      Float64Array.of(0, 1, 2, 4, 8),
    ]);
    const filtered = (source: Partial<Record<"focus" | "show", string>>): number =>
      totals(
        filterFrames(tree, 0, FUNCTIONS, {
          focus: source.focus ? compileLinear(source.focus) : undefined,
          show: source.show ? compileLinear(source.show) : undefined,
          hideQuiet: false,
        }),
      ).get("") ?? 0;
    expect(filtered({focus: "a"})).toBe(3);
    expect(filtered({show: "b"})).toBe(12);
    expect(filtered({focus: "others"})).toBe(0);
  });
});

describe("turned trees", () => {
  test("invert(tree) has every stack from its leaf on", () => {
    fc.assert(
      fc.property(stacks, of => {
        const reversed = of.map(({path, cost}) => ({path: path.toReversed(), cost}));
        expect(totals(invert(treeOf(of), FUNCTIONS.length))).toEqual(stackTotals(reversed));
      }),
    );
  });

  test("callers(tree, name) has what stands above the outermost call, callees(tree, name) what stands below", () => {
    fc.assert(
      fc.property(stacks, fc.constantFrom(...names), (of, name) => {
        const number = numberOf(name);
        const through = of.filter(({path}) => path.includes(number));
        const above = through.map(({path, cost}) => ({
          path: path.slice(0, path.indexOf(number)).reverse(),
          cost,
        }));
        const below = through.map(({path, cost}) => ({path: path.slice(path.indexOf(number) + 1), cost}));
        const tree = treeOf(of);
        expect(totals(callers(tree, number, FUNCTIONS.length))).toEqual(stackTotals(above));
        expect(totals(callees(tree, number, FUNCTIONS.length))).toEqual(stackTotals(below));
      }),
    );
  });

  test("have the function itself as their root", () => {
    const tree = treeOf([{path: [2, 3, 4], cost: 1}]);
    expect(at(arrange(callers(tree, 3, FUNCTIONS.length), order).names, 0)).toBe(3);
    expect(at(arrange(callees(tree, 3, FUNCTIONS.length), order).names, 0)).toBe(3);
  });

  test("join others, whoever called them", () => {
    const tree = frameTree(Int32Array.of(0, 2, OTHERS, 3, OTHERS), Int32Array.of(-1, 0, 1, 0, 3), [
      Float64Array.of(0, 1, 2, 4, 8),
    ]);
    expect(totals(invert(tree, FUNCTIONS.length))).toEqual(
      new Map([
        ["", 15],
        ["others", 10],
        ["b", 4],
        ["a", 1],
      ]),
    );
  });
});
