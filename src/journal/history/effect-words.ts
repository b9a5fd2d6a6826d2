import {formatRatio} from "../../benchstat/compare/wording.ts";
import {formatFixed} from "../../units/go-number.ts";
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
export function formatEffect(effect: Effect): string {
  const interval = formatEffectInterval(effect);
  const ratio = Number.isFinite(effect.ratio) ? formatRatio(effect.ratio) : "from 0";
  return `${ratio}${interval && ` (${interval})`}, ${formatEffectTest(effect)}`;
}

/** Explains in words why an effect does not count as a move; "" where it does. */
export function explainJudgement({judgement, rows}: Pick<Effect, "judgement" | "rows">): string {
  switch (judgement) {
    case "moved":
      return "";
    case "uncertain":
      return `not certain among ${rows} rows`;
    case "too-small":
      return "below the least change";
    case "none":
      return "no significant change";
    case "untestable":
      return "too few samples to test";
  }
}
