import {expect, test} from "vitest";
import {BENCHMARK_FORMATS, benchmarkFormatOf} from "./formats.ts";
import {goText} from "./go.ts";
import {describeReading, SAMPLES, sample, textFile} from "./testdata/describe.ts";

test("formats read every sample of a real tool as recorded", async () => {
  const read = SAMPLES.map(path => {
    const file = sample(path);
    const format = benchmarkFormatOf(file);
    return `${path}: ${format?.name}\n${format ? describeReading(format.read(file)) : "  unknown"}\n`;
  });
  await expect(read.join("\n")).toMatchFileSnapshot("testdata/samples.golden.txt");
});

test.each(SAMPLES)("only one format knows %s", path => {
  const file = sample(path);
  expect(BENCHMARK_FORMATS.filter(format => format.detect(file)).length).toBe(1);
});

test.each(
  SAMPLES.filter(
    path => path.endsWith(".json") && !path.endsWith("benchmark.json") && !/^exchange\/|siege/.test(path),
  ),
)("%s cut off is a broken file of its format", path => {
  const text = sample(path).text() ?? "";
  const file = textFile(text.slice(0, Math.floor(text.length * 0.97)), path);
  const {model, problems} = readOf(file);
  expect(problems.map(({severity, code, line}) => `${severity} ${code} ${(line ?? 0) > 0}`)).toEqual([
    "error PJ053 true",
  ]);
  expect(model.results.series).toEqual([]);
});

function readOf(file: ReturnType<typeof textFile>) {
  return (benchmarkFormatOf(file) ?? goText).read(file);
}
