import type {DiffLook} from "../../artifacts/profile/diff-change.ts";
import type {Sides} from "../../pprof/diff/diff-scale.ts";
import type {Layout} from "./layout.ts";
import type {PictureDiff} from "./picture-diff.ts";

/** A comparison of two sides in one sample type. */
export interface SceneDiff {
  readonly look: DiffLook;
  readonly sides: Sides;
  /** Index of the sample type in the base's data. */
  readonly baseType: number;
  /** Cost of everything in the base, before any filter. */
  readonly wholeBefore: number;
  /** What the comparison means. */
  readonly sentence: string;
}

/** A drawn tree. */
export interface Picture {
  /** `lost` is what only the base has. */
  readonly part: "all" | "callers" | "callees" | "lost";
  readonly layout: Layout;
  /** Whether the root is at the bottom. */
  readonly isUpward: boolean;
  /** Whether what stands below a frame called it. */
  readonly isInverted: boolean;
  readonly zoom: number;
  /** The frames against those of the base. */
  readonly diff?: PictureDiff;
  /** The value that takes the full width as long as nothing is zoomed, where that is not the root's. */
  readonly full?: number;
}

/** A picture before anything is zoomed. */
export type Drawn = Omit<Picture, "zoom">;
