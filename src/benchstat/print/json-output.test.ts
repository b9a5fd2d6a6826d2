import {expect, test} from "vitest";
import {around, gridOf, LEVELS, lines} from "../testdata/grid-of.ts";
import type {JsonOutput} from "./json-output.ts";
import {formatJson} from "./json-output.ts";

function jsonOf(...texts: readonly string[]): JsonOutput {
  const {grid, results} = gridOf(...texts);
  return JSON.parse(formatJson(grid, results, LEVELS)) as JsonOutput;
}

test("formatJson(grid) holds what benchstat prints and the numbers behind it", () => {
  const {tables, ...head} = jsonOf(
    `pkg: x\n${lines("A", "ns/op", around(100))}`,
    `pkg: x\n${lines("A", "ns/op", around(50))}`,
  );
  expect(head).toEqual({format: "perf-journal/benchstat", version: 1, alpha: 0.05, confidence: 0.95});
  const [table] = tables;
  expect(table).toMatchObject({
    config: {pkg: "x"},
    unit: "sec/op",
    better: "lower",
    columns: [{".file": "0.txt"}, {".file": "1.txt"}],
  });
  expect(table?.rows[0]?.cells[1]).toMatchObject({
    text: "50.00n ± 1%",
    n: 10,
    vsBase: {text: "-50.00% (p=0.000 n=10)", significant: true, verdict: "better", warnings: []},
  });
  expect(table?.rows[0]?.cells[1]?.center).toBeCloseTo(50e-9, 12);
  expect(table?.geomean[1]).toMatchObject({change: "-50.00%", warnings: []});
});

test("formatJson(grid) says null for what is infinite, missing or cannot be computed", () => {
  const {tables} = jsonOf("BenchmarkA 1 0 u\nBenchmarkB 1 1 u\n", "BenchmarkA 1 3 u\n");
  const [a, b] = tables[0]?.rows ?? [];
  expect(a?.cells[1]).toMatchObject({low: null, high: null, vsBase: {ratio: null}});
  expect(b?.cells).toEqual([expect.objectContaining({vsBase: null}), null]);
  expect(tables[0]?.better).toBeNull();
  expect(tables[0]?.geomean[0]).toMatchObject({value: null, text: ""});
});

test("formatJson(grid) of nothing is an object without tables", () => {
  expect(jsonOf("").tables).toEqual([]);
});
