import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {inittraceKind} from "./kind.ts";
import {parseInitTrace} from "./parse.ts";

const file = (text: string) => artifactFile("e/i.log", "i.log", new TextEncoder().encode(text));
const sample = file(readFileSync(new URL("testdata/samples/inittrace.log", import.meta.url), "utf8"));

test("parseInitTrace(file) reads every package of a recorded trace", () => {
  const {packages} = parseInitTrace(sample).model;
  expect(packages.length).toBe(35);
  expect(packages[10]).toEqual({name: "unicode", at: 0.00061, clock: 0.051 / 1000, bytes: 12456, allocs: 11});
});

test("inittraceKind measures the sums of time, bytes and allocations", () => {
  const text = readFileSync(new URL("testdata/samples/inittrace.log", import.meta.url), "utf8");
  const sum = (pattern: RegExp) =>
    [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
  const [clock, bytes, allocs] = inittraceKind.open(sample).measurements;
  expect(clock?.samples[0]).toBeCloseTo(sum(/, ([\d.]+) ms clock/g) / 1000, 9);
  expect(bytes?.samples).toEqual([sum(/(\d+) bytes/g)]);
  expect(allocs?.samples).toEqual([sum(/(\d+) allocs/g)]);
});

test("parseInitTrace(file) reports torn lines with their numbers", () => {
  const text =
    "init os @0.73 ms, 0.027 ms clock, 424 bytes, 10 allocs\ninit fmt @0.77 ms, 0.0panic\n 0 ms clock, 16 bytes, 1 al\nx\n";
  const {model, problems} = parseInitTrace(file(text));
  expect(problems.map(({line, message}) => `${line} ${message}`)).toEqual([
    '2 inittrace line is torn, expected "init <package> @# ms, # ms clock, # bytes, # allocs", got "init fmt @0.77 ms, 0.0panic"',
    '3 inittrace line is torn, expected "init <package> @# ms, # ms clock, # bytes, # allocs", got " 0 ms clock, 16 bytes, 1 al"',
  ]);
  expect(model.packages.length).toBe(1);
  expect(model.stray.count).toBe(1);
});
