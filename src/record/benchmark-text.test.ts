import {expect, test} from "vitest";
import {compareBenchmarks, printBenchmarkText, readBenchmarks} from "../benchstat/index.ts";
import {hasResults, joinedBenchmarkText} from "./benchmark-text.ts";

const run = (pkg: string, ns: number) =>
  `goos: linux\ngoarch: amd64\npkg: example.com/${pkg}\ncpu: X\nBenchmarkParse-8 \t 100\t ${ns} ns/op\nPASS\n`;

test("joinedBenchmarkText(parts) prints each part as one run of the tool would", () => {
  expect(
    joinedBenchmarkText([
      [run("a", 1), run("a", 2)],
      [run("b", 3), run("b", 4)],
    ]),
  ).toBe(
    [
      "goos: linux",
      "goarch: amd64",
      "pkg: example.com/a",
      "cpu: X",
      "BenchmarkParse-8 \t 100\t 1 ns/op",
      "BenchmarkParse-8 \t 100\t 2 ns/op",
      "PASS",
      "pkg: example.com/b",
      "BenchmarkParse-8 \t 100\t 3 ns/op",
      "BenchmarkParse-8 \t 100\t 4 ns/op",
      "PASS",
      "",
    ].join("\n"),
  );
});

test("joinedBenchmarkText(parts) keeps a configuration that changes between rounds", () => {
  const text = joinedBenchmarkText([
    ["cpu: X\nBenchmarkA 1 1 ns/op\n", "cpu: Y\nBenchmarkA 1 2 ns/op\n", "cpu: X\nBenchmarkA 1 3 ns/op\n"],
  ]);
  expect(text.match(/^cpu: .$/gm)).toEqual(["cpu: X", "cpu: Y", "cpu: X"]);
});

test("joinedBenchmarkText(parts) reads as the runs themselves do", () => {
  const runs = [1, 2, 3, 4].map(ns => run("a", ns));
  const table = (text: string) => printBenchmarkText(compareBenchmarks(readBenchmarks([{label: "x", text}])));
  expect(table(joinedBenchmarkText([runs]))).toBe(table(runs.join("")));
});

test("hasResults(output) wants a number of runs and more behind a name", () => {
  expect(hasResults("PASS\n")).toBe(false);
  expect(hasResults("BenchmarkA-8\n")).toBe(false);
  expect(hasResults("x\nBenchmarkA-8 \t 10 \t 3 ns/op\n")).toBe(true);
});
