import {describe, expect, test} from "vitest";
import type {CallNode} from "../../../pprof/graph/call-tree.ts";
import {callTree} from "../../../pprof/graph/call-tree.ts";
import {emptyProfile} from "../../../pprof/profile/profile.ts";
import {growingStrings} from "../../../pprof/profile/string-table.ts";
import {recordedProfile} from "../../../pprof/testdata/profiles-fs.ts";
import {decodeFlameData, encodeFlameData} from "../../../stacks/flame-data.ts";
import {at, FIRST_NAME} from "../../../stacks/frame-tree.ts";
import {viewerData} from "./viewer-data.ts";

const names = ["cpu-before", "labels-cpu", "deep-cpu", "heap-before", "mem-before", "block-before"];

describe("viewerData(profile)", () => {
  test.each(names)("of %s costs what the call tree of each sample type costs, path by path", name => {
    const profile = recordedProfile(`${name}.pb.gz`);
    const data = viewerData(profile);
    if (!data) throw new Error("no data");
    expect(decodeFlameData(encodeFlameData(data))).toEqual(data);
    for (const type of profile.sampleTypes.keys()) {
      const whole = pathTotals(callTree(profile, {type, leastShare: 0, maxDepth: 1000}));
      const path: string[] = [];
      data.tree.names.forEach((number, node) => {
        path.length = at(data.tree.depths, node);
        path.push(data.functions[number]?.name ?? "");
        const total = at(data.tree.totals[type] ?? new Float64Array(), node);
        if (number === 0 || number >= FIRST_NAME)
          expect(total).toBe(whole.get(path.slice(1).join("\n")) ?? 0);
      });
    }
  });

  test("names the package, the label and the source of a function", () => {
    const data = viewerData(recordedProfile("cpu-before.pb.gz"));
    expect(data?.functions.find(({name}) => name === "strings.Split")).toMatchObject({
      label: "strings.Split",
      group: "strings",
      isQuiet: true,
      file: "strings/strings.go",
    });
  });

  test("has nothing for a profile without samples", () => {
    expect(viewerData(emptyProfile(growingStrings()))).toBeUndefined();
  });
});

function pathTotals(node: CallNode, path: readonly string[] = [], found = new Map<string, number>()) {
  found.set(path.join("\n"), node.total);
  for (const child of node.children) pathTotals(child, [...path, child.name], found);
  return found;
}
