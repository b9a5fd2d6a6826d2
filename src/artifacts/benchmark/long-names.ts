import type {BenchmarkModel} from "../../benchstat/read/model.ts";
import {benchmarkModel} from "../../benchstat/read/model.ts";
import type {PrintedTable} from "../../benchstat/read/printed-table.ts";
import type {Config, MeasuredUnit, ResultGroup} from "../../benchstat/read/results.ts";
import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Parsed} from "../../input/parsed.ts";
import {problemAt} from "../../problem.ts";
import {longNames} from "../../problems/benchmark.ts";

/**
 * Leaves out the results and printed rows whose names or configuration are longer than a journal shows: a page repeats a name
 * in every table, link, drawing and document, so that a few megabytes of names would be gigabytes of a site. Names are not
 * cut, since two of them could become the same.
 */
export function withoutLongNames(
  {model, problems}: Parsed<BenchmarkModel>,
  {path}: ArtifactFile,
): Parsed<BenchmarkModel> {
  const isShort = shortnessMemo();
  const {results, summaries, tables, ...extras} = model;
  const series = results.series.filter(isShort);
  const short = {summaries: summaries.filter(isShort), tables: tables.map(shortRows)};
  const rows = sum(tables) - sum(short.tables);
  const count = results.series.length - series.length + summaries.length - short.summaries.length + rows;
  if (count === 0) return {model, problems};
  const {benchmarkName, benchmarkConfig} = BUDGETS;
  return {
    model: benchmarkModel({...results, series}, {...extras, ...short}),
    problems: [...problems, problemAt({file: path}, longNames(count, benchmarkName, benchmarkConfig))],
  };
}

/** Results share groups and configurations, of which each is measured once. */
function shortnessMemo(): (result: {readonly group: ResultGroup; readonly unit: MeasuredUnit}) => boolean {
  const configs = new Map<Config, boolean>();
  const isShortConfig = (config: Config): boolean => {
    const known = configs.get(config);
    if (known !== undefined) return known;
    const length = config.reduce((characters, {key, value}) => characters + key.length + value.length, 0);
    configs.set(config, length <= BUDGETS.benchmarkConfig);
    return length <= BUDGETS.benchmarkConfig;
  };
  return ({group, unit}) =>
    group.name.length <= BUDGETS.benchmarkName &&
    unit.unit.length <= BUDGETS.benchmarkName &&
    isShortConfig(group.config);
}

function shortRows(table: PrintedTable): PrintedTable {
  const rows = table.rows.filter(({name, cells}) =>
    [name, ...cells].every(text => text.length <= BUDGETS.benchmarkName),
  );
  return rows.length < table.rows.length ? {...table, rows} : table;
}

function sum(tables: readonly PrintedTable[]): number {
  return tables.reduce((count, {rows}) => count + rows.length, 0);
}
