import {compareText} from "../../text/compare.ts";
import {formatFixed} from "../../units/go-number.ts";
import {scale, scaledLabel} from "../../units/pprof-scale.ts";
import {labelsOf} from "../profile/labels.ts";
import type {Report} from "./report.ts";
import {percentOf, valueFormatOf} from "./report.ts";

/** Writes the cost of each value of each label, as `go tool pprof -tags` does. */
export function tagsText(report: Report): string {
  const keys = [...collect(report)].sort(([a], [b]) => compareText(a, b));
  return keys.map(([key, values]) => blockOf(report, key, values)).join("");
}

/** Cost of a value of a label. */
export interface TagValue {
  readonly name: string;
  readonly text: string;
  /** Of the profile's total. */
  readonly percent: string;
}

/** A label with the costs of its values, the most expensive first. */
export interface Tag {
  readonly key: string;
  /** Sum over its values, and its share of the profile's total. */
  readonly text: string;
  readonly percent: string;
  readonly values: readonly TagValue[];
}

/** Lists the labels of a report by name, with the numbers of `go tool pprof -tags`. */
export function tagsOf(report: Report): Tag[] {
  const format = valueFormatOf(report);
  const percent = (value: number): string => percentOf(report)(value).trim();
  return [...collect(report)]
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, values]) => {
      const sum = [...values.values()].reduce((total, value) => total + value, 0);
      const rows = byValue(values).map(([name, value]) => ({
        name,
        text: format(value),
        percent: percent(value),
      }));
      return {key, text: format(sum), percent: percent(sum), values: rows};
    });
}

function byValue(values: ReadonlyMap<string, number>): [string, number][] {
  return [...values].sort(([a, x], [b, y]) => Math.abs(y) - Math.abs(x) || compareText(a, b));
}

/** Sums by label and value; numbers are distinguished as printed. */
function collect(report: Report): Map<string, Map<string, number>> {
  const {profile, weights, labelUnits, options} = report;
  const sums = new Map<string, Map<string, number>>();
  for (let sample = 0; sample < profile.samples.count; sample++) {
    const value = profile.samples.values[sample * profile.sampleTypes.length + weights.type] ?? 0;
    const {texts, numbers} = labelsOf(profile, sample);
    const add = (key: string, text: string): void => {
      const values = sums.get(key) ?? new Map<string, number>();
      values.set(text, (values.get(text) ?? 0) + value);
      sums.set(key, values);
    };
    for (const [key, labels] of texts) for (const label of labels) add(key, label);
    for (const [key, labels] of numbers)
      for (const label of labels) add(key, scaledLabel(label.value, labelUnits.get(key) ?? "", options.unit));
  }
  return sums;
}

function blockOf(report: Report, key: string, values: ReadonlyMap<string, number>): string {
  const sorted = byValue(values);
  const sum = sorted.reduce((total, [, value]) => total + value, 0);
  const isToday = report.options.textForm === "today";
  const format = isToday ? valueFormatOf(report) : oneDecimal(report);
  const whole = isToday ? report.total : sum;
  const share = (value: number): string => (whole > 0 ? ` (${percentOf(report)(value, whole)})` : "");
  const head = isToday ? `${format(sum)} of ${format(whole)}${share(sum)}` : format(sum);
  const amounts = sorted.map(([, value]) => `${format(value)}${share(value)}:`);
  // Both columns are as wide as their widest cell, plus a space.
  const keyWidth = key.length + 2;
  const width = amounts.reduce((most, amount) => Math.max(most, amount.length), 0) + 1;
  const rows = sorted.map(
    ([text], i) => `${" ".repeat(keyWidth)}${(amounts[i] ?? "").padStart(width)} ${text}\n`,
  );
  return `${`${key}:`.padStart(keyWidth)} Total ${head}\n${rows.join("")}\n`;
}

/** The numbers of older releases: in the unit that suits each, undivided. */
function oneDecimal({sampleUnit, options}: Report): (value: number) => string {
  return value => {
    const scaled = scale(value, sampleUnit, options.unit);
    return `${formatFixed(scaled.value, 1)}${scaled.unit}`;
  };
}
