import type {Centre} from "../read/summary-record.ts";
import {jsonFormat} from "./json-file.ts";
import type {JsonPlace} from "./json-place.ts";
import {isJsonObject, items, member, numberIn, textIn} from "./json-place.ts";
import type {RecordBuilder} from "./record-builder.ts";

/** JSON output of Google Benchmark: https://github.com/google/benchmark; samples are its repetitions. */
export const googleBenchmark = jsonFormat({
  name: "Google Benchmark",
  words: ["context", "benchmarks", "real_time", "time_unit"],
  hasShape: whole =>
    Array.isArray(member(whole, "benchmarks").value) && isJsonObject(member(whole, "context").value),
  read(whole, builder) {
    readRunPlaces(items(member(whole, "benchmarks")), builder);
  },
});

/** Reads runs that have the members of runs in JSON, whatever form they were printed in. */
export function readRuns(runs: readonly Readonly<Record<string, unknown>>[], builder: RecordBuilder): void {
  readRunPlaces(
    runs.map((value, index) => ({value, path: `benchmarks[${index}]`})),
    builder,
  );
}

function readRunPlaces(runs: readonly JsonPlace[], builder: RecordBuilder): void {
  const iterations = Map.groupBy(runs.filter(isIteration), runName);
  for (const [name, repetitions] of iterations) readRepetitions(name, repetitions, builder);
  const aggregates = Map.groupBy(
    runs.filter(run => !isIteration(run)),
    runName,
  );
  for (const [name, rows] of aggregates) if (!iterations.has(name)) readAggregates(name, rows, builder);
}

/** A quantity of a run. */
interface Quantity {
  readonly unit: string;
  readonly value: number;
}

function isIteration(run: JsonPlace): boolean {
  return textIn(member(run, "run_type")) !== "aggregate";
}

function runName(run: JsonPlace): string {
  return textIn(member(run, "run_name")) || textIn(member(run, "name"));
}

function readRepetitions(name: string, repetitions: readonly JsonPlace[], builder: RecordBuilder): void {
  const values = new Map<string, number[]>();
  // Every repetition of a failing benchmark has the error.
  const failed = repetitions.find(run => member(run, "error_occurred").value === true);
  if (failed) builder.bad({...member(failed, "error_message"), path: failed.path}, "a run without error");
  for (const run of repetitions) {
    if (name === "") builder.bad(member(run, "name"), "the name of a benchmark");
    else if (member(run, "error_occurred").value !== true)
      for (const {unit, value} of quantities(run, builder)) {
        const known = values.get(unit) ?? [];
        known.push(value);
        values.set(unit, known);
      }
  }
  for (const [unit, samples] of values) builder.samples(name, unit, samples);
}

/** Aggregates alone, as --benchmark_report_aggregates_only leaves: the median if present, else the mean. */
function readAggregates(name: string, rows: readonly JsonPlace[], builder: RecordBuilder): void {
  const named = (wanted: string) => rows.find(row => textIn(member(row, "aggregate_name")) === wanted);
  const median = named("median");
  const row = median ?? named("mean");
  if (!row) return;
  const spread = new Map(
    quantities(named("stddev") ?? {value: undefined, path: ""}, undefined).map(({unit, value}) => [
      unit,
      value,
    ]),
  );
  const centre: Centre = median ? "median" : "mean";
  const n = numberIn(member(row, "repetitions"));
  for (const {unit, value} of quantities(row, builder)) {
    const deviation = spread.get(unit);
    const around =
      deviation !== undefined && !median
        ? {low: value - deviation, high: value + deviation, interval: "± one standard deviation"}
        : {};
    builder.summary(name, unit, {centre, center: value, ...around, ...(n !== undefined && {n})});
  }
}

/** Members that are no counters. */
const OWN: ReadonlySet<string> = new Set(
  "name family_index per_family_instance_index run_name run_type repetitions repetition_index threads iterations real_time cpu_time time_unit aggregate_name aggregate_unit label error_occurred error_message skipped skip_message".split(
    " ",
  ),
);

/** Times, rates and counters of a run; problems go to `builder` if given. */
function quantities(run: JsonPlace, builder: RecordBuilder | undefined): Quantity[] {
  if (!isJsonObject(run.value)) return [];
  const timeUnit = textIn(member(run, "time_unit")) || "ns";
  const time = (name: string, unit: string): Quantity[] => {
    const value = numberIn(member(run, name));
    if (value === undefined) builder?.bad(member(run, name), "a number");
    return value === undefined ? [] : [{unit, value}];
  };
  const counters = Object.keys(run.value).flatMap(name => {
    const value = OWN.has(name) ? undefined : numberIn(member(run, name));
    return value === undefined ? [] : [{unit: counterUnit(name), value}];
  });
  return [...time("real_time", `${timeUnit}/op`), ...time("cpu_time", `cpu-${timeUnit}/op`), ...counters];
}

function counterUnit(name: string): string {
  if (name === "bytes_per_second") return "B/s";
  if (name === "items_per_second") return "items/s";
  return name;
}
