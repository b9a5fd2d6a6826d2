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
  /** `lost` holds the frames that only the base has. */
  readonly part: "all" | "callers" | "callees" | "lost";
  readonly layout: Layout;
  /** Whether the root is at the bottom. */
  readonly isUpward: boolean;
  /** True if frames below a frame are its callers. */
  readonly isInverted: boolean;
  readonly zoom: number;
  /** The frames against those of the base. */
  readonly diff?: PictureDiff;
  /** The value of the full width without zoom, if not the root's. */
  readonly full?: number;
}

/** A picture before anything is zoomed. */
export type Drawn = Omit<Picture, "zoom">;
