import {expect, test} from "vitest";
import type {Series} from "../../journal/history/series.ts";
import {journalOf} from "../../journal/testdata/journal.ts";
import {point, STEP, series, withPair} from "../../journal/testdata/series.ts";
import type {BenchmarkHistorySource} from "./benchmark-page.ts";
import {machineHistories} from "./benchmark-page.ts";

const NO_FINDINGS: BenchmarkHistorySource["journal"]["findings"] = [];

function histories(...all: Series[]) {
  return historiesWith(NO_FINDINGS, ...all);
}

function historiesWith(findings: typeof NO_FINDINGS, ...all: Series[]) {
  const {journal, benchmark, unit} = journalOf(...all);
  return machineHistories(benchmark, unit, {
    journal: {trend: journal.trend, findings},
    href: path => `/base${path}`,
  });
}

test("machineHistories(benchmark) describes a change: how much, how certainly, between which measurements", () => {
  const [change] = histories(series(STEP))[0]?.changes ?? [];
  expect(change).toMatchObject({
    id: "moved-by-2026-01-06-e",
    number: 1,
    confirmed: true,
    tone: "better",
    before: "100.0 ns/op",
    after: "80.00 ns/op",
    text: "-20.00%",
    p: "p<0.001",
    sizes: "5 measurements (50 samples) before, 5 measurements (50 samples) after",
    first: {title: "Entry 2026-01-06-e", date: "2026-01-06", href: "/base/entries/2026-01-06-e/"},
    last: {title: "Entry 2026-01-05-e"},
    isCaused: false,
  });
  expect(change?.interval).toMatch(/^-2\d\.\d\d% to -1\d\.\d\d%$/);
});

test("machineHistories(benchmark) lists beside an entry's own change what the entry resolved, then what it found", () => {
  const of = (entry: string, id: string, ...resolvedBy: string[]) => ({
    entry: {id: entry},
    finding: {id, claim: `It is ${id}.`},
    status: resolvedBy.length > 0 ? ("landed" as const) : ("open" as const),
    resolvedBy: resolvedBy.map(by => ({id: by})),
  });
  const findings = [
    of("2026-01-01-e", "copied", "2026-01-06-e"),
    of("2026-01-01-e", "other", "2026-01-07-e"),
    of("2026-01-06-e", "next"),
  ];
  const [change] = historiesWith(findings, withPair(series(STEP.slice(0, 6)), 110e-9))[0]?.changes ?? [];
  expect(change).toMatchObject({
    isCaused: true,
    text: "-27.27%",
    p: "p=0.000 n=10",
    before: "110.0 ns/op",
    after: "80.00 ns/op",
    sizes: "",
    last: undefined,
  });
  expect(change?.findings).toEqual([
    {claim: "It is copied.", status: "landed", href: "/base/entries/2026-01-01-e/copied/"},
    {claim: "It is next.", status: "open", href: "/base/entries/2026-01-06-e/next/"},
  ]);
});

test("machineHistories(benchmark) gives each machine a chart of its own and numbers changes through all", () => {
  const later = series(STEP, {machine: "m2"});
  const points = later.points.map(one => ({
    ...one,
    ...point(one.entry.replace("2026-01", "2026-03"), one.center),
  }));
  const [newest, old] = histories(series(STEP), {...later, points});
  expect([newest?.machine, old?.machine]).toEqual(["m2", "xeon"]);
  expect([newest?.changes[0]?.number, old?.changes[0]?.number]).toEqual([1, 2]);
  expect(newest?.chart?.lines).toHaveLength(1);
  expect(newest?.chart?.days).toEqual(["2026-01-01", "2026-03-10"]);
  expect(old?.chart?.cuts).toEqual(["2026-03-01"]);
  expect(old?.chart?.lines[0]?.marks?.[0]).toMatchObject({number: 2, href: "#moved-by-2026-01-06-e-2"});
});

test("machineHistories(benchmark) says why nothing is shown", () => {
  const [history] = histories(series([1, 1.01]));
  expect(history?.changes).toEqual([]);
  expect(history?.why).toBe("measured 2 times, needs 4");
});

test("machineHistories(benchmark) has no chart where fewer than two entries pay for it", () => {
  const {points} = series(STEP);
  const paidAt = (...places: number[]) => {
    const some = points.map((one, place) =>
      places.includes(place) ? one : {...one, isUnpaid: true as const},
    );
    return histories(series([], {points: some}))[0]?.chart?.lines[0]?.points.length;
  };
  expect(paidAt(0)).toBeUndefined();
  expect(paidAt(0, 3)).toBe(points.length);
});
