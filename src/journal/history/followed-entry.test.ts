import {expect, test} from "vitest";
import {WORK} from "../../budgets.ts";
import {CONFIG, testEntry} from "../../embeds/testdata/fixture.ts";
import {buildSeries} from "./build-series.ts";
import {followEntry} from "./followed-entry.ts";
import {withHistory} from "./journal-history.ts";
import {arePaid} from "./series.ts";

const benchmarks = (count: number) =>
  Array.from({length: count}, (_, i) => `BenchmarkB${i}-8 100 ${10 + i} ns/op ${i} B/op 1 allocs/op\n`).join(
    "",
  );

const historyOf = (...followed: ReturnType<typeof followEntry>[]) =>
  withHistory({
    entries: followed.map(({entry}) => entry),
    series: buildSeries(followed, CONFIG.thresholds),
    config: CONFIG,
  });

test("followEntry(entry) pays for the pages of every benchmark of a usual entry", () => {
  const followed = followEntry(testEntry({files: {"run.txt": benchmarks(20)}}));
  expect(followed.entry.problems).toEqual([]);
  expect(followed.entry.work?.pages).toBe(20 * (1 + 3 * 4));
  expect(historyOf(followed).benchmarks).toHaveLength(20);
});

test("followEntry(entry) leaves out pages that the meter does not pay for, keeps all series, and names the rest", () => {
  const entry = testEntry({
    files: {"before.txt": benchmarks(1_000), "after.txt": benchmarks(1_000)},
    pairs: [["", "before.txt", "after.txt"]],
  });
  const followed = followEntry(entry);
  expect(followed.entry.problems).toMatchObject([
    {
      code: "PJ142",
      severity: "warning",
      file: entry.folder,
      message: expect.stringMatching(
        /^pages and charts of \d+ of 1000 benchmarks are left out, "B\d+-8" to "B999-8"/,
      ),
    },
  ]);
  const history = historyOf(followed);
  expect(history.series).toHaveLength(3_000);
  expect(history.effects.get(entry.id)).toHaveLength(3_000);
  const paid = followed.entry.work?.pages ?? 0;
  expect(history.benchmarks).toHaveLength(paid / 13);
  expect(paid).toBeLessThan(WORK.pages.most);
});

test("followEntry(entry) leaves more of the meter to the page of an entry with many tables", () => {
  const files = {"before.txt": benchmarks(700), "after.txt": benchmarks(700)};
  const paid = (text: string) => followEntry(testEntry({files, text})).entry.work?.pages ?? 0;
  const table = "::benchstat{base=before.txt head=after.txt}\n\n";
  expect(paid(table.repeat(3))).toBeLessThan(paid("") * 0.7);
  expect(paid(table.repeat(50))).toBeGreaterThan(0);
});

test("followEntry(entry) draws a page for each of several pairs of one benchmark", () => {
  const pair = (gogc: string) => `gogc: ${gogc}\n${benchmarks(2)}`;
  const names = ["a", "b", "c"];
  const followed = followEntry(
    testEntry({
      files: Object.fromEntries(
        names.flatMap(name => [
          [`${name}.before.txt`, pair(name)],
          [`${name}.after.txt`, pair(name)],
        ]),
      ),
      pairs: names.map(name => [name, `${name}.before.txt`, `${name}.after.txt`]),
    }),
  );
  expect(followed.entry.work?.pages).toBe(3 * 2 * (1 + 3 * 4));
});

test("followEntry(entry) skips a benchmark of too many units, and pays for those after it", () => {
  const units = Array.from({length: 1_000}, (_, i) => `${i} u${i}`).join(" ");
  const followed = followEntry(
    testEntry({files: {"run.txt": `BenchmarkWide-8 1 ${units}\nBenchmarkPlain-8 1 2 ns/op\n`}}),
  );
  expect(historyOf(followed).benchmarks.map(({name}) => name)).toEqual(["Plain-8"]);
});

test("a benchmark has a page if one entry of several pays for it, with the points of all", () => {
  const many = followEntry(testEntry({id: "2026-01-01-many", files: {"run.txt": benchmarks(1_000)}}));
  const one = followEntry(
    testEntry({id: "2026-01-02-one", files: {"run.txt": "BenchmarkB999-8 100 12 ns/op\n"}}),
  );
  const history = historyOf(many, one);
  const found = history.benchmarks.find(({name}) => name === "B999-8");
  expect(found?.units.map(({unit}) => unit)).toEqual(["sec/op"]);
  expect(found?.units[0]?.series[0]?.points.map(({entry}) => entry)).toEqual([
    "2026-01-01-many",
    "2026-01-02-one",
  ]);
});

test("followEntry(entry) follows nothing where even that costs too much", () => {
  const entry = testEntry({files: {"run.txt": benchmarks(10)}});
  const work = {measurements: WORK.measurements.most - 10};
  const {contributions, entry: drawn} = followEntry({...entry, work});
  expect(contributions).toEqual([]);
  expect(drawn.problems).toMatchObject([{code: "PJ140", severity: "error"}]);
});

test("followEntry(entry) pays for charts of benchmarks with a page, so that a large entry makes no others necessary", () => {
  const follow = (id: string, count: number) =>
    followEntry(testEntry({id, files: {"run.txt": benchmarks(count)}}));
  const few = benchmarks(1_000).split("\n").slice(-3).join("\n");
  const last = (id: string) => followEntry(testEntry({id, files: {"run.txt": few}}));
  const chartOf = (...followed: ReturnType<typeof followEntry>[]) => {
    const {series} = historyOf(...followed);
    const points = series.find(({name}) => name === "B999-8")?.points ?? [];
    return {points: points.length, isPaid: arePaid(points)};
  };
  expect(chartOf(last("2026-01-01-a"), follow("2026-01-02-large", 1_000))).toEqual({
    points: 2,
    isPaid: false,
  });
  expect(chartOf(last("2026-01-01-a"), follow("2026-01-02-large", 1_000), last("2026-01-03-b"))).toEqual({
    points: 3,
    isPaid: true,
  });
});
