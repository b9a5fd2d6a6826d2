/** Changes of a series of numbers that repeat. */
export interface ExactSteps {
  /** Places whose value differs from the previous value, and those where a level is known to begin. */
  readonly boundaries: readonly number[];
  /** The largest relative change that is too small to count; 0 without such a change. */
  readonly largestSmall: number;
  /** True if the values switch between a few numbers so often that no switch means anything. */
  readonly unstable: boolean;
}

/** A point of such a series. */
export interface ExactPoint {
  readonly center: number;
  readonly samples: readonly number[];
  /** True if a level is known to begin here. */
  readonly startsLevel?: boolean;
}

/** Up to so many switches, or 1 in 8 points, are no sign of a random value. */
const STABLE_SWITCHES = 3;
const POINTS_PER_SWITCH = 8;

/**
 * Lists the changes of a series whose points each repeat a single number, as allocs/op do; undefined if any
 * point does not, or if fewer than half of the points, or fewer than two, have two samples to compare. Any
 * change to or from 0 counts, others from `leastEffect` on.
 */
export function exactSteps(points: readonly ExactPoint[], leastEffect: number): ExactSteps | undefined {
  const compared = points.filter(({samples}) => samples.length >= 2).length;
  const repeats = points.every(({samples}) => samples.every(value => value === samples[0]));
  if (!repeats || compared < Math.max(2, Math.floor(points.length / 2))) return undefined;
  const changes = points.flatMap(({center, startsLevel}, place) => {
    const before = points[place - 1]?.center ?? center;
    const known = startsLevel === true && place > 0;
    return center === before && !known ? [] : [{place, known, size: relativeChange(before, center)}];
  });
  const isStep = ({known, size}: {known: boolean; size: number}) => known || size >= leastEffect;
  const small = changes.filter(change => !isStep(change));
  const steps = changes.filter(isStep);
  return {
    boundaries: steps.map(({place}) => place),
    largestSmall: Math.max(0, ...small.map(({size}) => size)),
    unstable: switchesOften(
      points,
      steps.filter(({known}) => !known).map(({place}) => place),
    ),
  };
}

function relativeChange(before: number, center: number): number {
  if (before === center) return 0;
  return before === 0 ? Number.POSITIVE_INFINITY : Math.abs(center / before - 1);
}

/** True if there are many switches, at least two for each value that they lead to. */
function switchesOften(points: readonly ExactPoint[], switches: readonly number[]): boolean {
  const values = new Set(switches.map(place => points[place]?.center));
  return (
    switches.length > Math.max(STABLE_SWITCHES, points.length / POINTS_PER_SWITCH) &&
    switches.length >= 2 * values.size
  );
}
