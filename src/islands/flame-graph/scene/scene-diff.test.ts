import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {diffFlame} from "../../../artifacts/profile/compare/diff-flame.ts";
import {viewerData} from "../../../artifacts/profile/flame/viewer-data.ts";
import {viewerSides} from "../../../artifacts/profile/flame/viewer-sides.ts";
import type {FlameNode} from "../../../charts/draw/flame-graph.ts";
import type {DiffMode} from "../../../pprof/diff/diff-scale.ts";
import {DIFF_MODES, diffScale, noiseFloor} from "../../../pprof/diff/diff-scale.ts";
import {diffTree} from "../../../pprof/diff/diff-tree.ts";
import {subtractBase} from "../../../pprof/profile/combine.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import {recordedProfile} from "../../../pprof/testdata/profiles-fs.ts";
import type {FlameData} from "../../../stacks/flame-data.ts";
import {PSEUDO_FUNCTIONS} from "../../../stacks/flame-data.ts";
import {at} from "../../../stacks/frame-tree.ts";
import {matchingName} from "../../../stacks/function-names.ts";
import {FUNCTIONS, pathTotals, stacks, treeOf} from "../testdata/random-frames.ts";
import {joinFunctions} from "../tree/join-functions.ts";
import {frameText, LOST} from "../view/frame-text.ts";
import {DEFAULT_STATE} from "../viewer-state.ts";
import type {Picture} from "./picture.ts";
import {lostFrames, matchPaths} from "./picture-diff.ts";
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
      const scale = diffScale(mode, found);
      const look = {
        scale,
        noise: noiseFloor(found, scale),
        whole: Math.max(tree.total * scale.head, tree.base * scale.base),
      };
      expect(scene.diff?.look).toMatchObject({noise: look.noise, whole: look.whole});
      const flame = diffFlame(tree, look);
      const shown = said(scene, scene.pictures[0]);
      const expected = drawn(flame.head);
      expect(expected.size).toBeGreaterThan(5);
      // Where the viewer's data have no number of the base, they were below what is told apart.
      const told = [...expected].filter(([path]) => shown.has(path));
      expect(told.length).toBeGreaterThan(expected.size * 0.95);
      expect(told.map(([path]) => [path, shown.get(path)])).toEqual(told);
      const lost = scene.pictures.find(({part}) => part === "lost");
      const titles = flame.gone.children.map(({title = ""}) => title.split(";")[0]).sort();
      const lostRows = (lost?.layout.tree.depths ?? new Int32Array()).reduce(
        (sum, depth) => sum + (depth === 1 ? 1 : 0),
        0,
      );
      expect(lostRows).toBe(titles.length);
      if (lost) expect(frameText(scene, lost, 0).name).toBe(LOST);
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
      const callees = pictures.findLast(({part}) => part !== "lost");
      const alone = sceneMaker(sceneBase.data)({...DEFAULT_STATE, ...change}).pictures.at(-1);
      expect(diff?.look.scale.mode).toBe("absolute");
      expect(callees?.diff?.base.totals[0]?.[0]).toBe(alone?.layout.totals[0]);
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
    const after = topRows(picture.layout.tree, 0, false, "flat");
    const before = topRows(picture.diff.base, 0, false, "flat");
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

describe("matchPaths(tree, other)", () => {
  test("finds each path that both have", () => {
    fc.assert(
      fc.property(stacks, stacks, (one, two) => {
        const [tree, other] = [treeOf(one), treeOf(two)];
        const totals = pathTotals(other);
        const matched = matchPaths(tree, other);
        const found = new Map<string, number>();
        const path: string[] = [];
        for (let node = 0; node < tree.count; node++) {
          path.length = at(tree.depths, node);
          path.push(FUNCTIONS[at(tree.names, node)]?.name ?? "");
          const place = at(matched, node);
          if (place >= 0) found.set(path.slice(1).join(""), at(other.totals[0] ?? new Float64Array(), place));
        }
        const shared = [...pathTotals(tree).keys()].filter(key => totals.has(key) || key === "");
        expect(found).toEqual(new Map(shared.map(key => [key, totals.get(key) ?? 0])));
      }),
    );
  });

  test("together with lostFrames(…) accounts for everything of the base", () => {
    const look = {
      scale: diffScale("absolute", {
        base: {total: 1, durationNanos: 0, sampleValue: 0},
        head: {total: 1, durationNanos: 0, sampleValue: 0},
        sampleType: "cpu",
        unit: "count",
        operations: undefined,
        isBenchmark: false,
      }),
      noise: 0,
      whole: 1,
    };
    fc.assert(
      fc.property(stacks, stacks, (one, two) => {
        const [head, base] = [treeOf(one), treeOf(two)];
        const matched = matchPaths(base, head);
        const lost = lostFrames(base, head, look);
        const self = base.selfs[0] ?? new Float64Array();
        const kept = self.reduce((sum, cost, node) => (at(matched, node) >= 0 ? sum + cost : sum), 0);
        const gone = Array.from(lost?.self ?? []).reduce((sum, cost) => sum + cost, 0);
        expect(kept + gone).toBe(at(base.totals[0] ?? new Float64Array(1), 0));
      }),
    );
  });
});
