import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {criterionMessages} from "../formats/criterion-messages.ts";
import {combineCriterion, criterionFiles} from "./criterion-tree.ts";

/** Files of a run: the name beside samples of a single iteration. */
function run(folder: string, directory: string, times: readonly number[]): Record<string, string> {
  return {
    [`${folder}/benchmark.json`]: JSON.stringify({full_id: directory, directory_name: directory}),
    [`${folder}/sample.json`]: JSON.stringify({iters: times.map(() => 1), times}),
  };
}

function combined(files: Readonly<Record<string, string>>) {
  const found = criterionFiles(Object.keys(files));
  const open = (name: string) => artifactFile(name, name, new TextEncoder().encode(files[name] ?? ""));
  return {found, ...combineCriterion(found, open)};
}

function names(files: Readonly<Record<string, string>>): string[] {
  return combined(files).files.map(({name, text}) => `${name} ${text.split("\n").length - 1}`);
}

test("criterionFiles(names) knows the files of runs, and what holds nothing beyond them", () => {
  const {found} = combined({
    ...run("t/a/b/new", "a/b", [1]),
    "t/a/b/new/tukey.json": "[]",
    "t/a/b/new/estimates.json": "{}",
    "t/a/b/change/estimates.json": "{}",
    "t/a/b/report/change/mean.svg": "<svg/>",
    "t/a/report/lines.svg": "<svg/>",
    "t/report/index.html": "<p>",
    "report/notes.txt": "mine",
    "other/report/notes.txt": "mine",
    "change/notes.txt": "mine",
  });
  expect([...found.members]).toEqual(["t/a/b/new/benchmark.json", "t/a/b/new/sample.json"]);
  expect([...found.leftOut]).toEqual([
    "t/a/b/new/tukey.json",
    "t/a/b/new/estimates.json",
    "t/a/b/change/estimates.json",
    "t/a/b/report/change/mean.svg",
    "t/a/report/lines.svg",
    "t/report/index.html",
    "report/notes.txt",
  ]);
});

test("combineCriterion(files, open) makes a file a baseline, and counts a copied run once", () => {
  const twice = {
    ...run("criterion/x/before", "x", [2]),
    ...run("criterion/x/after", "x", [1]),
    ...run("criterion/x/new", "x", [1]),
    ...run("criterion/x/base", "x", [2]),
  };
  expect(names(twice)).toEqual(["criterion.before.ndjson 1", "criterion.after.ndjson 1"]);
  expect(names({...run("criterion/x/base", "x", [2]), ...run("criterion/x/new", "x", [2])})).toEqual([
    "criterion.ndjson 1",
  ]);
  expect(names({...run("x/base", "x", [2]), ...run("x/new", "x", [3])})).toEqual([
    "criterion.base.ndjson 1",
    "criterion.new.ndjson 1",
  ]);
  const copies = {
    ...run("before/x/before", "x", [2]),
    ...run("after/x/before", "x", [2]),
    ...run("after/x/after", "x", [1]),
  };
  expect(names(copies)).toEqual(["before.ndjson 1", "after.ndjson 1"]);
});

test("combineCriterion(files, open) writes messages with the samples, or the estimate, in the order of the numbers in names", () => {
  const estimate = {point_estimate: 5, confidence_interval: {lower_bound: 4, upper_bound: 8}};
  const {files} = combined({
    ...run("c/p/64/new", "p/64", [64, 65]),
    ...run("c/p/8/new", "p/8", [8, 9]),
    "c/q/new/benchmark.json": JSON.stringify({full_id: "q", directory_name: "q"}),
    "c/q/new/estimates.json": JSON.stringify({mean: estimate, slope: null}),
  });
  const file = artifactFile("c.ndjson", "c.ndjson", new TextEncoder().encode(files[0]?.text));
  expect(criterionMessages.detect(file)).toBe(true);
  const {model, problems} = criterionMessages.read(file);
  expect(model.results.series.map(({group}) => group.name)).toEqual(["p/8", "p/64"]);
  expect([...model.results.values].map(value => Math.round(value * 1e9))).toEqual([8, 9, 64, 65]);
  expect(model.summaries).toMatchObject([{center: 5e-9, low: 4e-9, high: 8e-9}]);
  expect(problems).toEqual([]);
});

test("combineCriterion(files, open) leaves runs that it cannot read where they are", () => {
  const broken = {...run("c/x/new", "x", [1]), "c/x/new/sample.json": '{"iters": [1], "times": ["a"]}'};
  expect(combined(broken)).toMatchObject({files: [], members: new Set()});
  expect(combined(run("c/x/new", "elsewhere", [1])).files).toEqual([]);
});
