/** The statistics as a browser would load them: all of src/stats and src/units that prints a comparison. */

import {compareSamples, isSignificant} from "../../src/stats/samples/comparison.ts";
import {geometricMean} from "../../src/stats/samples/geometric-mean.ts";
import {mannWhitney} from "../../src/stats/samples/mann-whitney.ts";
import {summarize} from "../../src/stats/samples/summary.ts";
import {formatFixed, formatShortest, formatSigned} from "../../src/units/go-number.ts";
import {commonScale, formatScaled} from "../../src/units/scale.ts";
import {tidyUnit, unitClass} from "../../src/units/unit.ts";

/** Statistics of two samples, in every digit and as printed. */
export interface StatsAnswer {
  /** Undefined where all values are equal. */
  readonly p: number | undefined;
  readonly u: number | undefined;
  /** Medians with their intervals and warnings. */
  readonly summaries: string;
  readonly geomean: string;
  /** Medians in the same scale, the change, p: `1.500µ 1.200µ -20.00% 0.002 true`. */
  readonly printed: string;
}

/** Compares two samples in a unit, in any order of their values. */
export function statsAnswer(first: readonly number[], second: readonly number[], unit: string): StatsAnswer {
  const tidy = tidyUnit(unit);
  const sorted = [first, second].map(values =>
    Float64Array.from(values, value => value * tidy.factor).sort(),
  );
  const [base = new Float64Array(), head = new Float64Array()] = sorted;
  const test = mannWhitney(base, head);
  const summaries = sorted.map(values => summarize(values, "nothing", 0.95));
  const comparison = compareSamples(base, head, "nothing", 0.05);
  const centers = summaries.map(({center}) => center);
  const scale = commonScale(centers, unitClass(tidy.unit));
  const [from = 0, to = 0] = centers;
  const printed = [
    ...centers.map(center => formatScaled(center, scale)),
    `${formatSigned((to / from - 1) * 100, 2)}%`,
    formatFixed(comparison.p, 3),
    isSignificant(comparison),
  ];
  return {
    p: test?.p,
    u: test?.u,
    summaries: JSON.stringify(summaries),
    geomean: formatShortest(geometricMean([...base, ...head])),
    printed: printed.join(" "),
  };
}
