import {expect, test} from "vitest";
import {FORMATS, formatOf} from "./formats.ts";
import {describeReading, SAMPLES, sample} from "./testdata/describe.ts";

test("formats read every sample of a real tool as recorded", async () => {
  const read = SAMPLES.map(path => {
    const file = sample(path);
    const format = formatOf(file);
    return `${path}: ${format?.name}\n${format ? describeReading(format.read(file)) : "  unknown"}\n`;
  });
  await expect(read.join("\n")).toMatchFileSnapshot("testdata/samples.golden.txt");
});

test.each(SAMPLES)("only one format knows %s", path => {
  const file = sample(path);
  expect(FORMATS.filter(format => format.detect(file)).length).toBe(1);
});
