import type {Better} from "../../measurement.ts";
import {isSignificant} from "../../stats/samples/comparison.ts";
import {commonScale, formatScaled} from "../../units/scale.ts";
import {unitClass} from "../../units/unit.ts";
import type {Cell} from "../compare/cell.ts";
import type {Tone} from "../compare/change.ts";
import {changeOf} from "../compare/change.ts";
import type {ColumnSummary} from "../compare/column-summary.ts";
import type {GridOptions, StreamedGrid, Table} from "../compare/grid.ts";
import {
  cellWarnings,
  columnWarning,
  comparisonWarnings,
  formatComparison,
  formatRange,
  formatRatio,
} from "../compare/wording.ts";
import type {Key, Projection} from "../project/projection.ts";
import {fieldValue, keyText} from "../project/projection.ts";
import type {Projections} from "../project/projections.ts";
import {betterOf} from "../read/model.ts";
import type {BenchmarkResults} from "../read/results.ts";
import {rowScale} from "./text-output.ts";

/**
 * Output of `-format json`. Fields are only ever added within a version.
 * Numbers are in the bare unit (`sec/op`: seconds) and null where they are infinite or cannot be computed.
 */
export interface JsonOutput {
  readonly format: "perf-journal/benchstat";
  readonly version: 1;
  /** A change is significant unless its p is above this. */
  readonly alpha: number;
  /** Of the intervals, 0 to 1. */
  readonly confidence: number;
  readonly tables: readonly JsonTable[];
}

/** The results of a configuration in a unit. */
export interface JsonTable {
  /** Configuration of the table: `{"goos": "linux", "pkg": "…"}`. */
  readonly config: Readonly<Record<string, string>>;
  /** Tidied: `sec/op`. */
  readonly unit: string;
  readonly better: "lower" | "higher" | null;
  /** The base first, each by the fields of `-col`: `{".file": "old.txt"}`. */
  readonly columns: readonly Readonly<Record<string, string>>[];
  readonly rows: readonly JsonRow[];
  /** By column, for the row "geomean". */
  readonly geomean: readonly JsonMean[];
}

/** A row; its cells are by column, null where the column has no values. */
export interface JsonRow {
  /** As benchstat labels it. */
  readonly name: string;
  readonly cells: readonly (JsonCell | null)[];
}

/** The values of a row and column. */
export interface JsonCell {
  /** As benchstat prints it: `1.718µ ± 1%`. */
  readonly text: string;
  /** The median. */
  readonly center: number | null;
  /** Ends of the median's confidence interval; null for too few values. */
  readonly low: number | null;
  readonly high: number | null;
  /** How many values. */
  readonly n: number;
  readonly warnings: readonly string[];
  /** Null in the first column and where it has no values. */
  readonly vsBase: JsonChange | null;
}

/** How a cell differs from the first of its row. */
export interface JsonChange {
  /** As benchstat prints it: `-17.20% (p=0.000 n=10)`, `~ (p=0.393 n=10)`. */
  readonly text: string;
  /** Head over base; null from zero. */
  readonly ratio: number | null;
  /** Of the Mann-Whitney U test; 0 where the numbers are assumed exact. */
  readonly p: number;
  readonly significant: boolean;
  /** `none` without a significant change, `unknown` where the unit has no better direction. */
  readonly verdict: Tone;
  readonly warnings: readonly string[];
}

/** The geometric mean of a column. */
export interface JsonMean {
  readonly text: string;
  readonly value: number | null;
  /** Of head over base, over the rows that both have; null in the first column. */
  readonly ratio: number | null;
  /** As benchstat prints it; "" in the first column. */
  readonly change: string;
  readonly warnings: readonly string[];
}

/** Prints a grid as JSON, a table a line. */
export function formatJson(grid: StreamedGrid, results: BenchmarkResults, options: GridOptions): string {
  return [...jsonParts(grid, results, options)].join("");
}

/** Prints a grid in parts, a part for each table; together they are its JSON. */
export function* jsonParts(
  {projections, tables}: StreamedGrid,
  results: BenchmarkResults,
  {alpha, confidence}: GridOptions,
): Generator<string> {
  const head: Omit<JsonOutput, "tables"> = {
    format: "perf-journal/benchstat",
    version: 1,
    alpha,
    confidence,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"tables":[`;
  let separator = "\n";
  for (const table of tables) {
    yield separator + JSON.stringify(jsonTable(table, projections, betterOf(results, table.unit)));
    separator = ",\n";
  }
  yield "\n]}\n";
}

function jsonTable(table: Table, projections: Projections, better: Better): JsonTable {
  const {key, unit, rows, columns, cells, summaries} = table;
  const {".unit": _, ...config} = fieldsOf(projections.table, key);
  return {
    config,
    unit,
    better: better ?? null,
    columns: columns.map(column => fieldsOf(projections.column, column)),
    rows: rows.map((row, index) => ({
      name: keyText(projections.row, row),
      cells: jsonCells(cells[index] ?? [], unit, better),
    })),
    geomean: summaries.map((summary, index) => jsonMean(summary, unit, index === 0)),
  };
}

function fieldsOf(projection: Projection, key: Key): Record<string, string> {
  return Object.fromEntries(projection.fields().map(field => [field.name, fieldValue(key, field)]));
}

function jsonCells(cells: readonly (Cell | undefined)[], unit: string, better: Better): (JsonCell | null)[] {
  const scale = rowScale(cells, unitClass(unit));
  return cells.map(cell => {
    if (!cell) return null;
    const {center, low, high} = cell.summary;
    return {
      text: `${formatScaled(center, scale)} ± ${formatRange(cell.summary)}`,
      center: finite(center),
      low: finite(low),
      high: finite(high),
      n: cell.series.reduce((sum, {start, end}) => sum + end - start, 0),
      warnings: cellWarnings(cell),
      vsBase: jsonChange(cell, better),
    };
  });
}

function jsonChange(cell: Cell, better: Better): JsonChange | null {
  const {base, comparison, summary} = cell;
  const change = changeOf(cell, better);
  if (!base || !comparison || !change) return null;
  return {
    text: `${change.text} (${formatComparison(comparison)})`,
    ratio: finite(summary.center === base.summary.center ? 1 : summary.center / base.summary.center),
    p: comparison.p,
    significant: isSignificant(comparison),
    verdict: change.tone,
    warnings: comparisonWarnings(cell),
  };
}

function jsonMean({geomean, ratio, warnings}: ColumnSummary, unit: string, isBase: boolean): JsonMean {
  const mean = geomean ?? Number.NaN;
  return {
    text: geomean === undefined ? "" : formatScaled(mean, commonScale([mean], unitClass(unit))),
    value: finite(mean),
    ratio: ratio ?? null,
    change: isBase ? "" : ratio === undefined ? "?" : formatRatio(ratio),
    warnings: warnings.map(columnWarning),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
