import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import type {Artifact} from "../../artifacts/kind.ts";
import {comparisonAdvice} from "../../benchstat/compare/advice.ts";
import type {Cell} from "../../benchstat/compare/cell.ts";
import type {ColumnSummary} from "../../benchstat/compare/column-summary.ts";
import type {GridOptions, Table} from "../../benchstat/compare/grid.ts";
import type {JournalGrid} from "../../benchstat/compare/journal-grid.ts";
import {journalGrid} from "../../benchstat/compare/journal-grid.ts";
import {keyText} from "../../benchstat/project/projection.ts";
import type {LabelledModel} from "../../benchstat/read/merge.ts";
import {pairOf} from "../../benchstat/read/merge.ts";
import type {BenchmarkModel} from "../../benchstat/read/model.ts";
import {withoutProcs} from "../../benchstat/read/name.ts";
import {isSignificant} from "../../stats/samples/comparison.ts";
import type {Entry, FencedArtifact} from "../entry/entry.ts";
import {once} from "../once.ts";

/** A benchmark in a unit, as a place of an entry measured it: in a pair the head's cell, which knows its base. */
export interface MeasuredRow {
  readonly name: string;
  readonly unit: string;
  readonly cell: Cell;
}

/** The geometric mean of a pair's benchmarks per unit and group. */
export interface MeasuredMean extends Pick<ColumnSummary, "ratio" | "warnings"> {
  readonly unit: string;
  /** Benchmarks that both sides have. */
  readonly compared: number;
  /** Benchmarks among them whose change is significant. */
  readonly moved: number;
  /** Why no change could be significant, however large; undefined where a change could be. */
  readonly hopeless: string | undefined;
}

/** A pair of benchmark files or fences, or a single file or fence: the scope of a claim. */
export interface ComparisonScope {
  /** As an author names it: a pair by its name, else by its head. */
  readonly name: string;
  readonly rows: readonly MeasuredRow[];
  /** Of a pair only. */
  readonly means: readonly MeasuredMean[];
  /** Names of benchmarks that a tool summed up itself, so that there are no samples. */
  readonly summarized: readonly string[];
}

/** The scopes of an entry; each list is computed on first use. */
export interface ComparisonScopes {
  pairs(): readonly ComparisonScope[];
  files(): readonly ComparisonScope[];
}

/** Returns the benchmark results of an entry by pair and by file. */
export function comparisonScopes(
  {pairs, attachments, fences}: Pick<Entry, "pairs" | "attachments" | "fences">,
  levels: GridOptions,
): ComparisonScopes {
  return {
    pairs: once(() => [
      ...pairs.flatMap(({name, base, head}) =>
        pairPlace(name || head.name, base.artifact, head.artifact, levels),
      ),
      ...fences.flatMap(fence => pairPlace(fenceName(fence), fence.base, fence.artifact, levels)),
    ]),
    files: once(() => [
      ...attachments
        .filter(({side}) => side !== "base")
        .flatMap(({name, artifact}) => filePlace(name, artifact, levels)),
      ...fences
        .filter(({side}) => side !== "base")
        .flatMap(fence => filePlace(fenceName(fence), fence.artifact, levels)),
    ]),
  };
}

/** Names a fence by its title, else by its line. */
function fenceName({title, line}: FencedArtifact): string {
  return title ?? `line ${line}`;
}

function pairPlace(
  name: string,
  base: Artifact | undefined,
  head: Artifact | undefined,
  levels: GridOptions,
): ComparisonScope[] {
  const before = modelOf(base);
  const after = modelOf(head);
  return before && after ? [place(name, pairOf(before, after), levels)] : [];
}

function filePlace(name: string, artifact: Artifact | undefined, levels: GridOptions): ComparisonScope[] {
  const model = modelOf(artifact);
  return model ? [place(name, [{label: "", model}], levels)] : [];
}

function modelOf(artifact: Artifact | undefined): BenchmarkModel | undefined {
  return artifact && benchmarkKind.modelOf(artifact);
}

function place(name: string, files: readonly LabelledModel[], levels: GridOptions): ComparisonScope {
  const grid = journalGrid(files, levels);
  const column = files.length - 1;
  return {
    name,
    rows: grid.tables.flatMap(table => rowsOf(table, grid, column)),
    means: column === 0 ? [] : grid.tables.map(table => meanOf(table, column)),
    summarized: [...new Set(files.flatMap(({model}) => model.summaries.map(({group}) => group.name)))],
  };
}

/** The rows that the last column has; in a pair those that the base has, too. */
function rowsOf(table: Table, {projections}: JournalGrid, column: number): MeasuredRow[] {
  return table.rows.flatMap((key, index) => {
    const cell = table.cells[index]?.[column];
    if (!cell || (column > 0 && !cell.base)) return [];
    return [{name: keyText(projections.row, key), unit: table.unit, cell}];
  });
}

function meanOf({unit, cells, summaries}: Table, column: number): MeasuredMean {
  const comparisons = cells.flatMap(row => row[column]?.comparison ?? []);
  const moved = cells.filter(row => {
    const cell = row[column];
    const comparison = cell?.comparison;
    return comparison && isSignificant(comparison) && cell.summary.center !== cell.base?.summary.center;
  });
  const advice = comparisons.map(comparison => {
    const warning = comparison.warnings.find(({kind}) => kind === "test-needs-samples");
    return warning && comparisonAdvice(warning, comparison);
  });
  return {
    unit,
    ratio: summaries[column]?.ratio,
    warnings: summaries[column]?.warnings ?? [],
    compared: comparisons.length,
    moved: moved.length,
    hopeless: advice.every(text => text !== undefined) ? advice[0] : undefined,
  };
}

/**
 * Lists the names of a benchmark that an author may write: in full, without the `-N` suffix, and each parent of a
 * sub-benchmark.
 */
export function spellings(name: string): string[] {
  const bare = withoutProcs(name);
  const parts = bare.split("/");
  return [name, ...parts.map((_, index) => parts.slice(0, index + 1).join("/"))];
}
