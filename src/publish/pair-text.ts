import {benchmarkKind} from "../artifacts/benchmark/kind.ts";
import type {GridOptions} from "../benchstat/compare/grid.ts";
import type {JournalGrid} from "../benchstat/compare/journal-grid.ts";
import {journalGrid} from "../benchstat/compare/journal-grid.ts";
import {formatJson} from "../benchstat/print/json-output.ts";
import {formatText} from "../benchstat/print/text-output.ts";
import type {Pair} from "../journal/entry/entry.ts";

/**
 * Compares the benchmark files of a pair as benchstat prints it, ending in a line end; undefined for other kinds and for
 * files without samples, such as summaries and printed tables.
 */
export function pairText(pair: Pair, thresholds: GridOptions): string | undefined {
  const grid = pairGrid(pair, thresholds);
  return grid && formatText(grid);
}

/** Compares the benchmark files of a pair as numbers, in the form of `benchstat -format json`; undefined as for its text. */
export function pairData(pair: Pair, thresholds: GridOptions): unknown {
  const grid = pairGrid(pair, thresholds);
  return grid && JSON.parse(formatJson(grid, grid.results, thresholds));
}

function pairGrid({base, head}: Pair, thresholds: GridOptions): JournalGrid | undefined {
  const models = [base, head].flatMap(({name: label, artifact}) => {
    const model = artifact && benchmarkKind.modelOf(artifact);
    return model ? [{label, model}] : [];
  });
  if (models.length < 2) return undefined;
  const grid = journalGrid(models, thresholds);
  return grid.tables.length === 0 ? undefined : grid;
}
