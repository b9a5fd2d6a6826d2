import {formatRatio} from "../../benchstat/compare/wording.ts";
import {formatFixed} from "../../units/go-number.ts";
import {formatQuantity} from "../../units/quantity.ts";
import type {SeriesChange} from "./changes.ts";

/** Says how much a level changed: `-41.23%`; from zero, what to. */
export function formatChange(
  {before, after, ratio}: Pick<SeriesChange, "before" | "after" | "ratio">,
  unit: string,
): string {
  if (Number.isFinite(ratio)) return formatRatio(ratio);
  return `from ${formatQuantity(before.center, unit)} to ${formatQuantity(after.center, unit)}`;
}

/** Writes p as benchstat does, small ones as below what three digits hold: `p<0.001`. */
export function formatChangeP(p: number): string {
  return p < 0.001 ? "p<0.001" : `p=${formatFixed(p, 3)}`;
}

/** Whether a change is good news, for the class that colours it. */
export function changeTone({better}: Pick<SeriesChange, "better">): "better" | "worse" | "unknown" {
  return better === undefined ? "unknown" : better ? "better" : "worse";
}
