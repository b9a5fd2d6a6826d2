import {describe, expect, test} from "vitest";
import {median} from "../../stats/samples/median.ts";
import {judgeSeries} from "./judge-series.ts";
import {chainedMean, lastMove, ledgerOf} from "./ledger.ts";
import type {Series, SeriesPoint, SideMeasurement} from "./series.ts";

const THRESHOLDS = {alpha: 0.05, leastChange: 0.02, confidence: 0.95};

function side(level: number): SideMeasurement {
  const samples = Array.from({length: 10}, (_, i) => level * (1 + (i - 4.5) / 1000));
  return {commit: undefined, samples, center: median(Float64Array.from(samples).sort())};
}

interface Measured {
  readonly day: number;
  readonly base?: number;
  readonly head: number;
  readonly tried?: readonly number[];
  readonly verdict?: SeriesPoint["verdict"];
}

/** A series of one machine: with a base a kept pair, with `tried` the base of heads that were not kept. */
function history(measured: readonly Measured[], machine = "m1", name = "Parse"): Series {
  const points = measured.map(({day, base, head, tried, verdict}) => {
    const date = `2026-01-${String(day).padStart(2, "0")}`;
    const own = side(head);
    return {
      entry: `${date}-e`,
      title: `Entry ${day}`,
      date,
      verdict,
      side: base !== undefined ? ("head" as const) : tried ? ("base" as const) : ("only" as const),
      ...own,
      low: own.center,
      high: own.center,
      ...(base !== undefined && {base: side(base)}),
      ...(tried && {tried: tried.map((level, i) => ({name: `head-${i}.txt`, ...side(level)}))}),
    };
  });
  const where = {
    kind: "benchmark",
    group: "p",
    name,
    unit: "sec/op",
    better: "lower" as const,
    environment: {},
  };
  const [judged] = judgeSeries([{...where, machine, points}], THRESHOLDS);
  if (!judged) throw new Error("expected a series");
  return judged;
}

const SAMPLE: readonly Measured[] = [
  {day: 1, head: 100},
  {day: 3, base: 110, head: 55},
  {day: 5, head: 50, tried: [45, 60], verdict: "rejected"},
  {day: 7, head: 52},
  {day: 9, base: 60, head: 30},
];

/** The product of the ratios of rows. */
const product = (rows: readonly {ratio: number | undefined}[]) =>
  rows.reduce((value, {ratio = Number.NaN}) => value * ratio, 1);

test("ledgerOf(series) lists the start, each entry's own effect and what lies between, oldest first", () => {
  const {rows} = ledgerOf([history(SAMPLE)]);
  const short = rows.map(({kind, point, ratio, attributed, significant, tried}) => [
    kind,
    point.date.slice(-1),
    ratio === undefined ? undefined : Number(ratio.toFixed(3)),
    attributed,
    significant,
    tried,
  ]);
  expect(short).toEqual([
    ["start", "1", undefined, false, false, undefined],
    ["between", "3", 1.1, false, false, undefined],
    ["entry", "3", 0.5, true, true, undefined],
    ["between", "5", 0.909, false, false, undefined],
    ["entry", "5", 0.9, false, true, "head-0.txt"],
    ["entry", "5", 1.2, false, true, "head-1.txt"],
    ["between", "7", 1.04, false, false, undefined],
    ["between", "9", 1.154, false, false, undefined],
    ["entry", "9", 0.5, true, true, undefined],
  ]);
});

test("ledgerOf(series) multiplies up to last/first: by entries, and between them", () => {
  const {rows, totals} = ledgerOf([history(SAMPLE)]);
  const [total] = totals;
  expect(total?.total).toBeCloseTo(0.3, 12);
  expect(total?.byEntries).toBeCloseTo(0.25, 12);
  expect(product(rows.filter(({kind, attributed}) => kind === "between" || attributed))).toBeCloseTo(0.3, 12);
  expect((total?.byEntries ?? 0) * (total?.between ?? 0)).toBeCloseTo(total?.total ?? 0, 12);
});

test("ledgerOf(series) begins with the base of the first pair", () => {
  const {totals, chained} = ledgerOf([history([{day: 1, base: 100, head: 80}])]);
  expect(totals).toMatchObject([
    {total: expect.closeTo(0.8, 12), byEntries: expect.closeTo(0.8, 12), between: 1},
  ]);
  expect(chained.map(({index}) => index)).toEqual([1, expect.closeTo(0.8, 12)]);
});

describe("ledgerOf(series).chained", () => {
  test("is the product of the effects of kept entries, 1 at the start", () => {
    const {chained} = ledgerOf([history(SAMPLE)]);
    expect(chained.map(({date, index}) => [date.slice(-1), Number(index.toFixed(6))])).toEqual([
      ["1", 1],
      ["3", 0.5],
      ["5", 0.5],
      ["7", 0.5],
      ["9", 0.25],
    ]);
  });

  test("goes on over a change of machine, where values are not joined", () => {
    const newer = history([{day: 11, base: 900, head: 450}], "m2");
    const {rows, totals, chained} = ledgerOf([newer, history(SAMPLE)]);
    expect(rows.filter(({kind}) => kind === "machine")).toMatchObject([{machine: "m2", ratio: undefined}]);
    expect(totals.map(({machine, byEntries}) => [machine, byEntries])).toEqual([
      ["m2", expect.closeTo(0.5, 12)],
      ["m1", expect.closeTo(0.25, 12)],
    ]);
    expect(chained.at(-1)?.index).toBeCloseTo(0.125, 12);
  });

  test("counts an entry on two machines once, by the geometric mean", () => {
    const pair = [{day: 1, base: 100, head: 50}];
    const other = history([{day: 1, base: 10, head: 20}], "m2");
    expect(ledgerOf([history(pair), other]).chained.at(-1)?.index).toBeCloseTo(1, 12);
  });

  test("is empty where no entry has a kept pair, or a value is 0", () => {
    expect(ledgerOf([history([{day: 1, head: 5}])]).chained).toEqual([]);
    expect(ledgerOf([history([{day: 1, base: 5, head: 0}])]).chained).toEqual([]);
  });
});

test("ledgerOf(series) has no products where a value is 0", () => {
  const [total] = ledgerOf([history([{day: 1, base: 5, head: 0}])]).totals;
  expect(total).toMatchObject({total: undefined, byEntries: undefined, first: 5, last: 0});
});

test("lastMove(ledger) is the newest significant effect of a kept entry", () => {
  const tried = {day: 11, head: 30, tried: [10], verdict: "rejected" as const};
  const small = {day: 13, base: 30, head: 29.9};
  expect(lastMove(ledgerOf([history([...SAMPLE, tried, small])]))?.point.date).toBe("2026-01-09");
  expect(lastMove(ledgerOf([history([{day: 1, head: 5}])]))).toBeUndefined();
});

test("chainedMean(ledgers) is the geometric mean of the steps of all benchmarks measured so far", () => {
  const one = ledgerOf([history([{day: 1, base: 100, head: 25}], "m", "A")]);
  const two = ledgerOf([
    history(
      [
        {day: 1, head: 7},
        {day: 3, base: 7, head: 28},
      ],
      "m",
      "B",
    ),
  ]);
  const mean = chainedMean([one, two]);
  expect(mean.map(({date, index}) => [date.slice(-1), Number(index.toFixed(6))])).toEqual([
    ["1", 1],
    ["1", 0.5],
    ["3", 1],
  ]);
});
