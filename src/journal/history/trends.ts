import {formatFixed} from "../../units/go-number.ts";
import type {SeriesChange} from "./changes.ts";
import {formatStep} from "./effect-words.ts";

/** Formats how much a level changed: `-41.23%`; from 0, `from 0 to 3 allocs/op`. */
export function formatChange({before, after}: Pick<SeriesChange, "before" | "after">, unit: string): string {
  return formatStep(before.center, after.center, unit);
}

/** Formats p as benchstat does, below three digits as `p<0.001`. */
export function formatChangeP(p: number): string {
  return p < 0.001 ? "p<0.001" : `p=${formatFixed(p, 3)}`;
}

/** Whether a change is good news, for the class that colours it. */
export function changeTone({better}: Pick<SeriesChange, "better">): "better" | "worse" | "unknown" {
  return better === undefined ? "unknown" : better ? "better" : "worse";
}
