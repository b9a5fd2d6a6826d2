import {BUDGETS} from "../../../budgets.ts";
import type {ArtifactFile} from "../../../input/artifact-file.ts";
import {paidJson, scalarText} from "../../../input/json-text.ts";
import type {Spend} from "../../../meter.ts";
import {fileText} from "../file-text.ts";
import type {BenchmarkFormat} from "../format.ts";
import {jsonFormat} from "../json-file.ts";
import type {JsonPlace} from "../json-place.ts";
import {isJsonObject, items, member, numberIn, textIn} from "../json-place.ts";
import {machineConfig} from "../machine.ts";
import type {RecordBuilder} from "../record-builder.ts";

/** A file of asv's `results/`: the results of a commit on a machine, with samples where they were recorded: https://asv.readthedocs.io. */
export const asv: BenchmarkFormat = jsonFormat({
  name: "asv",
  words: ["commit_hash", "env_name", "results"],
  hasShape: whole => isJsonObject(member(whole, "results").value),
  read(whole, builder, file) {
    const params = member(whole, "params");
    builder.enter(
      machineConfig({
        arch: textIn(member(params, "arch")),
        cpu: textIn(member(params, "cpu")),
        os: (textIn(member(params, "os")).split(" ")[0] ?? "").toLowerCase(),
        versions: {python: /^[\d.]{1,20}$/.exec(textIn(member(whole, "python")))?.[0] ?? ""},
      }),
    );
    const results = member(whole, "results");
    const columns = items(member(whole, "result_columns")).map(textIn);
    if (isJsonObject(results.value))
      for (const name of Object.keys(results.value))
        readBenchmark({name, unit: unitOf(name, file)}, member(results, name), columns, builder);
  },
});

/** A benchmark of a suite. */
interface SuiteBenchmark {
  /** With its module and class. */
  readonly name: string;
  readonly unit: string;
}

/** Columns of a result where the file does not name them. */
const COLUMNS: readonly string[] = ["result", "params", "version"];

function readBenchmark(
  benchmark: SuiteBenchmark,
  place: JsonPlace,
  named: readonly string[],
  builder: RecordBuilder,
): void {
  const columns = named.length > 0 ? named : COLUMNS;
  const row = isJsonObject(place.value) ? undefined : items(place);
  const column = (name: string): JsonPlace =>
    row ? (row[columns.indexOf(name)] ?? {value: undefined, path: place.path}) : member(place, name);
  const results = Array.isArray(column("result").value) ? items(column("result")) : [column("result")];
  const samples = items(column("samples"));
  const params = items(column("params")).map(one => items(one).map(({value}) => scalarText(value)));
  results.forEach((result, index) => {
    const name = `${benchmark.name}${combination(params, index)}`;
    const values = samples[index] ? items(samples[index]).flatMap(one => numberIn(one) ?? []) : [];
    const value = numberIn(result);
    if (values.length > 0) builder.rounds(name, benchmark.unit, values);
    // A benchmark that was skipped or failed is null or NaN.
    else if (value !== undefined)
      builder.summary(name, benchmark.unit, {
        centre: isTime(benchmark.unit) ? "median" : "value",
        center: value,
      });
  });
}

function isTime(unit: string): boolean {
  return unit === "s/op";
}

/** The parameters of a result: results are in the order of the product of all parameters, the last the fastest. */
function combination(params: readonly (readonly string[])[], index: number): string {
  let rest = index;
  const chosen = params.toReversed().map(values => {
    const value = values[rest % Math.max(1, values.length)] ?? "";
    rest = Math.floor(rest / Math.max(1, values.length));
    return value.replace(/^'(.*)'$/, "$1");
  });
  return chosen.length > 0 ? `/${chosen.toReversed().join("/")}` : "";
}

/**
 * Returns the unit of a benchmark: by the prefix of its function, for tracked values by benchmarks.json beside the
 * folder.
 */
function unitOf(name: string, file: ArtifactFile): string {
  const own = name.split(".").at(-1) ?? "";
  if (/^time(?:raw)?_/i.test(own)) return "s/op";
  if (/^mem_/i.test(own)) return "B/op";
  if (/^peakmem_/i.test(own)) return "peak-B";
  const folders = file.name.split("/").slice(0, -2);
  const suite = file.sibling?.([...folders, "benchmarks.json"].join("/"));
  return (suite && unitsOf(suite, file.spend).get(name)) || "value";
}

/** Units of tracked values by the files of their suites. */
const suiteUnits = new WeakMap<ArtifactFile, ReadonlyMap<string, string>>();

/** Units of a suite's values by their benchmarks: its file, of which nothing else is kept, has the code of each benchmark, too. */
function unitsOf(suite: ArtifactFile, spend: Spend | undefined): ReadonlyMap<string, string> {
  const known = suiteUnits.get(suite);
  if (known) return known;
  const isRead = suite.bytes.length <= BUDGETS.benchmarkJson;
  const value = isRead ? paidJson(fileText(suite), spend) : undefined;
  const names = isJsonObject(value) ? Object.keys(value) : [];
  const whole = {value, path: ""};
  const units = new Map(names.map(name => [name, textIn(member(member(whole, name), "unit"))]));
  suiteUnits.set(suite, units);
  return units;
}
