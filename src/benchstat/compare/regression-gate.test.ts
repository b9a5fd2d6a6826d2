import {expect, test} from "vitest";
import {around, gridOf, lines} from "../testdata/grid-of.ts";
import {gateGrid, parseGate} from "./regression-gate.ts";

function verdict(base: string, head: string, above = 0.02) {
  const {grid, results} = gridOf(base, head);
  const gated = gateGrid(grid, results, {above});
  for (const _ of gated.tables);
  return gated.verdict();
}

test.each([
  ["regression>2%", 0.02],
  ["regression > 0.5 %", 0.005],
  [">10%", 0.1],
  [">0", 0],
  ["regression>0%", 0],
  ["regression>2", undefined],
  ["regression>=2%", undefined],
  ["regression>-2%", undefined],
  ["delta>2%", undefined],
])("parseGate(%j) is above %j", (text, above) => {
  expect(parseGate(text)?.above).toBe(above);
});

test("gateGrid names what got worse by more than the limit, in its unit's direction", () => {
  const base =
    lines("A", "ns/op", around(100)) + lines("A", "MB/s", around(100)) + lines("B", "ns/op", around(100));
  const head =
    lines("A", "ns/op", around(110)) + lines("A", "MB/s", around(90)) + lines("B", "ns/op", around(90));
  expect(verdict(base, head)).toEqual({
    failed: true,
    lines: [
      "2 regressions of more than 2%:",
      "  A sec/op 1.txt: +10.00% (p=0.000 n=10)",
      "  A B/s 1.txt: -10.00% (p=0.000 n=10)",
    ],
  });
  expect(verdict(base, head, 0.1)).toEqual({failed: false, lines: []});
});

test("gateGrid lets pass what is not significant, better, or of a unit without direction", () => {
  const noise = [90, 95, 100, 105, 110, 90, 95, 100, 105, 111];
  expect(verdict(lines("A", "ns/op", noise), lines("A", "ns/op", [...noise, 140])).failed).toBe(false);
  expect(verdict(lines("A", "ns/op", around(9)), lines("A", "ns/op", around(1))).failed).toBe(false);
  const both = (center: number) => lines("A", "ns/op", around(9)) + lines("A", "widgets", around(center));
  expect(verdict(both(1), both(2)).failed).toBe(false);
});

test("gateGrid takes anything from zero for more than any limit", () => {
  const zeros = lines(
    "A",
    "allocs/op",
    Array.from({length: 10}, () => 0),
  );
  expect(verdict(zeros, lines("A", "allocs/op", around(1)), 5).lines[1]).toBe(
    "  A allocs/op 1.txt: ? (p=0.000 n=10)",
  );
});

test("gateGrid fails when there is nothing to judge, and says when nothing could have failed", () => {
  expect(verdict(lines("A", "ns/op", [1]), lines("B", "ns/op", [1]))).toEqual({
    failed: true,
    lines: ["nothing to judge: no benchmark has a base and a head"],
  });
  expect(verdict(lines("A", "u", [1]), lines("A", "u", [1])).failed).toBe(true);
  const few = verdict(lines("A", "ns/op", [1]), lines("A", "ns/op", [9]));
  expect(few.failed).toBe(false);
  expect(few.lines[0]).toContain("no regression found, but: Too few samples for any verdict");
});

test("gateGrid names the package of a row", () => {
  const of = (center: number) => `pkg: x/y\n${lines("A", "ns/op", around(center))}`;
  expect(verdict(of(1), of(2)).lines[1]).toBe("  x/y A sec/op 1.txt: +100.00% (p=0.000 n=10)");
});
