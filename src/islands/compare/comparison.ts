import type {GridOptions} from "../../benchstat/compare/grid.ts";
import type {ComparedKind} from "../../contract/compare-files.ts";

/** A published file to fetch. */
export interface FileAddress {
  readonly name: string;
  readonly address: string;
}

/** A side of a comparison. */
export interface ComparedSide extends FileAddress {
  /** Benchmark results beside a profile. */
  readonly benchmarks: readonly FileAddress[];
}

/** A comparison to make. */
export interface ComparisonRequest {
  readonly kind: ComparedKind;
  readonly base: ComparedSide;
  readonly head: ComparedSide;
  readonly levels: GridOptions;
  /** Sample type of profiles; "" for the default. */
  readonly sample: string;
}

/** A comparison that was made, and the sample types there are to choose from. */
export interface FileComparison {
  /** Written by the build's own HTML writer, in which text of files is only ever text. */
  readonly html: string;
  readonly types: readonly string[];
  /** Sample type drawn by default. */
  readonly usualType: string;
}

/** The answer to a request. */
export type ComparisonAnswer =
  | {readonly comparison: FileComparison; readonly fault?: undefined}
  | {
      readonly comparison?: undefined;
      readonly fault: string;
      /** True if a file is at fault, in a reader's words. */
      readonly isOfFile: boolean;
    };
