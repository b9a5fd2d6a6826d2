import {moreSamples} from "../formats/more-samples.ts";
import {extractor} from "../project/extract.ts";
import type {Filter} from "../project/filter.ts";
import {allOf, filterOf} from "../project/filter.ts";
import type {Part} from "../project/projection.ts";
import {projection} from "../project/projection.ts";
import {parseProjection} from "../project/projection-syntax.ts";
import type {Projections} from "../project/projections.ts";
import {projectionsOf} from "../project/projections.ts";
import {re2Regexp} from "../project/re2-regexp.ts";
import type {LabelledModel} from "../read/merge.ts";
import {mergeResults} from "../read/merge.ts";
import type {BenchmarkResults} from "../read/results.ts";
import type {Grid, GridOptions} from "./grid.ts";
import {makeGrid} from "./grid.ts";

/** How an author divides results, in benchstat's own syntax; each is the journal's own way when absent. */
export interface Division {
  readonly table?: string;
  readonly column?: string;
  /** Keys that may vary within a cell without a note. */
  readonly ignore?: string;
  readonly filter?: string;
}

/** The grid of a journal's view and the results it is of. */
export interface JournalGrid extends Grid {
  readonly results: BenchmarkResults;
  /** Configuration keys that divide the results of a file. */
  readonly splitKeys: readonly string[];
  /** How the tool of the files takes more samples; undefined for several tools, or a tool that cannot. */
  readonly moreSamples: string | undefined;
}

/**
 * Compares files as a journal wants it: a column a file, a row a benchmark, a table a unit and group. Unlike benchstat,
 * files are divided only by keys that vary within a single file: that another machine or commit measured the head must
 * not prevent a comparison; it is noted instead. An author may divide them otherwise; throws ProjectionError and, for
 * the filter, QueryError for mistakes in that.
 */
export function journalGrid(
  files: readonly LabelledModel[],
  options: GridOptions,
  filter: Filter = () => true,
  division: Division = {},
): JournalGrid {
  const splitKeys = [...new Set(files.flatMap(({model}) => model.splitKeys))];
  const projections = projectionsFor(splitKeys, division);
  const filters = [...projections.filters, filter];
  if (division.filter !== undefined) filters.push(filterOf(division.filter, re2Regexp));
  const results = mergeResults(files);
  return {
    ...makeGrid(results, allOf(filters), projections, options),
    results,
    splitKeys,
    moreSamples: moreSamples(files.map(({model}) => model.source)),
  };
}

function projectionsFor(splitKeys: readonly string[], {table, column, ignore}: Division): Projections {
  if (table === undefined && column === undefined && ignore === undefined) return ownProjections(splitKeys);
  const queries = {table: table ?? "", row: ".fullname", column: column ?? ".file", ignore: ignore ?? ""};
  const named = projectionsOf(queries);
  if (table !== undefined) return named;
  const taken = new Set([queries.column, queries.ignore].flatMap(query => keysOf(query)));
  if (taken.has(".config")) return named;
  const rest = splitKeys.filter(key => !taken.has(key));
  return {...named, table: projection([...rest.map(configPart), {kind: "unit"}])};
}

/** The keys of a query without mistakes. */
function keysOf(query: string): string[] {
  return parseProjection(query).map(({key}) => key);
}

function ownProjections(splitKeys: readonly string[]): Projections {
  return {
    table: projection([...splitKeys.map(configPart), {kind: "unit"}]),
    row: projection([{kind: "value", name: ".fullname", order: "first", extract: ({name}) => name}]),
    column: projection([{kind: "value", name: ".file", order: "first", extract: ({file}) => file}]),
    residue: projection([]),
    filters: [],
  };
}

function configPart(key: string): Part {
  return {kind: "value", name: key, order: "first", extract: extractor(key)};
}
