import {expect, test} from "vitest";
import {BENCHMARK_FORMATS} from "./formats.ts";
import {moreSamples} from "./more-samples.ts";
import {BENCHMARK_TOOLS, profileCommand, toolCommand, toolNamed} from "./tools.ts";

test("every format names a tool with a command that writes its file", () => {
  for (const {name} of BENCHMARK_FORMATS) expect(toolNamed(name)?.command, name).toMatch(/\w/);
});

test("only tools of Go are made with go test", () => {
  const go = Object.entries(BENCHMARK_TOOLS).filter(([, tool]) => /go test/.test(JSON.stringify(tool)));
  expect(new Set(go.map(([, {language}]) => language))).toEqual(new Set(["Go"]));
});

test("a command names the file, with and without its extension", () => {
  expect(toolCommand(BENCHMARK_TOOLS.JMH, "before.json")).toBe(
    "java -jar benchmarks.jar -rf json -rff before.json",
  );
  expect(toolCommand(BENCHMARK_TOOLS.Locust, "before.csv")).toContain("--csv before ");
  for (const file of ["before.json", "target/criterion.before.ndjson"])
    expect(toolCommand(BENCHMARK_TOOLS.Criterion, file)).toMatch(/--save-baseline before$/);
});

test("a tool has the profiler of its language unless it has its own", () => {
  expect(profileCommand(BENCHMARK_TOOLS.pyperf)).toMatch(/^py-spy record .*bench\.py$/);
  expect(profileCommand(BENCHMARK_TOOLS["pytest-benchmark"])).toMatch(/^py-spy record .*pytest$/);
});

test("files of several tools, or of one without samples, have no way to more samples", () => {
  expect(moreSamples(["JMH", "JMH"])).toBe("java -jar benchmarks.jar -f 3 -i 10");
  expect([moreSamples(["JMH", "Go"]), moreSamples(["divan"]), moreSamples(["no tool"])]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
