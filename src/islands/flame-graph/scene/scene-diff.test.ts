import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {diffLook} from "../../../artifacts/profile/compare/diff-change.ts";
import {diffFlame} from "../../../artifacts/profile/compare/diff-flame.ts";
import {viewerData} from "../../../artifacts/profile/flame/viewer-data.ts";
import {viewerSides} from "../../../artifacts/profile/flame/viewer-sides.ts";
import type {FlameNode} from "../../../charts/draw/flame-graph.ts";
import type {DiffMode} from "../../../pprof/diff/diff-scale.ts";
import {DIFF_MODES} from "../../../pprof/diff/diff-scale.ts";
import {diffTree} from "../../../pprof/diff/diff-tree.ts";
import {subtractBase} from "../../../pprof/profile/combine.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import {recordedProfile} from "../../../pprof/testdata/profiles-fs.ts";
import type {FlameData} from "../../../stacks/flame-data.ts";
import {PSEUDO_FUNCTIONS} from "../../../stacks/flame-data.ts";
import {at} from "../../../stacks/frame-tree.ts";
import {matchingName} from "../../../stacks/function-names.ts";
import {FUNCTIONS, pathTotals, stacks, treeOf} from "../testdata/random-frames.ts";
import {alphabeticalRanks} from "../tree/arrange.ts";
import {joinFunctions} from "../tree/join-functions.ts";
import {AFTER, BEFORE, BOTH, uniteTrees} from "../tree/unite-trees.ts";
import {frameText} from "../view/frame-text.ts";
import type {Widths} from "../viewer-state.ts";
import {DEFAULT_STATE} from "../viewer-state.ts";
import type {Picture} from "./picture.ts";
import type {Scene} from "./scene.ts";
import {sceneMaker} from "./scene.ts";
import type {SceneBase} from "./scene-diff.ts";
import {topChanges, topRows} from "./top-rows.ts";

const PAIRS = [
  ["cpu-before", "cpu-after", "cpu"],
  ["mem-before", "mem-after", "alloc_space"],
  ["heap-before", "heap-after", "inuse_space"],
] as const;

const MEASURED = [
  {
    name: "BenchmarkParse",
    medians: new Map([
      ["sec/op", new Map([["Parse", 2e-6]])],
      ["B/op", new Map([["Parse", 4096]])],
    ]),
  },
];

interface Sides {
  readonly head: Profile;
  readonly base: Profile;
  readonly data: FlameData;
  readonly sceneBase: SceneBase;
}

function sidesOf(before: string, after: string): Sides {
  const [base, head] = [recordedProfile(`${before}.pb.gz`), recordedProfile(`${after}.pb.gz`)];
  const sides = viewerSides(head, {profile: base, benchmarks: {base: MEASURED, head: MEASURED}});
  return {head, base, data: dataOf(head), sceneBase: {data: dataOf(base), sides}};
}

function dataOf(profile: Profile): FlameData {
  const made = viewerData(profile);
  if (!made) throw new Error("no samples");
  return made;
}

/** What is said of each frame of a picture, by the labels of its path. */
function said(scene: Scene, picture: Picture | undefined): Map<string, string> {
  const found = new Map<string, string>();
  const path: string[] = [];
  if (!picture) return found;
  for (let node = 0; node < picture.layout.tree.count; node++) {
    path.length = at(picture.layout.tree.depths, node);
    const {label, value} = frameText(scene, picture, node);
    path.push(label);
    found.set(path.slice(1).join("\n"), value);
  }
  return found;
}

/** What the drawn comparison says of each frame: the values of its title. */
function drawn(node: FlameNode, path: readonly string[] = [], found = new Map<string, string>()) {
  const value = (node.title ?? "").slice(node.name.length + 2).split(";")[0] ?? "";
  if (!/other functions?$/.test(node.name)) found.set(path.join("\n"), value);
  for (const child of node.children) drawn(child, [...path, child.label.replace(/^[+-] /, "")], found);
  return found;
}

describe("the comparison of a scene", () => {
  const cases = PAIRS.flatMap(pair => DIFF_MODES.map((mode): [...typeof pair, DiffMode] => [...pair, mode]));

  test.each(cases)(
    "of %s and %s in %s %s has the numbers of the drawn one",
    (before, after, sample, mode) => {
      const {head, base, data, sceneBase} = sidesOf(before, after);
      const found = sceneBase.sides.find(({sampleType}) => sampleType === sample);
      if (!found) throw new Error(`no ${sample}`);
      const scene = sceneMaker(data, sceneBase)({...DEFAULT_STATE, sampleType: sample, compare: mode});
      if (mode === "per-op" && !found.operations) {
        expect(scene.faults).toEqual([`${sample} cannot be compared per operation`]);
        return;
      }
      const difference = subtractBase(head, base, {diff: true, normalize: false});
      const type = difference.sampleTypes.findIndex(known => known.type === sample);
      const tree = diffTree(difference, {type, leastShare: 0.001, maxDepth: 200});
      const look = diffLook(mode, found, found.judged);
      expect(scene.diff?.look).toMatchObject({noise: look.noise, whole: look.whole});
      const shown = said(scene, scene.pictures[0]);
      const expected = drawn(diffFlame(tree, look).root);
      expect(expected.size).toBeGreaterThan(5);
      // Where the viewer's data have no number of a side, it was below what is told apart.
      const told = [...expected].filter(([path]) => shown.has(path));
      expect(told.length).toBeGreaterThan(expected.size * 0.95);
      expect(told.map(([path]) => [path, shown.get(path)])).toEqual(told);
    },
  );

  test("keeps both sides' totals in every shape, filter and order", () => {
    const {data, sceneBase} = sidesOf("cpu-before", "cpu-after");
    const make = sceneMaker(data, sceneBase);
    for (const change of [
      {},
      {shape: "bottom-up"},
      {shape: "flame", order: "name"},
      {pivot: "runtime.mallocgc"},
    ] as const) {
      const {pictures, diff} = make({...DEFAULT_STATE, ...change, compare: "absolute"});
      const callees = pictures.at(-1);
      const alone = sceneMaker(sceneBase.data)({...DEFAULT_STATE, ...change}).pictures.at(-1);
      expect(diff?.look.scale.mode).toBe("absolute");
      expect(callees?.diff?.before.totals[0]).toBe(alone?.layout.totals[0]);
    }
  });

  test("says so where a sample type has no base", () => {
    const {data, sceneBase} = sidesOf("cpu-before", "cpu-after");
    const make = sceneMaker(data, {...sceneBase, sides: []});
    const {faults, diff} = make({...DEFAULT_STATE, compare: "share"});
    expect([faults, diff]).toEqual([["the base has no cpu in this unit"], undefined]);
  });

  test("counts each function once before and after, the largest change first", () => {
    const {data, sceneBase} = sidesOf("cpu-before", "cpu-after");
    const {pictures, functions, diff} = sceneMaker(data, sceneBase)({...DEFAULT_STATE, compare: "absolute"});
    const [picture] = pictures;
    if (!picture?.diff || !diff) throw new Error("no comparison");
    const after = topRows(picture.layout.tree, 0, false, "flat", AFTER);
    const before = topRows(picture.layout.tree, 0, false, "flat", BEFORE);
    const rows = topChanges(after, before, diff.look.scale, "flat");
    const changes = rows.map(({flat, flatBefore}) => Math.abs(flat - flatBefore));
    expect(changes).toEqual(changes.toSorted((a, b) => b - a));
    expect(new Set(rows.map(({name}) => name)).size).toBe(rows.length);
    const first = rows[0];
    expect([functions[first?.name ?? 0]?.name, first?.flatBefore, first?.flat]).toEqual([
      "example.com/sip.(*Message).scanBody",
      0,
      1_540_000_000,
    ]);
  });
});

test("joinFunctions(head, base) takes a function for the same without type parameters and major version", () => {
  const known = (name: string) => ({
    name,
    matching: matchingName(name),
    label: name,
    group: "",
    isQuiet: false,
    file: "",
    binary: "",
  });
  const head = [...PSEUDO_FUNCTIONS, known("a.F[int]"), known("a.F[string]"), known("example.com/x/v3.G")];
  const base = [...PSEUDO_FUNCTIONS, known("example.com/x/v2.G"), known("a.F[bool]"), known("lost.H")];
  const joined = joinFunctions(head, base);
  expect([...joined.head]).toEqual([0, 1, 2, 2, 3]);
  expect([...joined.base]).toEqual([0, 1, 3, 2, 4]);
  expect(joined.functions.map(({name}) => name)).toEqual([
    "all samples",
    "others",
    "a.F[int]",
    "example.com/x/v3.G",
    "lost.H",
  ]);
});

describe("uniteTrees(head, base, factors, order)", () => {
  const order = {by: "size", ranks: alphabeticalRanks(FUNCTIONS)} as const;

  test("has each path of either side once, with the costs of both", () => {
    fc.assert(
      fc.property(stacks, stacks, (one, two) => {
        const [head, base] = [treeOf(one), treeOf(two)];
        const united = uniteTrees(head, base, {head: 1, base: 2}, order);
        const [after, before] = [pathTotals(head), pathTotals(base)];
        for (const [column, expected] of [
          [AFTER, after],
          [BEFORE, before],
        ] as const) {
          const found = pathTotals(united, column);
          expect(new Map([...found].filter(([path, cost]) => cost > 0 || path === ""))).toEqual(expected);
        }
        const both = pathTotals(united, BOTH);
        expect(both.size).toBe(united.count);
        for (const [path, cost] of both)
          expect(cost).toBe((after.get(path) ?? 0) + 2 * (before.get(path) ?? 0));
      }),
    );
  });
});

describe("the widths of a comparison", () => {
  const {data, sceneBase} = sidesOf("cpu-before", "cpu-after");
  const make = sceneMaker(data, sceneBase);
  const scene = (widths: Widths, change = {}): Scene =>
    make({...DEFAULT_STATE, compare: "absolute", widths, ...change});
  const roots = ({pictures}: Scene) => pictures.map(({side, layout}) => [side, layout.totals[0]]);

  test("are of both sides, of a side, or of each side in a picture of its own", () => {
    expect(roots(scene("both"))).toEqual([[undefined, 16_870_000_000]]);
    expect(roots(scene("base"))).toEqual([["base", 7_060_000_000]]);
    expect(roots(scene("head"))).toEqual([["head", 9_810_000_000]]);
    expect(roots(scene("beside"))).toEqual([
      ["base", 7_060_000_000],
      ["head", 9_810_000_000],
    ]);
  });

  test("share frames and zoom, so that both pictures show the same frame", () => {
    const [base, head] = scene("beside").pictures;
    expect(base?.layout.tree).toBe(head?.layout.tree);
  });

  test("of callers and callees are not beside each other", () => {
    expect(scene("beside", {pivot: "runtime.mallocgc"}).pictures.map(({part, side}) => [part, side])).toEqual(
      [
        ["callers", undefined],
        ["callees", undefined],
      ],
    );
  });
});
