import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {valuesOf} from "../read/results.ts";
import {benchmarkFormatOf} from "./formats.ts";
import {sample} from "./testdata/describe.ts";

const read = (path: string) => {
  const file = sample(path);
  const parsed = benchmarkFormatOf(file)?.read(file);
  if (!parsed) throw new Error(`${path} is not read`);
  return parsed;
};

test("a file of pyperf has the values of every worker, whose mean and deviation pyperf prints", () => {
  const {model, problems} = read("pyperf/timeit.json");
  const [series] = model.results.series;
  expect(problems).toEqual([]);
  expect(series?.group.name).toBe("timeit");
  expect(series?.unit.unit).toBe("sec/op");
  const values = series ? [...valuesOf(model.results, series)] : [];
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  // Mean +- std dev: 7.69 us +- 1.55 us
  expect((mean * 1e6).toFixed(2)).toBe("7.69");
  expect((Math.sqrt(variance) * 1e6).toFixed(2)).toBe("1.55");
});

test("a table of divan has a median a benchmark, named by its path", () => {
  const {model, problems} = read("divan/fib.txt");
  expect(problems).toEqual([]);
  const rows = model.summaries.map(({group, unit, centre, center, n}) => [
    group.name,
    unit.unit,
    centre,
    Number(center.toPrecision(5)),
    n,
  ]);
  expect(rows).toEqual([
    ["alloc", "sec/op", "median", 83.62e-9, 100],
    ["fib/5", "sec/op", "median", 20.13e-9, 20],
    ["fib/10", "sec/op", "median", 207.9e-9, 20],
    ["fib/15", "sec/op", "median", 2.346e-6, 20],
  ]);
  expect(model.summaries[0]).toMatchObject({interval: "fastest to slowest"});
  expect(model.summaries[0]?.high).toBeCloseTo(8.088e-6, 12);
});

test("a row of divan without times is counted with its line", () => {
  const text = [
    "d         fastest       │ slowest       │ median        │ mean          │ samples │ iters",
    "╰─ fib    soon          │ 8.088 µs      │ 83.62 ns      │ 192.1 ns      │ 100     │ 100",
  ].join("\n");
  const file = artifactFile("content/e/d.txt", "d.txt", new TextEncoder().encode(text));
  expect(
    benchmarkFormatOf(file)
      ?.read(file)
      .problems.map(({line}) => line),
  ).toContain(2);
});
