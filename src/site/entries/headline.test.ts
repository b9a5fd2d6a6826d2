import {expect, test} from "vitest";
import {openArtifact} from "../../artifacts/kinds.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import type {Attachment} from "../../journal/entry/entry.ts";
import {headlineDeltas} from "./headline.ts";

const THRESHOLDS = {alpha: 0.05, confidence: 0.95, leastChange: 0.02, profileSamples: 100};

/** Ten lines a benchmark, each a little apart from the last. */
function bench(values: Readonly<Record<string, readonly [ns: number, bytes: number]>>): string {
  return Object.entries(values)
    .flatMap(([name, [ns, bytes]]) =>
      Array.from(
        {length: 10},
        (_, i) => `Benchmark${name}-8 100 ${ns + i / 10} ns/op ${bytes} B/op 3 allocs/op`,
      ),
    )
    .join("\n");
}

function attachment(name: string, text: string): Attachment {
  const artifact = openArtifact(artifactFile(name, name, new TextEncoder().encode(text)));
  return {name, path: name, size: text.length, sha256: "", address: "", artifact, side: "neither"};
}

const deltas = (base: string, head: string) =>
  headlineDeltas(
    {pairs: [{name: "", base: attachment("before.txt", base), head: attachment("after.txt", head)}]},
    THRESHOLDS,
  );

test("headlineDeltas(entry) gives the change of a single benchmark, unit by unit", () => {
  expect(deltas(bench({A: [100, 64]}), bench({A: [50, 32]}))).toEqual([
    {unit: "sec/op", text: "-49.78%", direction: "better", of: "A-8"},
    {unit: "B/op", text: "-50.00%", direction: "better", of: "A-8"},
  ]);
});

test("headlineDeltas(entry) gives the geometric mean of several, and how many moved", () => {
  expect(deltas(bench({A: [100, 64], B: [100, 64]}), bench({A: [200, 64], B: [100, 64]}))).toEqual([
    {unit: "sec/op", text: "+41.26%", direction: "worse", of: "geomean of 2, 1 moved"},
  ]);
});

test("headlineDeltas(entry) counts where a median of zero leaves no mean", () => {
  expect(deltas(bench({A: [100, 64], B: [100, 0]}), bench({A: [100, 0], B: [100, 0]}))).toEqual([
    {unit: "B/op", text: "1 of 2", direction: "better", of: "better"},
  ]);
});

test("headlineDeltas(entry) says so when nothing moved", () => {
  expect(deltas(bench({A: [100, 64]}), bench({A: [100, 64]}))).toEqual([
    {unit: "sec/op", text: "~", direction: "none", of: "no significant change"},
  ]);
});

test("headlineDeltas(entry) has nothing to say without a benchmark pair", () => {
  expect(headlineDeltas({pairs: []}, THRESHOLDS)).toEqual([]);
});
