import {formatFixed} from "../../units/go-number.ts";
import type {SeriesDrift, SeriesNoiseChange, SeriesTrend} from "./changes.ts";
import {formatEffect} from "./effect-words.ts";
import {describeNoChange} from "./no-change-reason.ts";
import {formatChange, formatChangeP} from "./trends.ts";

/**
 * Explains the state of a series in words: which entry moved it last, or between which days it changed, or why no change is
 * shown; a drift and a change of the noise too.
 */
export function explainState(trend: SeriesTrend, unit: string): string {
  const {drift, noiseChange} = trend;
  const change = explainChange(trend, unit);
  const slope = drift && `drifting ${formatDrift(drift)}`;
  const noise = noiseChange && formatNoiseChange(noiseChange);
  return [change, slope, noise].filter(Boolean).join("; ");
}

/** The newest change, or why there is no change; "" where the drift or the noise is the reason. */
function explainChange({changes, reason, drift, noiseChange}: SeriesTrend, unit: string): string {
  const change = changes.at(-1);
  if (!change) {
    if (drift || (reason?.kind === "noise-change" && noiseChange)) return "";
    return reason ? describeNoChange(reason) : "nothing was measured";
  }
  const {state, effect, first, last} = change;
  const by = formatChange(change, unit);
  if (effect) return `${first.point.entry} moved it: ${formatEffect(effect, unit)}`;
  if (state === "unconfirmed")
    return `the newest measurement, of ${first.point.entry}, differs by ${by} from the level before it and no second one confirms it`;
  return `changed by ${by} between ${last.point.date} and ${first.point.date}: no entry explains it`;
}

/** Formats a drift: `+0.10% a measurement, +2.02% in all, p<0.001`. */
export function formatDrift({slope, total, p}: SeriesDrift): string {
  return `${signedPercent(slope)} a measurement, ${signedPercent(total)} in all, ${formatChangeP(p)}`;
}

/** Formats a change of noise: `noisier since 2026-03-01-pool: ±2.5% instead of ±0.50%`. */
export function formatNoiseChange({point, before, after}: SeriesNoiseChange): string {
  return `${noiseWord({before, after})} since ${point.entry}: ${formatNoise(after)} instead of ${formatNoise(before)}`;
}

/** Names a change of noise: `noisier` or `less noisy`. */
export function noiseWord({before, after}: Pick<SeriesNoiseChange, "before" | "after">): string {
  return after > before ? "noisier" : "less noisy";
}

/** Formats a standard deviation of measurements about their level, 0.01 is 1 %: `±1.0%`, `±0.50%`. */
export function formatNoise(noise: number): string {
  return `±${formatFixed(100 * noise, noise < 0.01 ? 2 : 1)}%`;
}

/** A further digit where two would hide the slope: `+0.10%`, `-0.012%`. */
function signedPercent(fraction: number): string {
  const digits = Math.abs(fraction) < 0.0005 ? 3 : 2;
  return `${fraction < 0 ? "-" : "+"}${formatFixed(Math.abs(100 * fraction), digits)}%`;
}
