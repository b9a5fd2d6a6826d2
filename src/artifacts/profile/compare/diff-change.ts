import type {DiffMode, DiffScale, DiffSides} from "../../../pprof/diff/diff-scale.ts";
import {diffScale, noiseFloor} from "../../../pprof/diff/diff-scale.ts";

/** How changes are measured. */
export interface DiffMeasure {
  readonly scale: DiffScale;
  /** The least change that counts. */
  readonly noise: number;
  /** The larger total, comparable: colours are by the change's share of it. */
  readonly whole: number;
}

/** How a difference is drawn: widths and numbers are of the measure itself. */
export interface DiffLook extends DiffMeasure {
  /** Measure of signs and colours; undefined if nothing tells faster from slower. */
  readonly judged: DiffMeasure | undefined;
}

/** Chooses how two sides are drawn in a mode of comparison; shares have the colours of the mode `judged`. */
export function diffLook(mode: DiffMode, sides: DiffSides, judged: DiffMode | undefined): DiffLook {
  const measure = measureOf(mode, sides);
  if (mode !== "share") return {...measure, judged: measure};
  return {...measure, judged: judged && measureOf(judged, sides)};
}

function measureOf(mode: DiffMode, sides: DiffSides): DiffMeasure {
  const scale = diffScale(mode, sides);
  const whole = Math.max(sides.head.total * scale.head, sides.base.total * scale.base);
  return {scale, noise: noiseFloor(sides, scale), whole};
}

/** State of a call in a difference, and its paint. */
export interface ProfileChange {
  readonly kind: "new" | "more" | "less" | "gone" | "same";
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
  const {judged} = look;
  if (!judged) return unjudged(head, base, look);
  const change = changeBy(head, base, judged);
  if (judged.scale.mode === look.scale.mode) return change;
  const numbers = fromTo(base, head, judged);
  return {...change, words: change.words === "" ? numbers : `${change.words}, ${numbers}`};
}

function changeBy(head: number, base: number, measure: DiffMeasure): ProfileChange {
  const change = difference(base * measure.scale.base, head * measure.scale.head);
  const size = Math.abs(change);
  if (size < measure.noise || size === 0) return {...SAME, words: size === 0 ? "" : "too small to count"};
  const step = strength(size, measure);
  if (base === 0)
    return {kind: "new", words: "new", sign: "+ ", paint: {paint: `diff-more-${step}`, pattern: "new"}};
  if (head === 0)
    return {kind: "gone", words: "gone", sign: "- ", paint: {paint: `diff-less-${step}`, pattern: "gone"}};
  return change > 0
    ? {kind: "more", words: "", sign: "+ ", paint: {paint: `diff-more-${step}`}}
    : {kind: "less", words: "", sign: "- ", paint: {paint: `diff-less-${step}`}};
}

const SAME: ProfileChange = {kind: "same", words: "", sign: "", paint: {paint: "diff-same"}};

/** Without a measure of cost, only calls of a single side differ for certain. */
function unjudged(head: number, base: number, {scale, noise}: DiffMeasure): ProfileChange {
  const isCounted = Math.max(head * scale.head, base * scale.base) >= noise;
  if ((head > 0 && base > 0) || !isCounted || head === base) return SAME;
  const kind = base === 0 ? "new" : "gone";
  return {kind, words: kind, sign: "", paint: {paint: "diff-same", pattern: kind}};
}

/** Returns 1 to 4 by the share of the whole that changed; `size` is comparable and not negative. */
function strength(size: number, {whole}: DiffMeasure): number {
  return 1 + STEPS.filter(step => size >= step * whole).length;
}

/** Class of a table's cell with a change; a change of shares alone is neither better nor worse. */
export function deltaClass(base: number, head: number, {judged}: DiffLook): string {
  if (!judged) return "delta-none";
  const change = difference(base * judged.scale.base, head * judged.scale.head);
  if (change === 0 || Math.abs(change) < judged.noise) return "delta-none";
  return change < 0 ? "delta-better" : "delta-worse";
}

/** Writes both sides and the change between: `1.20s → 0.80s, -0.40s`. */
export function fromTo(base: number, head: number, {scale}: Pick<DiffMeasure, "scale">): string {
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
