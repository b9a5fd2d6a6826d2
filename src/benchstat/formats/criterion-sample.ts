import type {ArtifactFile} from "../../input/artifact-file.ts";
import {criterionColumns} from "./criterion-columns.ts";
import {criterionName} from "./criterion-name.ts";
import type {BenchmarkFormat} from "./format.ts";
import {jsonFormat} from "./json-file.ts";
import type {JsonPlace} from "./json-place.ts";
import {items, numberIn} from "./json-place.ts";
import type {RecordBuilder} from "./record-builder.ts";

/** Criterion.rs' sample.json: how long so many iterations took, in nanoseconds: https://bheisler.github.io/criterion.rs. */
export const criterionSample = jsonFormat({
  name: "Criterion",
  words: ["iters", "times"],
  hasShape: whole => criterionColumns(whole) !== undefined,
  read: readSample,
});

const OLD_SAMPLE = jsonFormat({
  name: "Criterion",
  words: [],
  isShared: true,
  hasShape: whole => Array.isArray(whole.value) && criterionColumns(whole) !== undefined,
  read: readSample,
});

/** The sample.json of versions before 0.3.3, two lists of numbers: detected by its name, too. */
export const criterionOldSample: BenchmarkFormat = {
  ...OLD_SAMPLE,
  detect: file => /(?:^|[./])sample\.json$/.test(file.name) && OLD_SAMPLE.detect(file),
};

function readSample(whole: JsonPlace, builder: RecordBuilder, file: ArtifactFile): void {
  const columns = criterionColumns(whole);
  if (columns)
    builder.rounds(criterionName(file), "ns/iter", perIteration(columns.iterations, columns.times, builder));
}

/** Divides each measured time by its iterations; times of less than 1 iteration are left out. */
export function perIteration(iterations: JsonPlace, times: JsonPlace, builder: RecordBuilder): number[] {
  const counts = items(iterations);
  const measured = items(times);
  if (counts.length !== measured.length)
    builder.bad(
      times,
      `as many values as "${iterations.path}" has (${counts.length}, not ${measured.length})`,
    );
  return measured.slice(0, counts.length).flatMap((time, index) => {
    const count = counts[index];
    const value = numberIn(time);
    const divisor = count && numberIn(count);
    if (value === undefined || value < 0) builder.bad(time, "a time");
    else if (!divisor || divisor < 0) builder.bad(count ?? time, "a number of iterations");
    else return value / divisor;
    return [];
  });
}
