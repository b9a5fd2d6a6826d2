import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {parseBenchmarks} from "../read/parse.ts";
import {pairFaults} from "./pair-faults.ts";

const bench = (names: readonly string[], count: number, unit = "ns/op") =>
  names
    .flatMap(name => Array.from({length: count}, (_, i) => `Benchmark${name} 1 ${100 + i} ${unit}`))
    .join("\n");
const model = (text: string) => parseBenchmarks(artifactFile("a", "a", new TextEncoder().encode(text))).model;
const faults = (base: string, head: string) =>
  pairFaults(model(base), model(head), 0.05).map(({message}) => message);

test.each([
  [[bench(["A-8", "B-8"], 4), bench(["A-8", "B-8"], 4)], []],
  [[bench(["A-8"], 1), bench(["A-8"], 10)], []],
  [
    [bench(["A-8"], 1), bench(["A-8"], 1)],
    ["pair has one sample of each benchmark, expected 4 or more: no difference can be significant"],
  ],
  [
    [bench(["A-8"], 3), bench(["A-8", "B-8"], 3)],
    ["pair has at most 3 samples of each benchmark, expected 4 or more: no difference can be significant"],
  ],
  [[`Unit ns/op assume=exact\n${bench(["A-8"], 1)}`, `Unit ns/op assume=exact\n${bench(["A-8"], 1)}`], []],
  [
    [bench(["A-8", "C-8"], 6), bench(["B-8"], 6)],
    ["base and head have no benchmark in common, expected at least one"],
  ],
  [
    [bench(["A-8", "B/x-8"], 6), bench(["A-16", "B/x-16"], 6)],
    [
      'names of 2 benchmarks differ in the suffix only, expected the same number of processors, got "A-8" and "A-16"',
    ],
  ],
  [
    [bench(["A-8", "B-8"], 6), bench(["A-8", "B"], 6)],
    [
      'names of a benchmark differ in the suffix only, expected the same number of processors, got "B-8" and "B"',
    ],
  ],
  [
    [bench(["A-8"], 6), bench(["A-8"], 6, "hits/op")],
    ["base and head have no unit in common, expected at least one"],
  ],
  [["PASS\n", bench(["A"], 1)], []],
] as const)("pairFaults(base, head) %#", ([base, head], expected) => {
  expect(faults(base, head)).toEqual(expected);
});
