import {describe, expect, test} from "vitest";
import {openArtifact} from "../../artifacts/kinds.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {combineCriterion, criterionFiles} from "../trees/criterion-tree.ts";

/** Files that Criterion.rs before 0.3.3 writes of a benchmark. */
const OLD: Readonly<Record<string, string>> = {
  "criterion/parse/8/new/benchmark.json": JSON.stringify({
    group_id: "parse",
    full_id: "parse/8",
    directory_name: "parse/8",
  }),
  "criterion/parse/8/new/sample.json": "[[100,200,300],[1500,3200,4500]]",
  "criterion/parse/8/new/estimates.json": JSON.stringify({
    Mean: estimate(15.3),
    Median: estimate(15),
    MedianAbsDev: estimate(0.5),
    Slope: estimate(15.2),
    StdDev: estimate(0.6),
  }),
  "criterion/parse/8/new/raw.csv":
    "group,function,value,sample_time_nanos,iteration_count\nparse,,8,1500,100\nparse,,8,3200,200\nparse,,8,4500\n",
  "criterion/parse/8/change/estimates.json": JSON.stringify({Mean: estimate(0.01), Median: estimate(0.02)}),
};

function estimate(value: number) {
  const range = {confidence_level: 0.95, lower_bound: value - 0.1, upper_bound: value + 0.1};
  return {confidence_interval: range, point_estimate: value, standard_error: 0.05};
}

function fileNamed(name: string, text = OLD[name] ?? "") {
  return artifactFile(`content/x/${name}`, name, new TextEncoder().encode(text));
}

function opened(name: string, text?: string) {
  const {kind, measurements, problems} = openArtifact(fileNamed(name, text));
  const values = measurements.map(one => [
    one.name,
    one.unit,
    one.samples.map(value => +value.toPrecision(6)),
  ]);
  return {kind: kind.name, values, problems: problems.map(({line, message}) => [line, message])};
}

describe("files of Criterion before 0.3.3", () => {
  test("sample.json has a list of iterations and one of times", () => {
    expect(opened("criterion/parse/8/new/sample.json")).toEqual({
      kind: "benchmark",
      values: [["parse/8", "sec/op", [1.5e-8, 1.6e-8, 1.5e-8]]],
      problems: [],
    });
    expect(opened("parse.sample.json", OLD["criterion/parse/8/new/sample.json"]).values[0]?.[0]).toBe(
      "parse",
    );
  });

  test("two lists of another name or length are no sample", () => {
    expect(opened("pairs.json", "[[1,2],[3,4]]").kind).not.toBe("benchmark");
    expect(opened("x/new/sample.json", "[[1,2],[3]]").kind).not.toBe("benchmark");
    expect(opened("x/new/sample.json", '[[1,2],["a","b"]]').kind).not.toBe("benchmark");
  });

  test("estimates.json and change/estimates.json have capital letters", () => {
    expect(opened("criterion/parse/8/new/estimates.json").values).toEqual([["parse/8", "sec/op", [1.52e-8]]]);
    expect(opened("criterion/parse/8/change/estimates.json").problems).toEqual([
      [undefined, "file holds ratios to an earlier run and no times"],
    ]);
  });

  test("raw.csv has five columns", () => {
    const {values, problems} = opened("criterion/parse/8/new/raw.csv");
    expect(values).toEqual([["parse/8", "sec/op", [1.5e-8, 1.6e-8]]]);
    expect(problems).toEqual([[4, 'line is left out, expected 5 values of a sample, got "parse,,8,4500"']]);
  });

  test("a tree is joined to a file", () => {
    const {files} = combineCriterion(criterionFiles(Object.keys(OLD)), name => fileNamed(name));
    expect(files.map(({name, text}) => [name, JSON.parse(text)])).toEqual([
      [
        "criterion.ndjson",
        {
          reason: "benchmark-complete",
          id: "parse/8",
          iteration_count: [100, 200, 300],
          measured_values: [1500, 3200, 4500],
          unit: "ns",
        },
      ],
    ]);
  });
});
