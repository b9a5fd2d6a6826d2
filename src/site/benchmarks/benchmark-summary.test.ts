import {expect, test} from "vitest";
import type {Series} from "../../journal/history/series.ts";
import {journalOf} from "../../journal/testdata/journal.ts";
import {point, STEP, series} from "../../journal/testdata/series.ts";
import {columnValue, sinceOf, summarizeBenchmark} from "./benchmark-summary.ts";

function summary(...all: Series[]) {
  const {journal, benchmark} = journalOf(...all);
  const found = summarizeBenchmark(benchmark, journal);
  if (!found) throw new Error("expected a summary, got none");
  return found;
}

test("summarizeBenchmark(benchmark) gives the newest value, the state and the newest change", () => {
  const {main, state, moved, entries} = summary(series(STEP));
  expect([main.value, main.range, state, entries]).toEqual(["79.90 ns/op", "±1%", "changed", 10]);
  expect(moved?.change).toMatchObject({entry: undefined, first: {point: {entry: "2026-01-06-e"}}});
  expect(main.sinceFirst?.text).toBe("-20.10%");
  expect(main.sinceFirst?.tone).toBe("better");
});

test("summarizeBenchmark(benchmark) colours no number beside 'no change shown'", () => {
  const {main, state} = summary(series([100, 80].map(value => value * 1e-9)));
  expect(state).toBe("no change shown");
  expect(main.sinceFirst).toMatchObject({text: "-20.00%", tone: "none"});
  expect(main.sinceFirst?.title).toContain("no change shown");
});

test("summarizeBenchmark(benchmark) puts time before bytes, and names a later change of bytes beside it", () => {
  const bytes = series([64, 64, 64, 64, 64, 64, 64, 48, 48, 48], {unit: "B/op"});
  const {moved, movedLater, others} = summary(series(STEP), bytes);
  expect([moved?.unit, moved?.change.first.point.entry]).toEqual(["sec/op", "2026-01-06-e"]);
  expect([movedLater?.unit, movedLater?.change.first.point.entry]).toEqual(["B/op", "2026-01-08-e"]);
  expect(others.map(({unit}) => unit)).toEqual(["B/op"]);
});

test("summarizeBenchmark(benchmark) is of the machine of the newest measurement", () => {
  const old = series([50e-9, 50e-9], {machine: "old"});
  expect(summary(old, series(STEP)).main.series.machine).toBe("xeon");
});

test.each([
  [[1], "measured once"],
  [[1, 1.1], "measured 2 times"],
  [[1, 1.01, 0.99, 1.005], "measured 4 times"],
  [[1, 1.01, 0.99, 1.005, 1, 1.01, 0.99, 1.005], "within ±"],
] as const)("summarizeBenchmark(benchmark) says in a word why %j shows no change", (centers, why) => {
  const {state, why: told} = summary(series(centers));
  expect(state).toBe("no change shown");
  expect(told?.short).toContain(why);
});

test("sinceOf(from, to) tests samples, and says where there are none to test", () => {
  const one = {unit: "sec/op", better: "lower"} as const;
  expect(sinceOf(point("2026-01-01-a", 1), point("2026-01-02-a", 1.0001), one, 0.05).text).toBe("~");
  const lone = (center: number) => point("2026-01-01-a", center, {samples: [center]});
  expect(sinceOf(lone(1), lone(2), one, 0.05)).toMatchObject({text: "+100.00%", tone: "none"});
  expect(sinceOf(lone(0), lone(2), one, 0.05)).toMatchObject({text: "from 0 to 2 s/op", ratio: undefined});
});

test("columnValue(summary) leaves out what the head of the column says", () => {
  expect(["1.000 KiB/op", "3.000 allocs/op", "12.00 MB/s"].map(value => columnValue({value}))).toEqual([
    "1.000 KiB",
    "3.000",
    "12.00 MB/s",
  ]);
});
