import {geometricMean} from "../../stats/samples/geometric-mean.ts";
import {compareText} from "../../text/compare.ts";
import {scale} from "../../units/pprof-scale.ts";
import type {Profile} from "../profile/profile.ts";
import {functionName} from "../profile/profile.ts";
import {sumOf} from "../profile/quality.ts";
import {prepareReport} from "../report/report.ts";
import {DEFAULT_OPTIONS} from "../report/report-options.ts";
import {runsBenchmarks} from "./benchmark-runners.ts";
import type {Operations} from "./diff-scale.ts";

/** A benchmark function that text beside a profile has results of. */
export interface MeasuredBenchmark {
  /** `BenchmarkParse`, without sub-benchmarks and suffix. */
  readonly name: string;
  /** By unit (`sec/op`), then by full name (`Parse/msg=invite-8`): medians. */
  readonly medians: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** A benchmark that a profile has samples of. */
export interface ProfiledBenchmark {
  readonly benchmark: MeasuredBenchmark;
  /** Expression of its function and those within it, for `focus`. */
  readonly focus: string;
  /** Cost of its stacks, in the sample type's unit. */
  readonly cost: number;
  /** Cost of an operation by the benchmark's own measurement, in the sample type's unit; undefined when it was not measured. */
  readonly perOp: number | undefined;
  /** How many sub-benchmarks `perOp` is the geometric mean of; 1 for a benchmark without any. */
  readonly parts: number;
}

/** The benchmark's unit of a sample type, and its size in the type's own unit. */
const UNITS: Readonly<Record<string, {readonly unit: string; readonly of: string}>> = {
  cpu: {unit: "sec/op", of: "seconds"},
  alloc_space: {unit: "B/op", of: "bytes"},
  alloc_objects: {unit: "allocs/op", of: "count"},
};

/** Finds the measured benchmarks that a profile has samples of, the most expensive first. */
export function profiledBenchmarks(
  profile: Profile,
  sample: string,
  measured: readonly MeasuredBenchmark[],
): ProfiledBenchmark[] {
  const type = profile.sampleTypes.findIndex(known => known.type === sample);
  if (type < 0) return [];
  const present = benchmarkFunctions(profile);
  return measured
    .filter(({name}) => present.has(name))
    .map(benchmark => {
      const focus = focusOf(benchmark.name);
      const report = prepareReport(profile, "top", {...DEFAULT_OPTIONS, sampleIndex: String(type), focus});
      const values = medianValues(benchmark, sample);
      const perOp =
        values.size === 0 ? undefined : inSampleUnit(geometricMean(values.values()), sample, profile);
      return {benchmark, focus, cost: sumOf(report.profile, type), perOp, parts: values.size};
    })
    .filter(({cost}) => cost > 0)
    .sort((a, b) => b.cost - a.cost || compareText(a.benchmark.name, b.benchmark.name));
}

/** Writes the expression that finds a benchmark's function and the functions within it. */
export function focusOf(name: string): string {
  return `\\.${name}(\\.|$)`;
}

/** The names of all functions that are benchmarks, or closures within a benchmark. */
function benchmarkFunctions(profile: Profile): Set<string> {
  const names = new Set<string>();
  for (let index = 0; index < profile.functions.count; index++) {
    const found = /\.(Benchmark\w*)(?:\.|$)/.exec(functionName(profile, index));
    if (found?.[1]) names.add(found[1]);
  }
  return names;
}

function medianValues({medians}: MeasuredBenchmark, sample: string): ReadonlyMap<string, number> {
  return medians.get(UNITS[sample]?.unit ?? "") ?? new Map();
}

function inSampleUnit(value: number, sample: string, profile: Profile): number | undefined {
  const unit = profile.sampleTypes.find(({type}) => type === sample)?.unit ?? "";
  const scaled = scale(value, UNITS[sample]?.of ?? "", unit);
  return value > 0 && Number.isFinite(scaled.value) ? scaled.value : undefined;
}

/** A benchmark on both sides of a pair of profiles, with the cost of its operations. */
export interface ComparedBenchmark {
  readonly name: string;
  readonly focus: string;
  readonly operations: Operations;
  /** Share of the samples that are the benchmark's, on the side where it is smaller. */
  readonly share: number;
}

/**
 * Finds the benchmarks that were measured and profiled on both sides. A side's samples are of as many
 * operations as make them add up to the measured cost of an operation: how often the profiled run called the
 * benchmark need not be known, nor that it was the run whose text is attached.
 */
export function comparedBenchmarks(
  base: Profile,
  head: Profile,
  sample: string,
  measured: {readonly base: readonly MeasuredBenchmark[]; readonly head: readonly MeasuredBenchmark[]},
): ComparedBenchmark[] {
  const heads = profiledBenchmarks(head, sample, measured.head);
  const bases = profiledBenchmarks(base, sample, measured.base);
  const whole = (profile: Profile): number =>
    Math.abs(
      sumOf(
        profile,
        profile.sampleTypes.findIndex(({type}) => type === sample),
      ),
    ) || 1;
  return heads.flatMap(after => {
    const before = bases.find(({benchmark}) => benchmark.name === after.benchmark.name);
    if (!before) return [];
    const [was, is] = [medianValues(before.benchmark, sample), medianValues(after.benchmark, sample)];
    const common = [...is.keys()].filter(name => was.has(name));
    const mean = (values: ReadonlyMap<string, number>, profile: Profile): number | undefined =>
      inSampleUnit(geometricMean(common.map(name => values.get(name) ?? 0)), sample, profile);
    const baseCost = mean(was, base);
    const headCost = mean(is, head);
    if (baseCost === undefined || headCost === undefined) return [];
    const {name} = after.benchmark;
    const operations = {
      base: before.cost / baseCost,
      head: after.cost / headCost,
      of: name,
      parts: common.length,
    };
    const share = Math.min(before.cost / whole(base), after.cost / whole(head));
    return [{name, focus: after.focus, operations, share}];
  });
}

/** True if both sides ran benchmarks, measured ones or such that a runner of benchmarks called. */
export function areBenchmarks(base: Profile, head: Profile, compared: readonly ComparedBenchmark[]): boolean {
  return compared.length > 0 || (runsBenchmarks(base) && runsBenchmarks(head));
}

/** Minimum share of a benchmark in both profiles for them to count as its profiles. */
const MAIN_SHARE = 0.75;

/** Finds the benchmark that nearly all of both profiles is of. */
export function mainBenchmark(benchmarks: readonly ComparedBenchmark[]): ComparedBenchmark | undefined {
  return benchmarks.find(({share}) => share >= MAIN_SHARE);
}
