import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {ProfileFormat, Reading} from "./format.ts";
import type {Fields} from "./json.ts";
import {isJsonOf, list, number, object, readJson} from "./json.ts";
import {problemLog} from "./problem-log.ts";
import {profileBuilder} from "./profile-builder.ts";
import {nestedStacks} from "./v8-stacks.ts";

/** Members of HeapProfiler.SamplingHeapProfile. */
type HeapProfile = Fields<"head" | "samples">;

/**
 * V8's sampling heap profiles: `node --heap-prof`, allocation sampling of Chrome.
 * HeapProfiler.SamplingHeapProfile of the DevTools protocol: the sizes are already scaled to all allocations.
 */
export const v8HeapProfile: ProfileFormat = {
  name: "V8 heap profile",
  detect: file =>
    isJsonOf(file, ['"head"', '"selfSize"'], value => "selfSize" in object(object<"head">(value).head)),
  read: file => readJson(file, value => readHeap(file, object(value))),
};

function readHeap(file: ArtifactFile, heap: HeapProfile): Reading {
  const log = problemLog(file);
  const builder = profileBuilder(file.spend);
  const counts = samplesByNode(heap);
  for (const {node, stack} of nestedStacks(heap.head, builder)) {
    const size = number(node.selfSize);
    const count = counts.get(number(node.id) ?? Number.NaN) ?? 0;
    if (size === undefined || size < 0) log.line(0, "node of a V8 heap profile has no size of its own");
    else if (size > 0 || count > 0) {
      const sample = builder.sample(stack);
      builder.add(sample, 0, count);
      builder.add(sample, 1, size);
    }
  }
  const profile = builder.finish(
    {
      sampleTypes: [
        {type: "samples", unit: "count"},
        {type: "inuse_space", unit: "bytes"},
      ],
      origin: {
        title: "Heap profile (V8)",
        format: "V8 sampling heap profile (.heapprofile), objects still in use",
      },
    },
    log,
  );
  return {profile, problems: log.problems()};
}

/** How many of the sampled objects each node allocated. */
function samplesByNode(heap: HeapProfile): Map<number, number> {
  const counts = new Map<number, number>();
  for (const sample of list(heap.samples)) {
    const id = number(object<"nodeId">(sample).nodeId);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
