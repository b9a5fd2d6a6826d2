import type {Better} from "../../measurement.ts";
import type {Comparison} from "../../stats/samples/comparison.ts";
import {isSignificant} from "../../stats/samples/comparison.ts";
import type {Summary} from "../../stats/samples/summary.ts";
import {matchNames, matchUnit} from "../project/match-name.ts";
import type {LabelledModel} from "../read/merge.ts";
import type {BenchmarkModel} from "../read/model.ts";
import {betterOf, groupName, namesOf, unitsOf} from "../read/model.ts";
import type {SampleSeries} from "../read/results.ts";
import type {SummaryRecord} from "../read/summary-record.ts";
import type {Cell} from "./cell.ts";
import type {Tone} from "./change.ts";
import {changeOf} from "./change.ts";
import type {GridOptions} from "./grid.ts";
import {journalGrid} from "./journal-grid.ts";

/** Why a benchmark was not found, with the alternatives. */
export type NotFound =
  // No benchmark of that name; these exist (in both files, where two are compared).
  | {readonly kind: "no-benchmark"; readonly names: readonly string[]}
  // The name fits several.
  | {readonly kind: "ambiguous"; readonly names: readonly string[]}
  // The benchmark was not measured in that unit; these units it has.
  | {readonly kind: "no-unit"; readonly units: readonly string[]}
  // The benchmark has no samples that could be compared.
  | {readonly kind: "summary-only"};

/** A benchmark's number in a file. */
export interface FoundSummary {
  readonly kind: "found";
  readonly name: string;
  readonly unit: string;
  readonly better: Better;
  readonly summary: Summary;
  /** How many samples it is of. */
  readonly n: number;
  /** The tool's own summary, where the file has no samples: `summary` and `n` repeat it. */
  readonly given?: SummaryRecord;
}

/** Change of a benchmark from base to head. */
export interface FoundComparison {
  readonly kind: "found";
  readonly name: string;
  readonly unit: string;
  readonly better: Better;
  readonly base: Summary;
  readonly head: Summary;
  readonly comparison: Comparison;
  readonly significant: boolean;
  /** As benchstat prints it: `-41.23%`, `~`. */
  readonly delta: string;
  readonly tone: Tone;
}

/** Where to look, and the first unit of the benchmark by default. */
interface Wanted {
  readonly name: string;
  readonly unit: string | undefined;
}

/** Finds a benchmark's median in a file; the name may leave out `Benchmark` and the `-N` suffix. */
export function findSummary(
  model: BenchmarkModel,
  name: string,
  unit: string | undefined,
  options: GridOptions,
): FoundSummary | NotFound {
  const found = findCell([{label: "", model}], {name, unit}, options);
  if (found.kind === "summary-only") return givenSummary(model, name, unit) ?? found;
  if (found.kind !== "found") return found;
  const {cell, ...about} = found;
  const n = cell.series.reduce((sum, {start, end}) => sum + end - start, 0);
  return {...about, summary: cell.summary, n};
}

function givenSummary(
  model: BenchmarkModel,
  written: string,
  unit: string | undefined,
): FoundSummary | undefined {
  const [name = ""] = matchNames(namesOf(model), written);
  const given = summaryOf(model, name, unit);
  if (!given) return undefined;
  const {center, low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY, n = 0} = given;
  const better = betterOf(model.results, given.unit.unit);
  const summary = {center, low, high, warnings: []};
  return {kind: "found", name, unit: given.unit.unit, better, summary, n, given};
}

/** Finds the change of a benchmark between two files; the name may leave out `Benchmark` and the `-N` suffix. */
export function findComparison(
  base: BenchmarkModel,
  head: BenchmarkModel,
  name: string,
  unit: string | undefined,
  options: GridOptions,
): FoundComparison | NotFound {
  const files = [
    {label: "base", model: base},
    {label: "head", model: head},
  ];
  const found = findCell(files, {name, unit}, options);
  if (found.kind !== "found") return found;
  const {cell, ...about} = found;
  const change = changeOf(cell, about.better);
  if (!change || !cell.base || !cell.comparison) return {kind: "no-unit", units: []};
  return {
    ...about,
    base: cell.base.summary,
    head: cell.summary,
    comparison: cell.comparison,
    significant: isSignificant(cell.comparison),
    delta: change.text,
    tone: change.tone,
  };
}

interface FoundCell {
  readonly kind: "found";
  readonly name: string;
  readonly unit: string;
  readonly better: Better;
  /** Of the last file. */
  readonly cell: Cell;
}

/** Finds the cell of a benchmark that every file has. */
function findCell(
  files: readonly LabelledModel[],
  wanted: Wanted,
  options: GridOptions,
): FoundCell | NotFound {
  const names = namesInAll(files.map(({model}) => model));
  const matching = matchNames(names, wanted.name);
  const [name] = matching;
  if (name === undefined) return {kind: "no-benchmark", names};
  if (matching.length > 1) return {kind: "ambiguous", names: matching};
  const units = shared(files.map(({model}) => unitsOfName(model, name)));
  const unit = wanted.unit === undefined ? units[0] : matchUnit(units, wanted.unit);
  if (unit === undefined && hasSummary(files, name, wanted.unit)) return {kind: "summary-only"};
  if (unit === undefined) return {kind: "no-unit", units};
  const grid = journalGrid(
    files.map(({label, model}) => ({label, model: modelOfName(model, name)})),
    options,
    (_, measured) => measured.unit === unit,
  );
  const cells = grid.tables.flatMap(({cells}) => cells.flatMap(row => row[files.length - 1] ?? []));
  const [cell, ...others] = cells;
  if (!cell) return {kind: "no-unit", units};
  if (others.length > 0) {
    const groups = cells.flatMap(({series}) =>
      series.map(({group}) => groupName(group.config, grid.splitKeys)),
    );
    return {kind: "ambiguous", names: groups.map(group => `${name} (${group})`)};
  }
  return {kind: "found", name, unit, better: betterOf(grid.results, unit), cell};
}

/** Units that a benchmark has samples in. */
function unitsOfName(model: BenchmarkModel, name: string): string[] {
  return unitsOf({...modelOfName(model, name), summaries: []});
}

/** A file's series by their names: an entry asks for many numbers of the same file. */
const seriesByName = new WeakMap<BenchmarkModel, ReadonlyMap<string, readonly SampleSeries[]>>();

/** The part of a file about a single benchmark, with its samples alone. */
function modelOfName(model: BenchmarkModel, name: string): BenchmarkModel {
  const {results} = model;
  const index = seriesByName.get(model) ?? Map.groupBy(results.series, ({group}) => group.name);
  seriesByName.set(model, index);
  const values: number[] = [];
  const series = (index.get(name) ?? []).map(one => {
    const start = values.length;
    for (let at = one.start; at < one.end; at++) values.push(results.values[at] ?? 0);
    return {...one, start, end: values.length};
  });
  return {...model, results: {...results, series, values: Float64Array.from(values)}};
}

function hasSummary(files: readonly LabelledModel[], name: string, unit: string | undefined): boolean {
  return files.some(({model}) => summaryOf(model, name, unit) !== undefined);
}

/** A benchmark's summary in a unit, its first by default. */
function summaryOf(model: BenchmarkModel, name: string, unit: string | undefined): SummaryRecord | undefined {
  const summaries = model.summaries.filter(({group}) => group.name === name);
  if (unit === undefined) return summaries[0];
  const known = matchUnit(
    summaries.map(summary => summary.unit.unit),
    unit,
  );
  return summaries.find(summary => summary.unit.unit === known);
}

/** Names by the first file and the last: an entry asks for many numbers of the same two. */
const names = new WeakMap<BenchmarkModel, WeakMap<BenchmarkModel, readonly string[]>>();

/** The benchmarks that every file has; the same list each time. */
function namesInAll(models: readonly BenchmarkModel[]): readonly string[] {
  const [first, last] = [models[0], models.at(-1)];
  if (!first || !last) return [];
  const known = names.get(first)?.get(last);
  if (known) return known;
  const found = shared(models.map(namesOf));
  names.set(first, (names.get(first) ?? new WeakMap()).set(last, found));
  return found;
}

/** Returns the items that all lists have, in the order of the first. */
function shared(lists: readonly (readonly string[])[]): string[] {
  const [first = [], ...rest] = lists;
  const others = rest.map(list => new Set(list));
  return first.filter(item => others.every(list => list.has(item)));
}
