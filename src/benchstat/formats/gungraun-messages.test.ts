import {expect, test} from "vitest";
import {openArtifact} from "../../artifacts/kinds.ts";
import {artifactFile} from "../../input/artifact-file.ts";

function opened(text: string) {
  const {kind, measurements, problems} = openArtifact(
    artifactFile("c/after.txt", "after.txt", new TextEncoder().encode(text)),
  );
  const values = measurements.map(one => [one.name, one.unit, ...one.samples]);
  return {kind: kind.name, values, problems: problems.map(({line, message}) => [line, message])};
}

/** A summary of schema version 6, cut to the members that tell a benchmark and its counts. */
function summary(id: string, details: string | null, counts: object): string {
  const total = {regressions: [], summary: {Callgrind: counts}};
  const profiles = [{log_paths: [], summaries: {parts: [], total}, tool: "Callgrind"}];
  return JSON.stringify({
    baselines: [null, null],
    details,
    function_name: "bench_fib",
    id,
    module_path: "parse::fib_group::bench_fib",
    profiles,
    version: "6",
  });
}

function count(...values: readonly number[]): object {
  const [first, ...others] = values.map(Int => ({Int}));
  return {diffs: null, metrics: others.length > 0 ? {Both: [first, ...others]} : {Left: first}};
}

const TEXT = `running 0 tests

${summary("short", "10", {Ir: count(1789), L1hits: count(2561), D1mr: count(6)})}
${summary("long", null, {Ir: count(219908, 219000), EstimatedCycles: count(314315)})}
`;

test("messages of gungraun have the names and units of its printed form, and the counts of the new run", () => {
  expect(opened(TEXT)).toEqual({
    kind: "benchmark",
    values: [
      ["parse::fib_group::bench_fib/short/10", "instructions", 1789],
      ["parse::fib_group::bench_fib/short/10", "L1-hits", 2561],
      ["parse::fib_group::bench_fib/long", "instructions", 219908],
      ["parse::fib_group::bench_fib/long", "cycles", 314315],
    ],
    problems: [],
  });
  const printed =
    "parse::fib_group::bench_fib short:10\n  Instructions:      1789|1789     (No change)\n\nGungraun result: Ok.\n";
  expect(opened(printed).values).toEqual([["parse::fib_group::bench_fib/short/10", "instructions", 1789]]);
});

test("a count of the old run alone is no result; a summary that is cut off is reported", () => {
  const old = {Ir: {diffs: null, metrics: {Right: {Int: 5}}}};
  const text = `${TEXT}${summary("gone", null, old)}\n${summary("cut", null, {Ir: count(1)}).slice(0, -9)}\n`;
  const {values, problems} = opened(text);
  expect(values).toHaveLength(4);
  expect(problems).toEqual([[6, "line is no JSON object, expected a whole summary of gungraun"]]);
});
