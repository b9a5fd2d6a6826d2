import type {Filter} from "./filter.ts";
import type {Grid, GridOptions} from "./grid.ts";
import {makeGrid} from "./grid.ts";
import type {LabelledModel} from "./merge.ts";
import {mergeResults} from "./merge.ts";
import type {Part} from "./projection.ts";
import {projection} from "./projection.ts";
import type {BenchmarkResults} from "./results.ts";
import {configValue} from "./results.ts";

/** The grid of a journal's view and the results it is of. */
export interface JournalGrid extends Grid {
  readonly results: BenchmarkResults;
  /** Configuration keys that divide the results into groups. */
  readonly splitKeys: readonly string[];
}

/**
 * Compares files as a journal wants it: a column a file, a row a benchmark, a table a unit and group.
 * Unlike benchstat, files are divided only by what varies within one of them: that another machine or commit
 * measured the head must not keep it from being compared, it is said instead.
 */
export function journalGrid(
  files: readonly LabelledModel[],
  options: GridOptions,
  filter: Filter = () => true,
): JournalGrid {
  const splitKeys = [...new Set(files.flatMap(({model}) => model.splitKeys))];
  const projections = {
    table: projection([
      ...splitKeys.map(
        (key): Part => ({
          kind: "value",
          name: key,
          order: "first",
          extract: ({config}) => configValue(config, key),
        }),
      ),
      {kind: "unit"},
    ]),
    row: projection([{kind: "value", name: ".fullname", order: "first", extract: ({name}) => name}]),
    column: projection([{kind: "value", name: ".file", order: "first", extract: ({file}) => file}]),
    residue: projection([]),
    filters: [],
  };
  const results = mergeResults(files);
  return {...makeGrid(results, filter, projections, options), results, splitKeys};
}
