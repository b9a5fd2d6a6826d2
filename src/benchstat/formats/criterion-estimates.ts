import {formatShortest} from "../../units/go-number.ts";
import type {Centre} from "../read/summary-record.ts";
import {criterionEstimate} from "./criterion-columns.ts";
import {criterionName} from "./criterion-name.ts";
import {jsonFormat} from "./json-file.ts";
import type {JsonPlace} from "./json-place.ts";
import {member, numberIn} from "./json-place.ts";
import type {RecordBuilder} from "./record-builder.ts";

/**
 * Criterion.rs' estimates.json: mean, median and slope with their intervals, in nanoseconds, without samples. As
 * Criterion itself does, the slope is taken if present, else the mean.
 */
export const criterionEstimates = jsonFormat({
  name: "Criterion",
  words: ["point_estimate", "standard_error", "confidence_interval"],
  hasShape: whole =>
    ["median_abs_dev", "MedianAbsDev"].some(name => member(whole, name).value !== undefined) &&
    numberIn(member(criterionEstimate(whole, "mean"), "point_estimate")) !== undefined,
  read(whole, builder, file) {
    const slope = criterionEstimate(whole, "slope");
    const [estimate, centre]: [JsonPlace, Centre] =
      numberIn(member(slope, "point_estimate")) === undefined
        ? [criterionEstimate(whole, "mean"), "mean"]
        : [slope, "estimate"];
    addEstimate(estimate, centre, criterionName(file), builder);
  },
});

function addEstimate(estimate: JsonPlace, centre: Centre, name: string, builder: RecordBuilder): void {
  const center = numberIn(member(estimate, "point_estimate"));
  if (center === undefined) {
    builder.bad(member(estimate, "point_estimate"), "a number");
    return;
  }
  const range = member(estimate, "confidence_interval");
  const low = numberIn(member(range, "lower_bound"));
  const high = numberIn(member(range, "upper_bound"));
  const level = numberIn(member(range, "confidence_level"));
  const interval = level === undefined ? "confidence interval" : confidence(level);
  builder.summary(name, "ns/iter", {
    centre,
    center,
    ...(low !== undefined && high !== undefined && {low, high, interval}),
  });
}

/** Names an interval by its level, 0 to 1. */
export function confidence(level: number): string {
  return `${formatShortest(Number((level * 100).toPrecision(6)))} % confidence interval`;
}
