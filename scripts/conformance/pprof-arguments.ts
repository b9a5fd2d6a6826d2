import type {Profile} from "../../src/pprof/profile/profile.ts";
import {functionFile, functionName} from "../../src/pprof/profile/profile.ts";
import type {Dice} from "../testing/random-benchmarks.ts";

/** The kinds of profile that the sample program writes. */
export const KINDS = ["cpu", "heap", "allocs", "block", "mutex", "goroutine"] as const;

/** Rolls a command line of `go tool pprof` for profiles of a kind, `before/x.pb.gz` and `after/x.pb.gz`. */
export function randomPprofArguments(die: Dice, kind: string, profile: Profile): string[] {
  const words = patternsFor(die, profile);
  return [
    report(die, words),
    ...die.some(GRANULARITIES, 0.12).slice(0, 1),
    ...switches(die),
    ...patterns(die, words),
    ...labels(die, profile),
    ...numbers(die),
    ...sampleIndex(die, profile),
    ...files(die, kind),
  ];
}

const GRANULARITIES = ["-functions", "-filefunctions", "-files", "-lines", "-addresses"];
const PLAIN = [
  ...["-top", "-top", "-top", "-text", "-tree", "-tree", "-traces", "-tags", "-raw", "-dot", "-dot"],
  ...["-callgrind", "-comments"],
] as const;

function report(die: Dice, words: () => string): string {
  if (die.chance(0.15)) return `-peek=${words()}`;
  if (die.chance(0.12)) return `-list=${words()}`;
  return die.pick(["-top", ...PLAIN]);
}

function switches(die: Dice): string[] {
  const rare = ["-mean", "-relative_percentages", "-compact_labels", "-drop_negative", "-trim=false"];
  return [
    ...die.some(["-noinlines", "-cum", "-showcolumns", "-call_tree"], 0.15),
    ...die.some([...rare, "-normalize"], 0.06),
  ];
}

/** Makes expressions of a profile's contents: functions, files, parts of both, things that are not there. */
function patternsFor(die: Dice, profile: Profile): () => string {
  const {count} = profile.functions;
  const some = (): string => {
    const fn = die.below(count);
    const name = die.chance(0.8) ? functionName(profile, fn) : functionFile(profile, fn);
    const parts = name.split(/[^\w*]+/).filter(part => part.length > 1);
    return die.chance(0.3) ? escaped(name) : escaped(parts[die.below(parts.length)] ?? "x");
  };
  return () => {
    const word = some();
    return die.pick([
      word,
      word,
      `${word}$`,
      `^${word}`,
      `${word}|${some()}`,
      `(?i)${word.toUpperCase()}`,
      `${word.slice(0, 3).replace(/\\$/, "")}.*${some()}`,
      `[a-f]${word.slice(-2)}`,
      "nothing_like_this",
      "runtime\\.",
    ]);
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function patterns(die: Dice, words: () => string): string[] {
  return die
    .some(["focus", "ignore", "hide", "show", "show_from", "prune_from"], 0.1)
    .map(name => `-${name}=${words()}`);
}

const RANGES = ["64:", ":1kb", "16:512", "1kb:64kb", "32b", "bytes=64:", "bytes=48", "bytes=:8kb"];

function labels(die: Dice, profile: Profile): string[] {
  const {strings, samples} = profile;
  const row = die.below(samples.labelKeys.length || 1);
  const key = strings.at(samples.labelKeys[row] ?? 0) || "worker";
  const value = strings.at(samples.labelTexts[row] ?? 0) || "1";
  const filter = (): string =>
    die.chance(0.3)
      ? (RANGES[die.below(RANGES.length)] ?? "64:")
      : die.pick([`${key}=${value}`, value, `${key}=.`, `${key}:${value}`, "no such value"]);
  return [
    ...die.some(["tagfocus", "tagignore"], 0.06).map(name => `-${name}=${filter()}`),
    ...die.some(["tagshow", "taghide"], 0.04).map(name => `-${name}=${die.pick([key, "nosuch", "w"])}`),
    ...die
      .some(["tagroot", "tagleaf"], 0.05)
      .map(name => `-${name}=${die.pick([key, "phase,worker", "none"])}`),
  ];
}

const UNITS = ["ms", "us", "s", "hrs", "ns", "kb", "MB", "B", "auto", "minimum", "count", "parsec"] as const;
const DIVISORS = ["2", "7", "528", "1000", "0.5", "1e6", "3.7"] as const;
const FRACTIONS = ["0", "0.001", "0.01", "0.05", "0.3"] as const;

function numbers(die: Dice): string[] {
  return [
    ...(die.chance(0.2) ? [`-nodecount=${die.pick([0, 1, 3, 5, 10, 20, 60])}`] : []),
    ...die.some(["nodefraction", "edgefraction"], 0.1).map(name => `-${name}=${die.pick(FRACTIONS)}`),
    ...(die.chance(0.12) ? [`-unit=${die.pick(UNITS)}`] : []),
    ...(die.chance(0.08) ? [`-divide_by=${die.pick(DIVISORS)}`] : []),
  ];
}

function sampleIndex(die: Dice, {sampleTypes}: Profile): string[] {
  if (die.chance(0.7)) return [];
  const index = die.below(sampleTypes.length);
  const {type} = sampleTypes[index] ?? {type: "cpu"};
  return [
    `-sample_index=${die.pick([String(index), type, type, type.replace("inuse_", ""), "9", "nosuch"])}`,
  ];
}

/** A profile, the sum of two, or their difference. */
function files(die: Dice, kind: string): string[] {
  const [base, head] = [`before/${kind}.pb.gz`, `after/${kind}.pb.gz`];
  if (die.chance(0.25)) return [`-${die.pick(["base", "diff_base", "diff_base"])}=${base}`, head];
  if (die.chance(0.08)) return [base, head];
  return [die.chance(0.5) ? base : head];
}
