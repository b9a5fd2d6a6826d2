import {scale} from "../../units/pprof-scale.ts";
import type {NumericLabel, SampleLabels} from "../profile/labels.ts";
import {labelsOf} from "../profile/labels.ts";
import type {Profile} from "../profile/profile.ts";
import {copyFrames, relabel, restack} from "../profile/restack.ts";
import type {Pattern} from "./pattern.ts";
import {compilePattern} from "./pattern.ts";

/** Whether a sample's labels are those that were asked for. */
export type TagFilter = (labels: SampleLabels) => boolean;

/** A filter, and whether its text was taken for a range of numbers. */
export interface CompiledTagFilter {
  readonly matches: TagFilter;
  /** The text that is a range rather than an expression. */
  readonly range: string | undefined;
}

type Units = ReadonlyMap<string, string>;
type NumberTest = (value: number, unit: string) => boolean;

/**
 * Compiles `key=value` or `value`: a number with a unit, a range `lo:hi`, `lo:`, `:hi`, or regular
 * expressions separated by commas. Without a key all expressions must match some `key:value`; with a key, any
 * may match.
 */
export function compileTagFilter(name: string, filter: string, units: Units): CompiledTagFilter | undefined {
  if (filter === "") return undefined;
  const equals = filter.indexOf("=");
  const key = equals < 0 ? "" : filter.slice(0, equals);
  const value = filter.slice(equals + 1);
  const range = parseRange(value);
  if (range) return {matches: numberFilter(key, range, units), range: value};
  const patterns = value.split(",").map(source => compilePattern(name, source));
  return {matches: key === "" ? anyKeyFilter(patterns) : keyFilter(key, patterns), range: undefined};
}

function numberFilter(key: string, test: NumberTest, units: Units): TagFilter {
  const matches = (name: string, labels: readonly NumericLabel[]): boolean =>
    labels.some(label => test(label.value, units.get(name) ?? ""));
  if (key !== "") return labels => matches(key, labels.numbers.get(key) ?? []);
  return labels => [...labels.numbers].some(([name, numbers]) => matches(name, numbers));
}

function keyFilter(key: string, patterns: readonly Pattern[]): TagFilter {
  return labels => (labels.texts.get(key) ?? []).some(text => patterns.some(pattern => pattern.test(text)));
}

function anyKeyFilter(patterns: readonly Pattern[]): TagFilter {
  return labels => {
    const pairs = [...labels.texts].flatMap(([key, texts]) => texts.map(text => `${key}:${text}`));
    return patterns.every(pattern => pairs.some(pair => pattern.test(pair)));
  };
}

/** Reads `512b`, `512b:4kb`, `4kb:` or `:64b`; undefined for anything but a range. */
function parseRange(text: string): NumberTest | undefined {
  const numbers = [...text.matchAll(/([+-]?[0-9]+)([A-Za-z]+)?/g)].slice(0, 2);
  const [first, second] = numbers;
  if (!first) return undefined;
  const low = scale(Number(first[1]), first[2] ?? "", first[2] ?? "");
  const sameUnit =
    (test: (value: number) => boolean): NumberTest =>
    (value, unit) => {
      const scaled = scale(value, unit, low.unit);
      return scaled.unit === low.unit && test(scaled.value);
    };
  if (!second) {
    if (text === first[0]) return sameUnit(value => value === low.value);
    if (text === `${first[0]}:`) return sameUnit(value => value >= low.value);
    if (text === `:${first[0]}`) return sameUnit(value => value <= low.value);
    return undefined;
  }
  if (text !== `${first[0]}:${second[0]}`) return undefined;
  const high = scale(Number(second[1]), second[2] ?? "", low.unit);
  if (high.unit !== low.unit) return undefined;
  return sameUnit(value => value >= low.value && value <= high.value);
}

/** Keeps the samples that `focus` accepts and `ignore` does not, and returns whether each matched any. */
export function filterByTag(
  profile: Profile,
  focus: TagFilter | undefined,
  ignore: TagFilter | undefined,
): {profile: Profile; matched: {focus: boolean; ignore: boolean}} {
  const matched = {focus: false, ignore: false};
  if (!focus && !ignore) return {profile, matched};
  const filtered = restack(profile, (sample, frames) => {
    const labels = labelsOf(profile, sample);
    const focused = !focus || focus(labels);
    const ignored = ignore?.(labels) ?? false;
    matched.focus ||= focused;
    matched.ignore ||= ignored;
    if (!focused || ignored) return false;
    copyFrames(profile.samples, sample, frames);
    return true;
  });
  return {profile: filtered, matched};
}

/** Removes labels by their names, and returns whether each pattern matched any. */
export function filterLabels(
  profile: Profile,
  show: Pattern | undefined,
  hide: Pattern | undefined,
): {profile: Profile; matched: {show: boolean; hide: boolean}} {
  const matched = {show: false, hide: false};
  if (!show && !hide) return {profile, matched};
  const kept = relabel(profile, name => {
    const shown = !show || show.test(name);
    const hidden = hide?.test(name) ?? false;
    matched.show ||= shown;
    matched.hide ||= hidden;
    return shown && !hidden;
  });
  return {profile: kept, matched};
}
