import type {DiffScale} from "../../../pprof/diff/diff-scale.ts";

/** How a difference is drawn. */
export interface DiffLook {
  readonly scale: DiffScale;
  /** The least change that counts. */
  readonly noise: number;
  /** The larger total, comparable: colours are by the change's share of it. */
  readonly whole: number;
}

/** State of a call in a difference, and its paint. */
export interface ProfileChange {
  readonly kind: "new" | "more" | "less" | "same";
  /** "" if the numbers suffice. */
  readonly words: string;
  /** Prefix of the label. */
  readonly sign: string;
  /** `paint` is a class, `pattern` the name of the pattern drawn over it. */
  readonly paint: {readonly paint: string; readonly pattern?: string};
}

/** Shares of the whole from which on a change has the next stronger colour. */
const STEPS = [0.01, 0.05, 0.2];

/** Judges a change from `base` to `head`, both in the sample type's unit. */
export function profileChangeOf(head: number, base: number, look: DiffLook): ProfileChange {
  const change = difference(base * look.scale.base, head * look.scale.head);
  const size = Math.abs(change);
  if (size < look.noise || size === 0)
    return {
      kind: "same",
      words: size === 0 ? "" : "too small to count",
      sign: "",
      paint: {paint: "diff-same"},
    };
  const step = strength(size, look);
  if (base === 0)
    return {kind: "new", words: "new", sign: "+ ", paint: {paint: `diff-more-${step}`, pattern: "new"}};
  return change > 0
    ? {kind: "more", words: "", sign: "+ ", paint: {paint: `diff-more-${step}`}}
    : {kind: "less", words: "", sign: "- ", paint: {paint: `diff-less-${step}`}};
}

/** Returns 1 to 4 by the share of the whole that changed; `size` is comparable and not negative. */
export function strength(size: number, {whole}: DiffLook): number {
  return 1 + STEPS.filter(step => size >= step * whole).length;
}

/** Writes both sides and the change between: `1.20s → 0.80s, -0.40s`. */
export function fromTo(base: number, head: number, {scale}: Pick<DiffLook, "scale">): string {
  const before = base * scale.base;
  const after = head * scale.head;
  const change = difference(before, after);
  const words = change === 0 ? "unchanged" : scale.formatChange(change);
  return `${scale.format(before)} → ${scale.format(after)}, ${words}`;
}

/** Relative error of rounding two equal values that were divided. */
const ROUNDING = 1e-12;

function difference(before: number, after: number): number {
  const change = after - before;
  return Math.abs(change) <= ROUNDING * Math.max(before, after) ? 0 : change;
}
