import {expect, test} from "vitest";
import {benchMatcher, benchmarkFunctions, planPackages, readGoList} from "./go-packages.ts";

test("planPackages(sides) keeps what both sides have, in the order of the paths", () => {
  const of = (...paths: string[]) => paths.map(importPath => ({importPath, folder: importPath}));
  const plan = planPackages({base: of("m/c", "m/a", "m/gone"), head: of("m/a", "m/new", "m/c")});
  expect(plan.both.map(({head}) => head.importPath)).toEqual(["m/a", "m/c"]);
  expect(plan.onlyBase).toEqual(["m/gone"]);
  expect(plan.onlyHead).toEqual(["m/new"]);
});

test("readGoList(output) reads both kinds of test files", () => {
  expect(readGoList("m/a\t/x/a\ta_test.go/b_test.go\tc_test.go\nm/b\t/x/b\t\t\n")).toEqual([
    {importPath: "m/a", folder: "/x/a", testFiles: ["a_test.go", "b_test.go", "c_test.go"]},
    {importPath: "m/b", folder: "/x/b", testFiles: []},
  ]);
});

test("benchmarkFunctions(source) finds declarations only", () => {
  const source =
    "// func BenchmarkNot(b *testing.B)\nfunc BenchmarkA(b *testing.B) {\nfunc helper() { BenchmarkB(b) }\nfunc BenchmarkÖ(b *testing.B) {}\n";
  expect(benchmarkFunctions(source)).toEqual(["BenchmarkA", "BenchmarkÖ"]);
});

test.each([
  [".", "BenchmarkParse", true],
  ["Parse", "BenchmarkParse", true],
  ["^BenchmarkParse$/small", "BenchmarkParse", true],
  ["^BenchmarkParse$/small", "BenchmarkParseAll", false],
  ["Parse/x|Format/y", "BenchmarkFormat", true],
  ["(?i)parse", "BenchmarkPARSE", true],
  ["[[:upper:]]arse", "BenchmarkParse", true],
  ["[a/b]rse", "BenchmarkZ", true],
])("benchMatcher(%j) of %s is %s", (expression, name, expected) => {
  expect(benchMatcher(expression)(name)).toBe(expected);
});
