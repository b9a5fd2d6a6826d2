import type {Better} from "../../measurement.ts";
import {isSignificant} from "../../stats/samples/comparison.ts";
import type {Cell} from "./cell.ts";
import {formatDelta} from "./wording.ts";

/** Whether a change is an improvement: `none` for no significant change, `unknown` where the unit has no direction. */
export type Tone = "better" | "worse" | "none" | "unknown";

/** How a cell differs from its base. */
export interface Change {
  /** As benchstat prints it: `-41.23%`, `~`, `?`. */
  readonly text: string;
  readonly tone: Tone;
}

/** Judges a cell against its base; undefined for a cell without a base. */
export function changeOf({base, summary, comparison}: Cell, better: Better): Change | undefined {
  if (!base || !comparison) return undefined;
  const from = base.summary.center;
  const to = summary.center;
  const tone = isSignificant(comparison) ? toneOf(from, to, better) : "none";
  return {text: formatDelta(from, to, comparison), tone};
}

/** Returns the tone of a change between two numbers. */
export function toneOf(from: number, to: number, better: Better): Tone {
  if (from === to) return "none";
  if (!better) return "unknown";
  return to < from === (better === "lower") ? "better" : "worse";
}

/** The class that colours a change. */
export function toneClass(tone: Tone): string {
  return tone === "unknown" ? "delta-unknown" : `delta-${tone}`;
}
