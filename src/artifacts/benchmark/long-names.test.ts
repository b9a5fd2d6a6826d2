import {expect, test} from "vitest";
import {goText} from "../../benchstat/formats/go.ts";
import {namesOf, unitsOf} from "../../benchstat/read/model.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {withoutLongNames} from "./long-names.ts";

const long = "x".repeat(1001);

function read(text: string) {
  const file = artifactFile("run.txt", "run.txt", new TextEncoder().encode(text));
  return withoutLongNames(goText.read(file), file);
}

test("withoutLongNames(parsed, file) leaves out results of long names, units and configurations", () => {
  const {model, problems} = read(
    `BenchmarkA 1 5 ns/op 3 ${long}/op\nBenchmark${long} 1 5 ns/op\nkey: ${"v".repeat(8000)}\nBenchmarkB 1 5 ns/op\nkey: v\nBenchmarkC 1 5 ns/op\n`,
  );
  expect(namesOf(model)).toEqual(["A", "C"]);
  expect(unitsOf(model)).toEqual(["sec/op"]);
  expect(problems.filter(({code}) => code === "PJ055").map(({message}) => message)).toEqual([
    "3 results are left out, expected names and units of at most 1000 characters and configurations of at most 8000",
  ]);
});

test("withoutLongNames(parsed, file) keeps the model of any other file", () => {
  const file = artifactFile(
    "a.txt",
    "a.txt",
    new TextEncoder().encode(`BenchmarkX/${"a".repeat(260)} 1 5 ns/op\n`),
  );
  const parsed = goText.read(file);
  expect(withoutLongNames(parsed, file)).toEqual(parsed);
});
