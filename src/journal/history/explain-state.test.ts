import {expect, test} from "vitest";
import {series} from "../testdata/series.ts";
import {seriesTrend} from "./changes.ts";
import {explainState, formatDrift, formatNoiseChange} from "./explain-state.ts";

const explained = (centers: readonly number[]) => {
  const one = series(centers);
  return explainState(seriesTrend(one), one.unit);
};

/** Up to 0.2 % beside a level. */
const beside = (i: number) => 1 + (((i * 7) % 5) - 2) / 1000;

test("explainState(trend, unit) names a slope, and no reason beside it", () => {
  const rising = Array.from({length: 30}, (_, i) => 100e-9 * 1.003 ** i * beside(i));
  expect(explained(rising)).toMatch(/^drifting \+0\.\d\d% a measurement, \+\d\.\d\d% in all, p<0\.001$/);
});

test("explainState(trend, unit) names the entry from which on measurements vary more", () => {
  const noisier = Array.from({length: 30}, (_, i) => 100e-9 * (i < 15 ? beside(i) : beside(i) ** 8));
  expect(explained(noisier)).toMatch(/^noisier since 2026-01-16-e: ±1\.\d% instead of ±0\.\d\d%$/);
});

test("formatDrift(drift) prints one digit more of a slight slope", () => {
  expect(formatDrift({slope: -0.00012, total: -0.03, p: 0.004, better: true})).toBe(
    "-0.012% a measurement, -3.00% in all, p=0.004",
  );
});

test("formatNoiseChange(change) tells less noise from more", () => {
  const [point] = series([1]).points;
  if (!point) throw new Error("expected a point, got none");
  expect(formatNoiseChange({place: 0, point, before: 0.03, after: 0.004})).toBe(
    "less noisy since 2026-01-01-e: ±0.40% instead of ±3.0%",
  );
});
