import {geometricMean} from "../../stats/samples/geometric-mean.ts";
import type {Cell} from "./cell.ts";

/** Why a column's geometric mean is missing or to be read with care. */
export type ColumnWarning = "set-differs" | "summaries-not-positive" | "ratios-not-positive";

/** The geometric means of a column. */
export interface ColumnSummary {
  /** Of all centers of the column; undefined unless all are above zero. */
  readonly geomean: number | undefined;
  /**
   * Of head/base over the rows that have both; undefined in the first column, if any row has no ratio, or if the mean
   * is not finite.
   */
  readonly ratio: number | undefined;
  readonly warnings: readonly ColumnWarning[];
}

/** Summarises a column of a table's cells (by row, then column) in display order. */
export function summarizeColumn(
  cells: readonly (readonly (Cell | undefined)[])[],
  column: number,
): ColumnSummary {
  const own = cells.flatMap(row => row[column] ?? []);
  const warnings: ColumnWarning[] = [];
  const pairs = own.filter(cell => cell.base);
  const baseCount = cells.reduce((count, row) => count + (row[0] ? 1 : 0), 0);
  if (column > 0 && pairs.length !== baseCount) warnings.push("set-differs");
  const geomean = finite(geometricMean(own.map(cell => cell.summary.center)));
  if (geomean === undefined) warnings.push("summaries-not-positive");
  const ratios = pairs.map(cell => ratioOf(cell.base?.summary.center ?? Number.NaN, cell.summary.center));
  // Without a ratio to a base of zero the column has no ratio either; the row shows the reason.
  const usable = column > 0 && ratios.every(ratio => ratio !== undefined);
  const ratio = usable ? finite(geometricMean(ratios.flatMap(ratio => ratio ?? []))) : undefined;
  if (usable && ratio === undefined) warnings.push("ratios-not-positive");
  return {geomean, ratio, warnings};
}

function ratioOf(base: number, head: number): number | undefined {
  if (base === head) return 1;
  return base === 0 ? undefined : head / base;
}

function finite(mean: number): number | undefined {
  return Number.isNaN(mean) ? undefined : mean;
}
