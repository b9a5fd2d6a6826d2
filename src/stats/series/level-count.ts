import {innovationBound, innovationsOf} from "./innovations.ts";
import type {WeightedValues} from "./levels.ts";
import {levelResiduals} from "./levels.ts";
import type {Segmentations} from "./segmentation.ts";

/** Cost of a step in units of ln n: more than BIC's 2 (its place and its height), since all places were searched. */
export const STEP_PENALTY = 3;

/** After this many more cuts without a better segmentation the search ends. */
export const PATIENCE = 6;

/** Below this many points the search takes no longer than the proof that it may end. */
const LEAST_FOR_PROOF = 200;

/**
 * Price of a cut in the proof, in costs of a step: at the whole cost the bound is no better than the best segmentation, at
 * half of it cuts through noise are worth their price.
 */
const PRICE_SHARE = 0.8;

/** Part of squares and criterion that rounding may change. */
const ROUNDING = 1e-9;

/** The levels chosen for a series, and how its points depend on each other within them. */
export interface LevelCount {
  /** Where the levels after the first begin. */
  readonly boundaries: readonly number[];
  /** Correlation of neighbouring residuals, 0 to 1, beyond chance; large where a series drifts. */
  readonly correlation: number;
  /** n ln v + 3 q ln n; the least is best. Comparable between fits of a series. */
  readonly criterion: number;
}

/** Inputs of the criterion besides values and boundaries. */
export interface CountRule {
  /**
   * Standard deviation of a point about its level; counts as an additional residual, so that v is never 0.
   */
  readonly noise: number;
  /** Given boundaries, which are free of cost. */
  readonly fixed: readonly number[];
  /** Maximum number of boundaries; no limit if omitted. */
  readonly most?: number;
}

/**
 * Chooses, among segmentations ordered by their number of cuts, that with the least n ln v + 3 q ln n (BIC;
 * Schwarz 1978), and of equal segmentations that with fewer cuts. v is the mean square of the innovations of
 * an AR(1) process, so that correlation explains a series that drifts, rather than many steps. Ends as soon as
 * the segmentations it would still try are proven to be no better.
 */
export function chooseLevelCount(
  series: WeightedValues,
  candidates: Segmentations,
  rule: CountRule,
): LevelCount {
  let best: LevelCount = {boundaries: [], correlation: 0, criterion: Number.POSITIVE_INFINITY};
  const isLast = series.values.length < LEAST_FOR_PROOF ? () => false : proof(series, candidates, rule);
  for (const boundaries of candidates) {
    const isFound = best.criterion < Number.POSITIVE_INFINITY;
    const most = Math.min(rule.most ?? Number.POSITIVE_INFINITY, best.boundaries.length + PATIENCE);
    if (isFound && boundaries.length > most) break;
    const count = assessLevels(series, boundaries, rule);
    if (count.criterion < best.criterion) best = count;
    if (isLast(best, boundaries.length)) break;
  }
  return best;
}

/** Computes criterion and correlation of a segmentation. */
export function assessLevels(
  series: WeightedValues,
  boundaries: readonly number[],
  rule: CountRule,
): LevelCount {
  const {correlation, squares} = innovationsOf(levelResiduals(series, boundaries));
  const cuts = boundaries.length - rule.fixed.length;
  return {boundaries, correlation, criterion: criterionOf(squares, cuts, series.values.length, rule)};
}

function criterionOf(squares: number, cuts: number, n: number, {noise}: CountRule): number {
  return n * Math.log((noise * noise + squares) / (n + 1)) + STEP_PENALTY * cuts * Math.log(n);
}

/** True if no segmentation with more than the boundaries tried so far can be better than the best of them. */
type Proof = (best: LevelCount, tried: number) => boolean;

/** Least squares plus a price for each cut. */
interface PricedCuts {
  readonly price: number;
  readonly least: number;
}

/**
 * Makes a proof from lower bounds of the squares, for a price that follows from the noise and, where that is not enough, for one
 * that follows from the best segmentation once another cut has made it no better.
 */
function proof(series: WeightedValues, candidates: Segmentations, rule: CountRule): Proof {
  const n = series.values.length;
  const innovations = innovationBound(series, rule.fixed);
  const priced: PricedCuts[] = [];
  const priceAt = (variance: number) => {
    const price = PRICE_SHARE * STEP_PENALTY * Math.log(n) * variance;
    priced.push({price, least: candidates.leastPriced(price) * (1 - ROUNDING)});
  };
  const leastCriterion = (cuts: number) => {
    const squares = Math.max(...priced.map(({price, least}) => least - price * cuts));
    return squares > 0 ? criterionOf(innovations(cuts, squares), cuts, n, rule) : Number.NEGATIVE_INFINITY;
  };
  const isProven = (best: LevelCount, tried: number) => {
    for (let count = tried + 1; count <= best.boundaries.length + PATIENCE; count++)
      if (!(leastCriterion(count - rule.fixed.length) >= best.criterion + ROUNDING * n)) return false;
    return true;
  };
  return (best, tried) => {
    if (priced.length === 0) priceAt(rule.noise ** 2);
    if (isProven(best, tried)) return true;
    if (tried !== best.boundaries.length + 1) return false;
    priceAt(Math.exp((best.criterion - STEP_PENALTY * (tried - 1 - rule.fixed.length) * Math.log(n)) / n));
    return isProven(best, tried);
  };
}
