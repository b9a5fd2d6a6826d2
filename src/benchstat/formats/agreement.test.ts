import {expect, test} from "vitest";
import {median} from "../../stats/samples/median.ts";
import {valuesOf} from "../read/results.ts";
import {benchmarkFormatOf} from "./formats.ts";
import {sample} from "./testdata/describe.ts";

/** The samples of a benchmark in a unit, ascending. */
function samplesOf(path: string, name: string, unit: string): Float64Array {
  const file = sample(path);
  const results = benchmarkFormatOf(file)?.read(file).model.results;
  const series = results?.series.find(({group, unit: own}) => group.name === name && own.unit === unit);
  return results && series ? valuesOf(results, series).slice().sort() : new Float64Array();
}

/** What the tool says itself, `sec` of it being a second: `"key":number` behind the first `name` in its file. */
function said(path: string, name: string, key: RegExp): number {
  const text = sample(path).text() ?? "";
  const behind = text.slice(text.indexOf(name));
  return Number(new RegExp(`${key.source}\\D{0,3}?(-?\\d[\\d.e+-]*)`).exec(behind)?.[1]);
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

test.each([
  ["hyperfine/seq.json", "seq 1", "seq 1", "sec/op", /"median": /, 1],
  ["hyperfine/seq.json", "seq 100", "seq 100", "sec/op", /"median": /, 1],
  [
    "criterion/messages.ndjson",
    "parse/split/8",
    '"id":"parse/split/8"',
    "sec/op",
    /"median":\{"estimate":/,
    1e-9,
  ],
  ["google-benchmark/repetitions.json", "BM_Split/8", '"BM_Split/8_median"', "sec/op", /"real_time": /, 1e-9],
  [
    "google-benchmark/repetitions.json",
    "BM_Split/8",
    '"BM_Split/8_median"',
    "cpu-sec/op",
    /"cpu_time": /,
    1e-9,
  ],
  [
    "google-benchmark/repetitions.json",
    "BM_Split/8",
    '"BM_Split/8_median"',
    "B/s",
    /"bytes_per_second": /,
    1,
  ],
  ["pytest-benchmark/data.json", "test_b.py::test_split[8]", "test_split[8]", "sec/op", /"median": /, 1],
  [
    "benchmark-dot-net/full.json",
    "Sip.ParserBench.Split(N: 1)",
    '"OriginalValues"',
    "sec/op",
    /"Median": /,
    1e-9,
  ],
])("the median of %s, %s, is the tool's own", (path, name, behind, unit, key, factor) => {
  const own = said(path, behind, key) * factor;
  expect(median(samplesOf(path, name, unit)) / own).toBeCloseTo(1, 12);
});

test("the median of Criterion's sample.json is that of its estimates.json", () => {
  const folder = "criterion/parse/split/8/new";
  const own = said(`${folder}/estimates.json`, '"median":', /"point_estimate":/) * 1e-9;
  expect(median(samplesOf(`${folder}/sample.json`, "parse/split/8", "sec/op")) / own).toBeCloseTo(1, 12);
});

test.each([
  ["p.Parse.scan/n=1", '"p.Parse.scan"', "ops/s", 1000],
  ["p.Parse.split/n=1", '"p.Parse.split"', "sec/op", 1e-9],
])("the mean of JMH's %s is its score", (name, behind, unit, factor) => {
  const own = said("jmh/out.json", behind, /"primaryMetric": \{"score": /) * factor;
  expect(mean(samplesOf("jmh/out.json", name, unit)) / own).toBeCloseTo(1, 12);
});

test("a sample that was thinned keeps the median that the tool says, within a hundredth", () => {
  const own = said("pytest-benchmark/data.json", "test_b.py::test_scan", /"median": /);
  expect(median(samplesOf("pytest-benchmark/data.json", "test_b.py::test_scan", "sec/op")) / own).toBeCloseTo(
    1,
    2,
  );
});
