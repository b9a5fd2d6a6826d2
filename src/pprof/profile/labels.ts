import {compareText} from "../../text/compare.ts";
import type {Profile} from "./profile.ts";

/** The labels of a sample by their names; a name may have several values. */
export interface SampleLabels {
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly numbers: ReadonlyMap<string, readonly NumericLabel[]>;
}

/** A number with its unit; "" if absent. */
export interface NumericLabel {
  readonly value: number;
  readonly unit: string;
}

/** Marks the samples of the base of a difference, as `go tool pprof -diff_base` does. */
export const BASE_LABEL = "pprof::base";

/** Reads the labels of a sample. */
export function labelsOf(profile: Profile, sample: number): SampleLabels {
  const {samples, strings} = profile;
  const texts = new Map<string, string[]>();
  const numbers = new Map<string, NumericLabel[]>();
  const end = samples.labelOffsets[sample + 1] ?? 0;
  for (let row = samples.labelOffsets[sample] ?? 0; row < end; row++) {
    const key = strings.at(samples.labelKeys[row] ?? 0);
    const text = samples.labelTexts[row] ?? 0;
    if (text !== 0) push(texts, key, strings.at(text));
    else
      push(numbers, key, {
        value: samples.labelNumbers[row] ?? 0,
        unit: strings.at(samples.labelUnits[row] ?? 0),
      });
  }
  return {texts, numbers};
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** True if a sample is of the base of a difference. */
export function isBaseSample(profile: Profile, sample: number): boolean {
  const {samples, strings} = profile;
  const end = samples.labelOffsets[sample + 1] ?? 0;
  for (let row = samples.labelOffsets[sample] ?? 0; row < end; row++)
    if (strings.at(samples.labelKeys[row] ?? 0) === BASE_LABEL) return true;
  return false;
}

/** The unit of each numeric label, and contradictions of it in the profile. */
export interface LabelUnits {
  readonly units: ReadonlyMap<string, string>;
  readonly warnings: readonly string[];
}

/**
 * Finds a single unit for each numeric label: the first that a sample gives. Without any it is "bytes" for
 * `alignment` and `request`, else the label's own name: Go writes sizes as `bytes` without a unit.
 */
export function labelUnits(profile: Profile): LabelUnits {
  const {samples, strings} = profile;
  const found = new Map<string, string>();
  const others = new Map<string, Set<string>>();
  for (let row = 0; row < samples.labelKeys.length; row++) {
    if (samples.labelTexts[row] !== 0) continue;
    const key = strings.at(samples.labelKeys[row] ?? 0);
    const unit = strings.at(samples.labelUnits[row] ?? 0);
    const known = found.get(key) ?? "";
    if (known === "") found.set(key, unit);
    else if (unit !== "" && unit !== known) others.set(key, (others.get(key) ?? new Set()).add(unit));
  }
  for (const [key, unit] of found)
    if (unit === "") found.set(key, key === "alignment" || key === "request" ? "bytes" : key);
  const warnings = [...others].map(
    ([key, units]) =>
      `For tag ${key} used unit ${found.get(key)}, also encountered unit(s) ${[...units].sort(compareText).join(", ")}`,
  );
  return {units: found, warnings};
}
