import {filterOf} from "../project/filter.ts";
import {re2Regexp} from "../project/re2-regexp.ts";
import type {StreamedGrid} from "../compare/grid.ts";
import {streamGrid} from "../compare/grid.ts";
import {DEFAULT_QUERIES, projectionsOf} from "../project/projections.ts";
import {benchmarkReader, COMPATIBLE} from "../read/reader.ts";
import type {BenchmarkResults} from "../read/results.ts";

/** benchstat's own levels. */
export const LEVELS = {alpha: 0.05, confidence: 0.95};

/** Reads texts as files `0.txt`, `1.txt`, … and divides them as benchstat does by default. */
export function gridOf(...texts: readonly string[]): {grid: StreamedGrid; results: BenchmarkResults} {
  const reader = benchmarkReader(COMPATIBLE);
  texts.forEach((text, index) => reader.read(`${index}.txt`, `${index}.txt`, [new TextEncoder().encode(text)]));
  const results = reader.results();
  return {grid: streamGrid(results, filterOf("*", re2Regexp), projectionsOf(DEFAULT_QUERIES), LEVELS), results};
}

/** Lines of one benchmark, one for each value. */
export function lines(name: string, unit: string, values: readonly number[]): string {
  return values.map(value => `Benchmark${name} 1 ${value} ${unit}\n`).join("");
}

/** Ten values that differ from a center by less than one percent. */
export function around(center: number): number[] {
  return Array.from({length: 10}, (_, index) => center * (0.991 + 0.002 * index));
}
