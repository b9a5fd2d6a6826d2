import {expect, test} from "vitest";
import {testJournal} from "../../journal/testdata/journal.ts";
import {series} from "../../journal/testdata/series.ts";
import {relatedBenchmarks} from "./related-benchmarks.ts";

function beside(name: string, names: readonly string[], unit = "sec/op") {
  const all = [name, ...names].map(one => series([1, 2], {group: "sip", name: one}));
  const other = series([1, 2], {group: "other", name: "Parse/msg=far"});
  const {benchmarks} = testJournal({series: [...all, other]});
  const benchmark = benchmarks.find(one => one.name === name);
  if (!benchmark) throw new Error("expected a benchmark, got none");
  const found = relatedBenchmarks(benchmark, unit, benchmarks);
  return found && {...found, benchmarks: found.benchmarks.map(({benchmark: {name: one}}) => one)};
}

test("relatedBenchmarks(benchmark) are those of its function, in its package", () => {
  expect(beside("Parse/msg=ack-8", ["Parse/msg=bye-8", "ParseInto-8", "Parse-8"])).toEqual({
    shared: "Parse",
    benchmarks: ["Parse-8", "Parse/msg=bye-8"],
    leftOut: 0,
  });
});

test("relatedBenchmarks(benchmark) are those of its package where its function has no others", () => {
  expect(beside("Walk", ["Parse", "Render"])).toEqual({
    shared: "sip",
    benchmarks: ["Parse", "Render"],
    leftOut: 0,
  });
});

test("relatedBenchmarks(benchmark) are none for one that is alone, or alone in its unit", () => {
  expect(beside("Walk", [])).toBeUndefined();
  expect(beside("Walk", ["Parse"], "B/op")).toBeUndefined();
});

test("relatedBenchmarks(benchmark) are never hundreds", () => {
  const names = Array.from({length: 100}, (_, i) => `Parse/n=${100 + i}`);
  expect(beside("Parse", names)).toMatchObject({leftOut: 76});
});
