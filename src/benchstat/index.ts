/**
 * Reads, compares and prints Go benchmark results as golang.org/x/perf/cmd/benchstat does, digit for digit, in Node and in
 * browsers. Nothing here touches files, processes or the page.
 *
 * ```ts
 * import {compareBenchmarks, printBenchmarkText, readBenchmarks} from "perf-journal/benchstat";
 *
 * const before = Array.from({length: 10}, (_, i) => `BenchmarkParse-8 100 ${200 + i} ns/op`).join("\n");
 * const after = Array.from({length: 10}, (_, i) => `BenchmarkParse-8 100 ${100 + i} ns/op`).join("\n");
 *
 * const results = readBenchmarks([
 *   {label: "before", text: before},
 *   {label: "after", text: after},
 * ]);
 * const comparison = compareBenchmarks(results);
 * console.log(printBenchmarkText(comparison));
 * ```
 */

import type {Grid, GridOptions} from "./compare/grid.ts";
import {makeGrid} from "./compare/grid.ts";
import type {CsvOutput} from "./print/csv-output.ts";
import {formatCsv} from "./print/csv-output.ts";
import type {JsonOutput} from "./print/json-output.ts";
import {formatJson} from "./print/json-output.ts";
import {formatMarkdown} from "./print/markdown-output.ts";
import {formatText} from "./print/text-output.ts";
import {allOf, filterOf} from "./project/filter.ts";
import {linearRegexp} from "./project/linear-regexp.ts";
import type {ProjectionQueries} from "./project/projections.ts";
import {DEFAULT_QUERIES, ProjectionError, projectionsOf} from "./project/projections.ts";
import {QueryError} from "./project/query-tokens.ts";
import {benchmarkReader, COMPATIBLE, LENIENT} from "./read/reader.ts";
import {recoverLines} from "./read/recover-lines.ts";
import type {BenchmarkResults} from "./read/results.ts";

export type {BenchmarkResults, CsvOutput, Grid, JsonOutput};
export {ProjectionError, QueryError};

/** Benchmark text of a file or run. */
export interface BenchmarkInput {
  /** Heads the column of the input, and names it in `results.errors`; inputs of the same label share a column. */
  readonly label: string;
  /** Output of `go test -bench`; bytes are UTF-8. */
  readonly text: string | Uint8Array;
}

/** How inputs are read. */
export interface ReadBenchmarksOptions {
  /**
   * Reads more than benchstat: results behind prefixes of CI logs, in colors or divided by output of the benchmark; NaN and
   * infinite values are left out, log messages such as `coverage: 51.1% of statements` are no configuration. Default: false.
   */
  readonly lenient?: boolean;
}

/** How results are divided, filtered and tested; each option has benchstat's default. */
export interface CompareBenchmarksOptions extends Partial<ProjectionQueries>, Partial<GridOptions> {
  /** Query of the benchmarks to keep, in benchstat's filter syntax. Default: `*`. */
  readonly filter?: string;
}

/** Tables of results, each with rows, columns and cells, and data for printing them. */
export interface BenchmarkComparison {
  readonly grid: Grid;
  readonly results: BenchmarkResults;
  readonly options: GridOptions;
}

/** Reads inputs in order. Lines that cannot be read are in `errors` of the result, never thrown. */
export function readBenchmarks(
  inputs: readonly BenchmarkInput[],
  {lenient = false}: ReadBenchmarksOptions = {},
): BenchmarkResults {
  const reader = benchmarkReader({
    ...(lenient ? LENIENT : COMPATIBLE),
    maxLineBytes: Number.POSITIVE_INFINITY,
  });
  for (const {label, text} of inputs) {
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
    reader.read(label, label, [lenient ? recoverLines(bytes, true).bytes : bytes]);
  }
  return reader.results();
}

/**
 * Divides results into tables, rows and columns, summarizes each cell and compares it with the first column's of its
 * row. Throws QueryError for a mistake in `filter` and ProjectionError for a mistake in `table`, `row`, `column` or
 * `ignore`.
 */
export function compareBenchmarks(
  results: BenchmarkResults,
  {filter = "*", alpha = 0.05, confidence = 0.95, ...queries}: CompareBenchmarksOptions = {},
): BenchmarkComparison {
  const projections = projectionsOf({...DEFAULT_QUERIES, ...queries});
  const options = {alpha, confidence};
  const grid = makeGrid(
    results,
    allOf([...projections.filters, filterOf(filter, linearRegexp)]),
    projections,
    options,
  );
  return {grid, results, options};
}

/** Prints tables as text: benchstat's `-format text`. */
export function printBenchmarkText({grid}: BenchmarkComparison): string {
  return formatText(grid);
}

/** Prints tables as CSV: benchstat's `-format csv` and the warnings it writes to standard error. */
export function printBenchmarkCsv({grid}: BenchmarkComparison): CsvOutput {
  return formatCsv(grid);
}

/** Prints tables as Markdown for a pull request, with the numbers and footnotes of the text. */
export function printBenchmarkMarkdown({grid}: BenchmarkComparison): string {
  return formatMarkdown(grid);
}

/** Prints tables as a JSON object of the form `JsonOutput`. */
export function printBenchmarkJson({grid, results, options}: BenchmarkComparison): string {
  return formatJson(grid, results, options);
}
