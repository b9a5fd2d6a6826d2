import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {FlameData} from "./flame-data.ts";
import {decodeFlameData, encodeFlameData, PSEUDO_FUNCTIONS} from "./flame-data.ts";
import {at, FIRST_NAME, frameTree, OTHERS} from "./frame-tree.ts";

const flameFunction = fc.record({
  name: fc.string({maxLength: 12}),
  label: fc.string({maxLength: 6}),
  file: fc.constantFrom("", "a.go", "b/c.go"),
  binary: fc.constantFrom("", "/app/x.test", "[vdso]"),
});

const flameData: fc.Arbitrary<FlameData> = fc
  .record({
    functions: fc.array(flameFunction, {minLength: 1, maxLength: 8}),
    depths: fc.array(fc.nat(6), {maxLength: 30}),
    picks: fc.array(fc.nat(1000), {minLength: 31, maxLength: 31}),
    costs: fc.array(fc.array(fc.nat({max: 2 ** 45}), {minLength: 31, maxLength: 31}), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({functions, depths, picks, costs}) => {
    const parents = [-1];
    const stack = [0];
    for (const depth of depths) {
      stack.length = Math.min(stack.length, depth + 1);
      parents.push(stack.at(-1) ?? 0);
      stack.push(parents.length - 1);
    }
    const names = parents.map((_, node) =>
      node === 0 ? 0 : ((picks[node] ?? 0) % (functions.length + 1)) + OTHERS,
    );
    return {
      types: costs.map((_, type) => ({type: `type ${type}`, unit: "nanoseconds"})),
      defaultType: costs.length - 1,
      leastShare: 0.0001,
      functions: [
        ...PSEUDO_FUNCTIONS,
        ...functions.map((known, index) => ({
          ...known,
          group: `group ${index % 3}`,
          isQuiet: index % 2 === 1,
        })),
      ],
      tree: frameTree(
        Int32Array.from(names),
        Int32Array.from(parents),
        costs.map(column => Float64Array.from(column.slice(0, parents.length))),
      ),
    };
  });

describe("decodeFlameData(encodeFlameData(data))", () => {
  test("is the data", () => {
    fc.assert(
      fc.property(flameData, data => {
        expect(decodeFlameData(encodeFlameData(data))).toEqual(data);
      }),
    );
  });

  test("has totals that are the sum of a frame's own cost and those of what it called", () => {
    fc.assert(
      fc.property(flameData, data => {
        const {tree} = decodeFlameData(encodeFlameData(data));
        tree.totals.forEach((totals, type) => {
          const sums = (tree.selfs[type] ?? new Float64Array()).slice();
          tree.parents.forEach((parent, node) => {
            if (parent >= 0) sums[parent] = at(sums, parent) + at(totals, node);
          });
          expect(totals).toEqual(sums);
        });
      }),
    );
  });
});

test("encodeFlameData(data) writes ticks, not nanoseconds, and what a label leaves away", () => {
  const text = encodeFlameData({
    types: [{type: "cpu", unit: "nanoseconds"}],
    defaultType: 0,
    leastShare: 0.0001,
    functions: [
      ...PSEUDO_FUNCTIONS,
      {
        name: "net/http.Get",
        label: "http.Get",
        group: "net/http",
        isQuiet: true,
        file: "net/http/client.go",
        binary: "/app",
      },
    ],
    tree: frameTree(Int32Array.of(0, FIRST_NAME), Int32Array.of(-1, 0), [Float64Array.of(0, 30_000_000)]),
  });
  expect(JSON.parse(text)).toMatchObject({
    labels: [4],
    groups: ["net/http"],
    quiet: [1],
    ups: [0],
    frames: [1],
    selfs: [{times: 30_000_000, of: [0, 1]}],
  });
});

describe("decodeFlameData(json) refuses", () => {
  test.each([
    ["another version", {version: 2}, "unknown version"],
    ["columns of different lengths", {frames: [1, 1]}, "do not fit"],
    ["a frame of no function", {frames: [9]}, "do not fit"],
    ["a caller above the root", {ups: [2]}, "do not fit"],
  ])("%s", (_what, change, message) => {
    const plain = {
      version: 1,
      types: [["cpu", "nanoseconds"]],
      defaultType: 0,
      leastShare: 0,
      groups: [""],
      files: [""],
      binaries: [""],
      names: ["f"],
      labels: [0],
      groupOf: [0],
      quiet: [0],
      fileOf: [0],
      binaryOf: [0],
      ups: [0],
      frames: [1],
      selfs: [{times: 1, of: [0, 1]}],
    };
    expect(decodeFlameData(JSON.stringify(plain)).tree.count).toBe(2);
    expect(() => decodeFlameData(JSON.stringify({...plain, ...change}))).toThrow(message);
  });
});
