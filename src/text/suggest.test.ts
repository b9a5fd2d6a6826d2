import {expect, test} from "vitest";
import {didYouMean, didYouMeanBenchmark} from "./suggest.ts";

test.each([
  ["Parse", ["Parse-8"], "Parse-8"],
  ["Parse", ["Parser-2", "Parse-16"], "Parse-16"],
  ["Parse-4", ["Scan-4", "Parse-128"], "Parse-128"],
  ["BenchmarkParse", ["Parse-16"], "Parse-16"],
  ["Prase", ["Parse-16", "Scan-16"], "Parse-16"],
  ["parse/size=4k", ["Parse/size=4k-16"], "Parse/size=4k-16"],
  ["Nothing", ["Parse-16"], undefined],
  ["Benchmark", ["Parse-16"], undefined],
  ["-8", ["-16"], "-16"],
])("didYouMeanBenchmark(%s, %o) offers %s", (written, known, name) => {
  expect(didYouMeanBenchmark(written, known)).toBe(name && `did you mean "${name}"?`);
});

test("didYouMean(written, known) keeps numbers behind a name", () => {
  expect(didYouMean("unit", ["unit-2026"])).toBeUndefined();
});
