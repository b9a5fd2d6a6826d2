import type {DiffLook} from "../../../artifacts/profile/compare/diff-change.ts";
import type {DiffSides} from "../../../pprof/diff/diff-scale.ts";
import type {Layout} from "../tree/layout.ts";
import type {PictureDiff} from "./picture-diff.ts";

/** A comparison of two sides in a sample type. */
export interface SceneDiff {
  readonly look: DiffLook;
  readonly sides: DiffSides;
  /** Index of the sample type in the base's data. */
  readonly baseType: number;
  /** Cost of everything in the base, before any filter. */
  readonly wholeBefore: number;
  /** Meaning of the comparison. */
  readonly sentence: string;
}

/** A drawn tree. */
export interface Picture {
  readonly part: "all" | "callers" | "callees";
  readonly layout: Layout;
  /** Whether the root is at the bottom. */
  readonly isUpward: boolean;
  /** True if frames below a frame are its callers. */
  readonly isInverted: boolean;
  readonly zoom: number;
  /** The frames against those of the base. */
  readonly diff?: PictureDiff;
  /** The side that widths are of; undefined for both, and without a comparison. */
  readonly side?: "base" | "head";
}

/** A picture before anything is zoomed. */
export type Drawn = Omit<Picture, "zoom">;
