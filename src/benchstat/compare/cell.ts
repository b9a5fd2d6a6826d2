import type {Comparison} from "../../stats/samples/comparison.ts";
import type {Summary} from "../../stats/samples/summary.ts";
import type {SampleSeries} from "../read/results.ts";

/** All values of a row and column of a table. */
export interface Cell {
  readonly series: readonly SampleSeries[];
  readonly summary: Summary;
  /** Names of fields that vary among the values although no query mentions them. */
  readonly varying: readonly string[];
  /** The cell of the same row in the first column; undefined in the first column and without such a cell. */
  readonly base: Cell | undefined;
  /** How this cell differs from its base. */
  readonly comparison: Comparison | undefined;
}
