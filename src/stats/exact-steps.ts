/** What changes in a series of numbers that repeat. */
export interface ExactSteps {
  /** Places whose value differs from the one before. */
  readonly boundaries: readonly number[];
  /** The largest relative change that is too small to count; 0 when there is none. */
  readonly largestSmall: number;
}

/**
 * Lists the changes of a series whose points each repeat one number, as allocs/op do; undefined when any point does not,
 * or when fewer than half of the points, or fewer than two, have the two samples that could tell.
 * Any change to or from 0 counts, others from `leastEffect` on.
 */
export function exactSteps(
  points: readonly {readonly center: number; readonly samples: readonly number[]}[],
  leastEffect: number,
): ExactSteps | undefined {
  const told = points.filter(({samples}) => samples.length >= 2).length;
  const repeats = points.every(({samples}) => samples.every(value => value === samples[0]));
  if (!repeats || told < Math.max(2, Math.floor(points.length / 2))) return undefined;
  const boundaries: number[] = [];
  let largestSmall = 0;
  for (const [i, {center}] of points.entries()) {
    const before = points[i - 1]?.center ?? center;
    if (center === before) continue;
    const effect = before === 0 ? Number.POSITIVE_INFINITY : Math.abs(center / before - 1);
    if (effect >= leastEffect) boundaries.push(i);
    else largestSmall = Math.max(largestSmall, effect);
  }
  return {boundaries, largestSmall};
}
