import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Parsed} from "../../input/parsed.ts";
import {quoted} from "../../input/quoted.ts";
import type {Problem, ProblemMessage} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {
  moreUnreadableResults,
  noResultsOf,
  thinnedRounds,
  tooManyResults,
  unreadableResult,
} from "../../problems/benchmark.ts";
import {unitDirection} from "../../units/direction.ts";
import {collector} from "../read/collector.ts";
import type {BenchmarkModel, ModelExtras} from "../read/model.ts";
import {benchmarkModel} from "../read/model.ts";
import type {PrintedTable} from "../read/printed-table.ts";
import type {BenchmarkResults, Config, MeasuredUnit, ResultGroup} from "../read/results.ts";
import type {SummaryRecord} from "../read/summary-record.ts";
import {unitTable} from "../read/unit-table.ts";
import type {JsonPlace} from "./json-place.ts";
import {shownJson} from "./json-place.ts";
import {toolUnit} from "./tool-unit.ts";

/** A summary as a tool gives it, in the tool's unit. */
export type ToolSummary = Pick<SummaryRecord, "centre" | "center"> &
  Partial<Pick<SummaryRecord, "low" | "high" | "interval" | "n">>;

/** Collects the results of a file of some tool, in the tool's own units. */
export interface RecordBuilder {
  /** Sets the configuration of the next results. */
  enter(config: Config): void;
  /** Adds samples, each of a run of its own. */
  samples(name: string, unit: string, values: readonly number[]): void;
  /** Adds samples that are rounds within a run of a program; many are thinned to their quantiles, or `count` were. */
  rounds(name: string, unit: string, values: readonly number[], count?: number): void;
  /** Adds a count that is the same in every run, so that any difference is a change. */
  exact(name: string, unit: string, value: number): void;
  summary(name: string, unit: string, summary: ToolSummary): void;
  table(table: PrintedTable): void;
  /** Notes an omission, at a line (0 if unknown) or a place in JSON. */
  bad(place: number | JsonPlace, expected: string, hint?: string): void;
  finish(): Parsed<BenchmarkModel>;
}

/** A file without any readable result. */
export function brokenFile(
  file: ArtifactFile,
  source: string,
  message: ProblemMessage,
  line?: number,
): Parsed<BenchmarkModel> {
  const results = {
    series: [],
    values: new Float64Array(),
    units: new Map(),
    errors: [],
    errorCount: 0,
    leftOut: [],
    configLines: [],
  };
  return {
    model: benchmarkModel(results, {source}),
    problems: [problemAt({file: file.path, line}, message)],
  };
}

/** Maximum places in a message. */
const MOST_PROBLEMS = 10;

/** Mutable state of reading a file. */
interface Records {
  readonly file: ArtifactFile;
  readonly source: string;
  readonly summaries: SummaryRecord[];
  readonly tables: PrintedTable[];
  readonly problems: Problem[];
  /** Problems found, those not listed included. */
  bad: number;
  /** Records kept, and how many did not fit. */
  count: number;
  refused: number;
  /** True when some samples are rounds of a single run. */
  withinRun: boolean;
  /** Rounds of the largest series that was thinned; 0 if all are kept. */
  thinnedFrom: number;
}

/** Starts the records of a file; `source` is the tool's name. */
export function recordBuilder(file: ArtifactFile, source: string): RecordBuilder {
  const records: Records = {
    file,
    source,
    summaries: [],
    tables: [],
    problems: [],
    bad: 0,
    count: 0,
    refused: 0,
    withinRun: false,
    thinnedFrom: 0,
  };
  const target = collector({tidyAlways: true});
  const units = unitTable();
  const names = new Map<string, number>();
  const configs = new Map<string, Config>();
  const exact = new Set<string>();
  let config: Config = [];
  target.enter("", config);

  function add(name: string, written: string, values: readonly number[]): void {
    if (values.length === 0 || !hasRoom(records)) return;
    const {unit, factor} = toolUnit(written);
    const scaled = values.map(value => value * factor).filter(Number.isFinite);
    if (scaled.length < values.length) noteBad(records, 0, endless(name));
    const id = names.get(name) ?? names.size;
    names.set(name, id);
    target.benchmark(id, () => name);
    for (const value of scaled) target.add(value, units.written(unit), 0);
  }

  return {
    enter(next) {
      const key = JSON.stringify(next);
      config = configs.get(key) ?? next;
      configs.set(key, config);
      target.enter("", config);
    },
    samples: add,
    rounds(name, unit, values, count = values.length) {
      records.withinRun ||= values.length > 1;
      if (count > BUDGETS.benchmarkRounds) records.thinnedFrom = Math.max(records.thinnedFrom, count);
      add(name, unit, thin(values, BUDGETS.benchmarkRounds));
    },
    exact(name, unit, value) {
      exact.add(toolUnit(unit).unit);
      add(name, unit, [value]);
    },
    summary(name, unit, summary) {
      if (!hasRoom(records)) return;
      const record = summaryRecord({file: "", config, name}, unit, summary);
      if (Number.isFinite(record.center)) records.summaries.push(record);
      else noteBad(records, 0, endless(name));
    },
    table(table) {
      if (hasRoom(records)) records.tables.push(table);
    },
    bad: (place, expected, hint) => noteBad(records, place, expected, hint),
    finish() {
      const {series, values} = target.results();
      const known = [...series.map(({unit}) => unit), ...records.summaries.map(({unit}) => unit)];
      const results = {
        series,
        values,
        units: unitFacts(known, exact),
        errors: [],
        errorCount: 0,
        leftOut: [],
        configLines: [],
      };
      return finished(records, results);
    },
  };
}

function hasRoom(records: Records): boolean {
  if (records.count < BUDGETS.benchmarkRecords) {
    records.count++;
    return true;
  }
  records.refused++;
  return false;
}

function summaryRecord(group: ResultGroup, written: string, summary: ToolSummary): SummaryRecord {
  const {unit, factor} = toolUnit(written);
  const scaled = (value: number | undefined) => {
    const product = value === undefined ? Number.NaN : value * factor;
    return Number.isFinite(product) ? product : undefined;
  };
  return {
    kind: "summary",
    group,
    unit: {unit, written: unit === written ? undefined : written},
    centre: summary.centre,
    center: summary.center * factor,
    low: scaled(summary.low),
    high: scaled(summary.high),
    interval: summary.interval,
    n: summary.n,
  };
}

function endless(name: string): string {
  return `a value of ${quoted(name)} is left out, expected a finite number`;
}

function noteBad(records: Records, place: number | JsonPlace, expected: string, hint?: string): void {
  records.bad++;
  if (records.bad > MOST_PROBLEMS) return;
  const {path: file} = records.file;
  const line = typeof place === "number" ? place : 0;
  const message =
    typeof place === "number"
      ? expected
      : `"${place.path || "the file"}" is left out, expected ${expected}, got ${shownJson(place.value)}`;
  records.problems.push(problemAt({file, line}, unreadableResult(message, hint)));
}

/** Facts about units unknown to benchstat itself: the direction, and whether a unit is exact. */
function unitFacts(units: readonly MeasuredUnit[], exact: ReadonlySet<string>): BenchmarkResults["units"] {
  const known = new Map<string, ReadonlyMap<string, string>>();
  for (const {unit} of units) {
    const better = unitDirection(unit);
    const facts: [string, string][] = [
      ...(better ? [["better", better] as [string, string]] : []),
      ...(exact.has(unit) ? [["assume", "exact"] as [string, string]] : []),
    ];
    if (facts.length > 0) known.set(unit, new Map(facts));
  }
  return known;
}

function finished(records: Records, results: BenchmarkResults): Parsed<BenchmarkModel> {
  const {source, summaries, tables, withinRun, thinnedFrom} = records;
  const extras: ModelExtras = {source, summaries, tables, withinRun, thinnedFrom};
  return {model: benchmarkModel(results, extras), problems: [...records.problems, ...lastProblems(records)]};
}

/** Facts known only at the end of a file. */
function lastProblems({file: {path: file}, ...records}: Records): Problem[] {
  const last: ProblemMessage[] = [];
  const more = records.bad - MOST_PROBLEMS;
  if (more > 0) last.push(moreUnreadableResults(more));
  if (records.refused > 0) last.push(tooManyResults(records.refused, BUDGETS.benchmarkRecords));
  if (records.thinnedFrom > 0) last.push(thinnedRounds(records.thinnedFrom, BUDGETS.benchmarkRounds));
  if (records.count === 0) last.push(noResultsOf(records.source));
  return last.map(message => problemAt({file}, message));
}

/**
 * Keeps at most `most` of some values: those in the middle of as many equal parts of them in ascending order, so that
 * median and quartiles stay. Fewer values are kept as they are, in their order.
 */
export function thin(values: readonly number[], most: number): readonly number[] {
  if (values.length <= most) return values;
  const sorted = Float64Array.from(values).sort();
  return Array.from({length: most}, (_, part) => {
    const middle = Math.floor(((part + 0.5) * sorted.length) / most);
    return sorted[middle] ?? 0;
  });
}
