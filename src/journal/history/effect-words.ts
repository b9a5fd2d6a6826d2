import {formatRatio} from "../../benchstat/compare/wording.ts";
import {formatFixed} from "../../units/go-number.ts";
import {formatQuantity} from "../../units/quantity.ts";
import type {Effect} from "./effects.ts";

/** Formats the interval of an effect: `-64.10% to -61.20%`; "" for exact numbers and where there are too few samples. */
export function formatEffectInterval({interval, p}: Effect): string {
  if (!interval || p === undefined) return "";
  return `${formatRatio(interval.low)} to ${formatRatio(interval.high)}`;
}

/** Formats p and the sample sizes as benchstat does: `p=0.002 n=6`, without p for exact numbers. */
export function formatEffectTest({p, n}: Effect): string {
  const [base, head] = n;
  const sizes = base === head ? `n=${base}` : `n=${base}+${head}`;
  return p === undefined ? sizes : `p=${formatFixed(p, 3)} ${sizes}`;
}

/** Formats an effect whole: `-62.80% (-64.10% to -61.20%), p=0.000 n=10`. */
export function formatEffect(effect: Effect, unit: string): string {
  const interval = formatEffectInterval(effect);
  const step = formatStep(effect.from, effect.to, unit);
  return `${step}${interval && ` (${interval})`}, ${formatEffectTest(effect)}`;
}

/** Formats a step between two values: `-62.80%`; from 0, where there is no ratio, `from 0 to 3 allocs/op`. */
export function formatStep(from: number, to: number, unit: string): string {
  const ratio = to / from;
  if (Number.isFinite(ratio)) return formatRatio(ratio);
  if (from === to) return "stays 0";
  return from === 0
    ? `from 0 to ${formatWhole(to, unit)}`
    : `from ${formatQuantity(from, unit)} to ${formatQuantity(to, unit)}`;
}

/** Formats a quantity without the zeros behind a whole number: `3 allocs/op`. */
function formatWhole(value: number, unit: string): string {
  return formatQuantity(value, unit).replace(/\.0+(?=\D|$)/, "");
}

/** Explains in words why an effect does not count as a move; "" where it does. */
export function explainJudgement({judgement, rows}: Pick<Effect, "judgement" | "rows">): string {
  switch (judgement) {
    case "moved":
      return "";
    case "uncertain":
      return `not certain among ${rows} rows`;
    case "weak":
      return "not certain enough for a history of many entries";
    case "too-small":
      return "below the least change";
    case "none":
      return "no significant change";
    case "untestable":
      return "too few samples to test";
  }
}
