import {toHtml} from "hast-util-to-html";
import {describe, expect, test} from "vitest";
import type {FlameNode} from "../../../charts/draw/flame-graph.ts";
import {judgedMode, possibleModes} from "../../../pprof/diff/diff-mode.ts";
import type {DiffSides} from "../../../pprof/diff/diff-scale.ts";
import {diffScale, noiseFloor} from "../../../pprof/diff/diff-scale.ts";
import {diffTree} from "../../../pprof/diff/diff-tree.ts";
import {functionChanges} from "../../../pprof/diff/function-changes.ts";
import type {CallNode} from "../../../pprof/graph/call-tree.ts";
import {subtractBase} from "../../../pprof/profile/combine.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import {totalOf} from "../../../pprof/report/report.ts";
import {recordedProfile} from "../../../pprof/testdata/profiles-fs.ts";
import {comparePart} from "./compare.ts";
import {diffLook} from "./diff-change.ts";
import {diffFlame} from "./diff-flame.ts";

const context = {id: "fig", size: "embed"} as const;
const PAIRS = ["cpu", "mem", "heap", "block", "mutex"];

function pair(name: string): {base: Profile; head: Profile; difference: Profile; type: number} {
  const base = recordedProfile(`${name}-before.pb.gz`);
  const head = recordedProfile(`${name}-after.pb.gz`);
  const difference = subtractBase(head, base, {diff: true, normalize: false});
  return {base, head, difference, type: difference.sampleTypes.length - 1};
}

function everyNode(node: CallNode): CallNode[] {
  return [node, ...node.children.flatMap(everyNode)];
}

function view(result: ReturnType<typeof comparePart>): string {
  if (!("view" in result)) throw new Error(result.message);
  return toHtml(result.view);
}

describe.each(PAIRS)("diffTree(difference, options) of %s", name => {
  const {base, head, difference, type} = pair(name);
  const tree = diffTree(difference, {type, leastShare: 0.005, maxDepth: 40});

  test("has both totals at its root", () => {
    expect(tree.base).toBe(totalOf(base, {type, mean: false}));
    expect(tree.total).toBe(totalOf(head, {type, mean: false}));
  });

  test("adds up at every node, on both sides", () => {
    for (const node of everyNode(tree)) {
      const total = node.children.reduce((sum, child) => sum + child.total, 0);
      const before = node.children.reduce((sum, child) => sum + child.base, 0);
      expect(node.self + total + (node.others?.total ?? 0)).toBe(node.total);
      expect(node.baseSelf + before + (node.others?.base ?? 0)).toBe(node.base);
    }
  });

  test("is empty of change against itself", () => {
    const same = subtractBase(base, base, {diff: true, normalize: false});
    for (const node of everyNode(diffTree(same, {type, leastShare: 0, maxDepth: 200})))
      expect(node.total).toBe(node.base);
  });
});

describe("functionChanges(base, head, options)", () => {
  const {base, head} = pair("cpu");
  const changes = functionChanges(base, head, {sample: "cpu", focus: ""});

  test("has what pprof's top tables of both sides say", () => {
    expect(changes.find(({name}) => name === "runtime.mallocgc")).toMatchObject({
      baseFlat: 410_000_000,
      baseCum: 2_010_000_000,
    });
    const sum = changes.reduce((total, {headFlat}) => total + headFlat, 0);
    expect(sum).toBe(totalOf(head, {type: 1, mean: false}));
  });

  test("knows functions that only one side has", () => {
    const split = changes.find(({name}) => name.endsWith("sip.ParseSplit"));
    const scan = changes.find(({name}) => name.endsWith("sip.ParseScan"));
    expect(split).toMatchObject({headCum: 0});
    expect(scan).toMatchObject({baseCum: 0});
  });
});

const side = {total: 1000, durationNanos: 8e9, sampleValue: 10};
const sides: DiffSides = {
  base: side,
  head: side,
  sampleType: "cpu",
  unit: "nanoseconds",
  operations: undefined,
  isBenchmark: false,
};

describe("possibleModes(sides)", () => {
  const operations = {base: 10, head: 20, of: "BenchmarkX", parts: 1};
  test.each<[string, Partial<DiffSides>, string[]]>([
    ["alike", {}, ["absolute", "share"]],
    ["of unlike durations", {head: {...side, durationNanos: 9e9}}, ["share", "absolute"]],
    ["of unlike totals", {head: {...side, total: 2000}}, ["share", "absolute"]],
    ["without durations", {head: {...side, durationNanos: 0}}, ["share", "absolute"]],
    ["of benchmarks", {isBenchmark: true}, ["share", "absolute"]],
    ["with operations", {operations}, ["per-op", "absolute", "share"]],
    ["of a state", {sampleType: "inuse_space", head: {...side, total: 9}}, ["absolute", "share"]],
  ])("for sides %s", (_name, change, expected) => {
    expect(possibleModes({...sides, ...change})).toEqual(expected);
  });
});

test("noiseFloor(sides, scale) is three samples, or a thousandth of the larger side", () => {
  expect(noiseFloor(sides, diffScale("absolute", sides))).toBe(30);
  expect(noiseFloor(sides, diffScale("share", sides))).toBeCloseTo(0.03);
  const counted = {...sides, base: {...side, sampleValue: 0}, head: {...side, sampleValue: 0, total: 4000}};
  expect(noiseFloor(counted, diffScale("absolute", counted))).toBe(4);
});

describe("diffFlame(tree, look)", () => {
  const leaf = (name: string, base: number, total: number): CallNode => ({
    name,
    base,
    total,
    self: total,
    baseSelf: base,
    children: [],
    others: undefined,
  });
  const children = [
    leaf("a.Same", 400, 401),
    leaf("a.More", 100, 300),
    leaf("a.New", 0, 299),
    leaf("a.Gone", 500, 0),
  ];
  const tree: CallNode = {...leaf("", 1000, 1000), self: 0, baseSelf: 0, children};
  const boxes = (node: FlameNode) =>
    node.children.map(({label, paint, pattern, title}) => [label, paint, pattern, title]);

  test("has the calls of both sides, coloured and marked by their change", () => {
    const {root, newCount, goneCount} = diffFlame(tree, diffLook("absolute", sides, undefined));
    expect(root).toMatchObject({label: "all samples: 1us → 1us, unchanged", value: 2000, line: 0.5});
    expect(boxes(root)).toEqual([
      ["a.Same", "diff-same", undefined, "a.Same: 400ns → 401ns, +1ns; too small to count"],
      ["- a.Gone", "diff-less-4", "gone", "a.Gone: 500ns → 0, -500ns; gone"],
      ["+ a.More", "diff-more-4", undefined, "a.More: 100ns → 300ns, +200ns"],
      ["+ a.New", "diff-more-4", "new", "a.New: 0 → 299ns, +299ns; new"],
    ]);
    expect(root.children.map(({value}) => value)).toEqual([801, 500, 400, 299]);
    expect(root.children.map(({line}) => line)).toEqual([400 / 801, 0, 0.25, 0]);
    expect([newCount, goneCount]).toEqual([1, 1]);
  });

  test("colours shares by the values as recorded, where both sides ran equally long", () => {
    const faster = {...sides, head: {...side, total: 100}};
    const half: CallNode = {...leaf("", 1000, 100), children: [leaf("a.Kept", 500, 90)]};
    const {root} = diffFlame(half, diffLook("share", faster, judgedMode(faster)));
    expect(boxes(root)).toEqual([
      ["- a.Kept", "diff-less-4", undefined, "a.Kept: 50.00% → 90.00%, +40.00 points; 500ns → 90ns, -410ns"],
    ]);
  });

  test("leaves shares without colour, where nothing tells faster from slower", () => {
    const {root} = diffFlame(tree, diffLook("share", sides, undefined));
    expect(boxes(root).map(([label, paint, pattern]) => [label, paint, pattern])).toEqual([
      ["a.Same", "diff-same", undefined],
      ["a.Gone", "diff-same", "gone"],
      ["a.More", "diff-same", undefined],
      ["a.New", "diff-same", "new"],
    ]);
  });
});

describe("judgedMode(sides)", () => {
  const operations = {base: 10, head: 20, of: "BenchmarkX", parts: 1};
  test.each<[string, Partial<DiffSides>, string | undefined]>([
    ["equally long", {}, "absolute"],
    ["equally long, of unlike totals", {head: {...side, total: 100}}, "absolute"],
    ["of unlike durations", {head: {...side, durationNanos: 9e9}}, undefined],
    ["of benchmarks", {isBenchmark: true}, undefined],
    ["with operations", {operations, isBenchmark: true}, "per-op"],
    ["of a state", {sampleType: "inuse_space", head: {...side, durationNanos: 0}}, "absolute"],
  ])("for sides %s", (_name, change, expected) => {
    expect(judgedMode({...sides, ...change})).toBe(expected);
  });
});

describe("comparePart(base, head, options, context)", () => {
  const {base, head} = pair("block");

  test("of two block profiles", async () => {
    const html = view(comparePart(base, head, {}, context)).replaceAll(/<(?=[a-z])/g, "\n<");
    await expect(html).toMatchFileSnapshot("../testdata/view/block-diff.html");
  });

  test("divides by operations where they are known, each side by its own", () => {
    const operations = {base: 1_000, head: 4_000, of: "BenchmarkCall", parts: 1};
    const html = view(comparePart(base, head, {operations, sample: "contentions"}, context));
    expect(html).toContain("Per operation of BenchmarkCall: each side is scaled");
    expect(html).toContain("flat base");
  });

  test("says what stands against what was asked", () => {
    expect(comparePart(base, head, {sample: "cpu"}, context)).toMatchObject({code: "PJ074"});
    expect(comparePart(base, head, {focus: "("}, context)).toMatchObject({code: "PJ071"});
    expect(comparePart(base, head, {focus: "nosuch"}, context)).toMatchObject({code: "PJ071"});
    expect(comparePart(base, head, {mode: "per-op"}, context)).toMatchObject({code: "PJ071"});
    expect(comparePart(base, pair("cpu").head, {}, context)).toMatchObject({code: "PJ075"});
  });

  test("has neither style attributes nor script", () => {
    expect(view(comparePart(base, head, {}, context))).not.toMatch(/\sstyle=|<script|\son[a-z]+=/);
  });
});
