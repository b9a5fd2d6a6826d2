import {describe, expect, test} from "vitest";
import {readingOf, sampleFile, sampleText, stacksOf, textFile} from "./testdata/samples-fs.ts";

/** Sums one sample type over all samples. */
function total(profile: ReturnType<typeof readingOf>["profile"], type: number): number {
  return profile.samples.values
    .filter((_, i) => i % profile.sampleTypes.length === type)
    .reduce((a, b) => a + b, 0);
}

describe("v8CpuProfile.read(file)", () => {
  const recorded: {
    samples: number[];
    timeDeltas: number[];
    startTime: number;
    endTime: number;
  } = JSON.parse(sampleText("v8/app.cpuprofile"));

  test("counts every sample, and all time from the first to the end, in nanoseconds", () => {
    const {profile, problems} = readingOf(sampleFile("v8/app.cpuprofile"));
    expect(problems).toEqual([]);
    expect(profile.sampleTypes).toEqual([
      {type: "samples", unit: "count"},
      {type: "time", unit: "nanoseconds"},
    ]);
    expect(total(profile, 0)).toBe(recorded.samples.length);
    const first = recorded.startTime + (recorded.timeDeltas[0] ?? 0);
    expect(total(profile, 1)).toBe((recorded.endTime - first) * 1000);
    expect(profile.durationNanos).toBe((recorded.endTime - recorded.startTime) * 1000);
    expect(profile.origin?.title).toBe("CPU profile (V8)");
  });

  test("names functions without a name by their place, and leaves the root out", () => {
    const stacks = stacksOf(readingOf(sampleFile("v8/app.cpuprofile")).profile);
    expect(
      stacks.some(stack =>
        /\(anonymous app\.mjs:1:1\) → parse → \(anonymous app\.mjs:9:\d+\) → parseHeader/.test(stack),
      ),
    ).toBe(true);
    expect(stacks.filter(stack => stack.includes("(root)"))).toEqual([]);
  });

  test("reads the form with one tree below head: the same stacks", () => {
    const old = readingOf(sampleFile("v8/old-form.cpuprofile"));
    expect(old.problems).toEqual([]);
    const counts = (name: string) =>
      stacksOf(readingOf(sampleFile(name)).profile).map(stack => stack.replace(/ \d+$/, ""));
    expect(counts("v8/old-form.cpuprofile")).toEqual(counts("v8/app.cpuprofile"));
    expect(old.profile.durationNanos).toBe(Math.round(((recorded.endTime - recorded.startTime) / 1e6) * 1e9));
  });

  test("puts samples into the order of their times: V8 may note them slightly out of order", () => {
    const node = (id: number, name: string) => ({
      id,
      callFrame: {functionName: name, url: "", lineNumber: -1, columnNumber: -1},
    });
    const {profile} = readingOf(
      textFile(
        JSON.stringify({
          nodes: [{...node(1, "(root)"), children: [2, 3]}, node(2, "a"), node(3, "b")],
          startTime: 0,
          endTime: 100,
          samples: [2, 3, 2],
          timeDeltas: [10, 30, -10],
        }),
      ),
    );
    expect(stacksOf(profile)).toEqual(["a: 2 30000", "b: 1 60000"]);
  });

  test("says which samples name nodes that are not there", () => {
    const {problems} = readingOf(
      textFile('{"nodes":[{"id":1,"callFrame":{"functionName":"a"}}],"samples":[1,7],"timeDeltas":[1,1]}'),
    );
    expect(problems.map(({message}) => message)).toEqual([
      "sample 1 of a V8 profile names a node that the profile does not have",
    ]);
  });

  test("calls a file that breaks off broken, at its line", () => {
    const cut = sampleText("v8/app.cpuprofile").replaceAll("},{", "},\n{").slice(0, 3000);
    const {profile, problems} = readingOf(textFile(cut, "app.cpuprofile"));
    expect(profile.sampleTypes).toEqual([]);
    expect(problems).toMatchObject([{severity: "error", code: "PJ060", line: cut.split("\n").length}]);
  });

  test("survives circles of nodes", () => {
    const {profile} = readingOf(
      textFile(
        '{"nodes":[{"id":1,"callFrame":{"functionName":"a"},"children":[2]},{"id":2,"callFrame":{"functionName":"b"},"children":[1]}],"samples":[1,2]}',
      ),
    );
    expect(profile.samples.count).toBe(2);
  });
});

test("v8HeapProfile.read(file) has the sizes of all nodes, and how many objects were sampled", () => {
  const content = sampleText("v8/app.heapprofile");
  const {profile, problems} = readingOf(sampleFile("v8/app.heapprofile"));
  expect(problems).toEqual([]);
  const sizes = [...content.matchAll(/"selfSize":(\d+)/g)].reduce((sum, [, size]) => sum + Number(size), 0);
  // V8 lists samples that it took while writing the tree, of a node that is not in it.
  const nodes = new Set([...content.matchAll(/"id":(\d+)/g)].map(([, id]) => id));
  const samples = [...content.matchAll(/"nodeId":(\d+)/g)].filter(([, id]) => nodes.has(id));
  expect([total(profile, 0), total(profile, 1)]).toEqual([samples.length, sizes]);
  expect(profile.sampleTypes.at(-1)).toEqual({type: "inuse_space", unit: "bytes"});
  expect(profile.origin?.title).toBe("Heap profile (V8)");
});
