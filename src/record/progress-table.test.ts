import {expect, test} from "vitest";
import type {Measurement} from "../measurement.ts";
import {formatDuration, timeLeft} from "./duration.ts";
import {progressTable} from "./progress-table.ts";

const measurement = (name: string, center: number): Measurement => ({
  kind: "benchmark",
  group: "",
  name,
  unit: "sec/op",
  better: "lower",
  samples: [0, 1, 2, 3, 4, 5].map(i => center * (1 + i / 1000)),
  environment: {},
});

test("progressTable(measurements, levels) draws what moved and counts the rest", () => {
  const base = [
    measurement("Parse/a-name-that-is-longer-than-a-column-8", 1e-6),
    measurement("Same-8", 2e-6),
    measurement("Gone-8", 1),
  ];
  const head = [
    measurement("Parse/a-name-that-is-longer-than-a-column-8", 9e-7),
    measurement("Same-8", 2e-6),
  ];
  expect(progressTable({base, head}, {alpha: 0.05, confidence: 0.95})).toEqual([
    "benchmark                     base             head             delta",
    "Parse/a-name-that-is-longer…  1.002 µs/op ±0%  902.2 ns/op ±0%  -10.00%",
    "1 of 2 not moved",
  ]);
  expect(progressTable({base: [], head: []}, {alpha: 0.05, confidence: 0.95})).toEqual(["0 of 0 not moved"]);
});

test("formatDuration(ms) and timeLeft(elapsed, done, total)", () => {
  expect([900, 59_400, 60_000, 100_000, 3_600_000, 7_500_000].map(formatDuration)).toEqual([
    "1 s",
    "59 s",
    "1 min",
    "1 min 40 s",
    "1 h",
    "2 h 5 min",
  ]);
  expect(timeLeft(3000, 3, 10)).toBe(7000);
  expect(timeLeft(0, 0, 10)).toBeUndefined();
});
