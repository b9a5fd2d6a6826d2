import {readdirSync, readFileSync, statSync} from "node:fs";
import {expect, test} from "vitest";
import {benchmarkFormatOf} from "../benchstat/formats/formats.ts";
import {readBenchmarks} from "../benchstat/index.ts";
import {valuesOf} from "../benchstat/read/results.ts";
import {artifactFile} from "../input/artifact-file.ts";
import {sampleText} from "./sample-text.ts";

function textOf(name: string, contents: string): string {
  const file = artifactFile(name, name, new TextEncoder().encode(contents));
  const format = benchmarkFormatOf(file);
  if (format === undefined) throw new Error("expected a known format");
  return sampleText(format.read(file).model);
}

test("sampleText(model) makes one sample of what a run measured within itself", () => {
  const report = {
    results: [
      {
        command: "./tool a",
        mean: 4,
        stddev: 1,
        median: 2,
        user: 1,
        system: 1,
        min: 1,
        max: 9,
        times: [1, 2, 9],
        exit_codes: [0, 0, 0],
      },
      {
        command: "./tool b",
        mean: 4,
        stddev: 0,
        median: 4,
        user: 1,
        system: 1,
        min: 4,
        max: 4,
        times: [4, 4, 4],
        exit_codes: [0, 0, 0],
      },
    ],
  };
  const text = textOf("bench.json", JSON.stringify(report));
  expect(text).toMatch(/^Benchmark\.\/tool_a 1 2 sec\/op/m);
  expect(text).toMatch(/^Benchmark\.\/tool_b 1 4 sec\/op/m);
});

const SAMPLES = new URL("../benchstat/formats/testdata/", import.meta.url);
const samples = readdirSync(SAMPLES, {recursive: true, encoding: "utf8"}).filter(name =>
  statSync(new URL(name, SAMPLES)).isFile(),
);

test.each(samples)("sampleText(model) of %s reads back as one sample of each benchmark", name => {
  const file = artifactFile(name, name, readFileSync(new URL(name, SAMPLES)));
  const format = benchmarkFormatOf(file);
  if (format === undefined) return;
  const {model} = format.read(file);
  const text = sampleText(model);
  const results = readBenchmarks([{label: "x", text}]);
  expect(results.errors).toEqual([]);
  const groups = new Set(
    [...model.results.series, ...model.summaries].map(({group, unit}) => `${group.name}\n${unit.unit}`),
  );
  expect(new Set(results.series.map(({group, unit}) => `${group.name}\n${unit.unit}`)).size).toBe(
    groups.size,
  );
  for (const one of results.series) expect(valuesOf(results, one).every(Number.isFinite)).toBe(true);
});

test("sampleText(model) takes the center where a tool prints no samples", () => {
  const text = textOf(
    "bench.txt",
    "running 1 test\ntest parse_small ... bench:         250 ns/iter (+/- 12)\n\ntest result: ok.\n",
  );
  expect(text).toMatch(/^Benchmarkparse_small 1 2\.5e-7 sec\/op$/m);
});
