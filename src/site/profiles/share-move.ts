import {shareEffect} from "../../journal/history/function-effects.ts";
import type {
  FunctionHistory,
  FunctionPoint,
  FunctionShare,
} from "../../journal/history/function-histories.ts";
import {compareText} from "../../text/compare.ts";
import {percentage} from "../../units/pprof-scale.ts";

/** The newest entry that changed a function's share of a profile. */
export interface ShareMove {
  readonly entry: FunctionPoint["entry"];
  /** Cumulative shares before and after: `34.00% → 12.00%`. */
  readonly text: string;
}

/** A cumulative share that changed by less than this part of itself did not move. */
const LEAST_CHANGE = 0.05;

/**
 * Finds the newest entry whose pair of profiles differs in the cumulative share of a function by `LEAST_CHANGE` and by more than
 * the sampling; of its profiles the one with the largest difference. Undefined without such a pair.
 */
export function lastShareMove({lines}: Pick<FunctionHistory, "lines">): ShareMove | undefined {
  const moved = lines.flatMap(({points}) => points.flatMap(movedPoint));
  const [last] = moved.sort(
    (a, b) => compareText(b.point.entry.date, a.point.entry.date) || difference(b) - difference(a),
  );
  return last && {entry: last.point.entry, text: shareChange(last.base, last.point)};
}

/** Formats the cumulative shares of both sides: `34.00% → 12.00%`. */
export function shareChange(from: FunctionShare, to: FunctionShare): string {
  return `${percentage(from.cum, from.total).trim()} → ${percentage(to.cum, to.total).trim()}`;
}

interface MovedPoint {
  readonly point: FunctionPoint;
  readonly base: FunctionShare;
}

function movedPoint(point: FunctionPoint): MovedPoint[] {
  const {baseShare: base} = point;
  if (!base) return [];
  const {ratio = 0, interval} = shareEffect(base, point);
  const isBeyondSampling = interval !== undefined && (interval.low > 1 || interval.high < 1);
  return isBeyondSampling && Math.abs(ratio - 1) >= LEAST_CHANGE ? [{point, base}] : [];
}

function difference({point, base}: MovedPoint): number {
  return Math.abs(point.cum / point.total - base.cum / base.total);
}
