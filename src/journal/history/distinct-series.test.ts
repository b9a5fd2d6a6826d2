import {expect, test} from "vitest";
import {CONFIG, testEntry} from "../../embeds/testdata/fixture.ts";
import {buildSeries} from "./build-series.ts";
import {withDistinctAddresses} from "./distinct-series.ts";
import {followEntry} from "./followed-entry.ts";
import {withHistory} from "./journal-history.ts";

const run = (id: string, ...names: string[]) =>
  followEntry(
    testEntry({
      id,
      files: {"run.txt": names.map(name => `Benchmark${name} 100 12 ns/op 3 B/op 4 b/op\n`).join("")},
    }),
  );

const benchmarksOf = (...followed: ReturnType<typeof run>[]) =>
  withHistory({
    entries: followed.map(({entry}) => entry),
    series: withDistinctAddresses(buildSeries(followed, CONFIG.thresholds)),
    config: CONFIG,
  }).benchmarks;

test("withDistinctAddresses(series) leaves the address to the benchmark that was measured first", () => {
  const benchmarks = benchmarksOf(run("2026-02-01-b", "Parse/in=A-8"), run("2026-01-01-a", "Parse/in=a-8"));
  const addresses = Object.fromEntries(benchmarks.map(({name, address}) => [name, address]));
  expect(addresses["Parse/in=a-8"]).toBe("/benchmarks/_-e3b0c44298fc1c14/Parse~in=a-8/");
  expect(addresses["Parse/in=A-8"]).toMatch(/^\/benchmarks\/Parse-in=A-8-[0-9a-f]{16}\/$/);
});

test("withDistinctAddresses(series) keeps series without such benchmarks as they are", () => {
  const series = buildSeries([run("2026-01-01-a", "Parse-8", "Print-8")], CONFIG.thresholds);
  expect(withDistinctAddresses(series)).toBe(series);
});

test("units of a benchmark that differ in case have segments of their own", () => {
  const [benchmark] = benchmarksOf(run("2026-01-01-a", "Parse-8"));
  expect([...(benchmark?.unitSegments?.keys() ?? [])]).toEqual(["b/op"]);
});
