import {describe, expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {foldedStacks} from "../formats/folded.ts";
import type {Profile} from "../profile/profile.ts";
import {totalOf} from "../report/report.ts";
import {recordedProfile} from "../testdata/profiles-fs.ts";
import type {CallNode} from "./call-tree.ts";
import {callTree, findTruncation} from "./call-tree.ts";
import {nodeTable, printableName} from "./nodes.ts";

const names = [
  "cpu-before",
  "labels-cpu",
  "deep-cpu",
  "heap-before",
  "mem-before",
  "goroutine",
  "block-before",
];

interface SlowNode {
  total: number;
  self: number;
  readonly children: Map<string, SlowNode>;
}

/** Slow and obviously right: one path at a time, nothing left out. */
function slowTree(profile: Profile, type: number): SlowNode {
  const table = nodeTable(profile, {
    granularity: "functions",
    showColumns: false,
    inlines: true,
    objectFiles: false,
    trimPath: path => path,
  });
  const root: SlowNode = {total: 0, self: 0, children: new Map()};
  const {samples, sampleTypes} = profile;
  for (let sample = 0; sample < samples.count; sample++) {
    const value = samples.values[sample * sampleTypes.length + type] ?? 0;
    let node = root;
    node.total += value;
    for (const location of samples.frames
      .slice(samples.offsets[sample], samples.offsets[sample + 1])
      .reverse()) {
      const slots = table.slotNodes
        .slice(table.slotOffsets[location], table.slotOffsets[location + 1])
        .reverse();
      for (const slot of slots) {
        const info = table.infos[slot];
        const name = info ? printableName(info) : "";
        const child = node.children.get(name) ?? {total: 0, self: 0, children: new Map()};
        node.children.set(name, child);
        child.total += value;
        node = child;
      }
    }
    node.self += value;
  }
  return root;
}

function plain(node: CallNode): unknown {
  return {
    total: node.total,
    self: node.self,
    children: Object.fromEntries(node.children.map(child => [child.name, plain(child)])),
  };
}

function plainSlow(node: SlowNode): unknown {
  const children = [...node.children].filter(([, child]) => child.total !== 0);
  return {
    total: node.total,
    self: node.self,
    children: Object.fromEntries(children.map(([name, child]) => [name, plainSlow(child)])),
  };
}

describe("callTree(profile, options)", () => {
  test.each(names)("of %s is the tree of all paths when nothing is left out", name => {
    const profile = recordedProfile(`${name}.pb.gz`);
    for (const type of profile.sampleTypes.keys()) {
      const tree = callTree(profile, {type, leastShare: 0, maxDepth: 1000});
      expect(plain(tree)).toEqual(plainSlow(slowTree(profile, type)));
    }
  });

  test.each(names)("of %s keeps every sum exact, whatever is left out", name => {
    const profile = recordedProfile(`${name}.pb.gz`);
    const type = profile.sampleTypes.length - 1;
    for (const [leastShare, maxDepth] of [
      [0.001, 200],
      [0.05, 200],
      [0.001, 3],
      [1, 5],
    ] as const) {
      const tree = callTree(profile, {type, leastShare, maxDepth});
      expect(tree.total).toBe(totalOf(profile, {type, mean: false}));
      checkSums(tree, tree.total * leastShare, maxDepth);
    }
  });

  test("puts the most expensive callee first", () => {
    const [first, second] = callTree(recordedProfile("cpu-before.pb.gz"), {
      type: 1,
      leastShare: 0.01,
      maxDepth: 9,
    }).children;
    expect(first?.name).toBe("testing.(*B).launch");
    expect(first?.total).toBeGreaterThan(second?.total ?? Number.POSITIVE_INFINITY);
  });
});

function checkSums(node: CallNode, least: number, depthLeft: number): void {
  const children = node.children.reduce((sum, child) => sum + child.total, 0);
  expect(node.self + children + (node.others?.total ?? 0)).toBe(node.total);
  expect(node.total).toBeGreaterThanOrEqual(least);
  expect(depthLeft).toBeGreaterThanOrEqual(0);
  for (const child of node.children) checkSums(child, least, depthLeft - 1);
}

test("findTruncation(profile, type) finds stacks that lost their callers", () => {
  const cut = findTruncation(recordedProfile("deep-cpu.pb.gz"), 1);
  expect(cut).toMatchObject({limit: 64, samples: 99});
  expect(cut?.share).toBeCloseTo(0.511, 3);
});

test.each(["cpu-before", "labels-cpu", "mem-before", "threadcreate"])(
  "findTruncation(%s) finds none",
  name => {
    const profile = recordedProfile(`${name}.pb.gz`);
    expect(findTruncation(profile, profile.sampleTypes.length - 1)).toBeUndefined();
  },
);

test("findTruncation(profile, type) finds heap stacks that lost the allocator's frames after they were cut", () => {
  const stack = (from: number, depth: number): string =>
    Array.from({length: depth}, (_, i) => `f${from + i}`).join(";");
  // 30 frames from the entry, and the same calls seen from a function further down.
  const text = `${stack(0, 20)} 60\n${stack(8, 30)} 30\n${stack(9, 29)} 10\n`;
  const {profile} = foldedStacks.read(artifactFile("x", "x", new TextEncoder().encode(text)));
  expect(findTruncation(profile, 0)).toBeUndefined();
  const heap = {...profile, periodType: {type: "space", unit: "bytes"}};
  expect(findTruncation(heap, 0)).toEqual({limit: 32, samples: 2, share: 0.4});
});
