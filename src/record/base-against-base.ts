import type {Measurement} from "../measurement.ts";

/** Differences between the first two rounds of the base. */
export interface BaseDrift {
  /** Measurements compared. */
  readonly count: number;
  /** Those that differ by more than the change sought. */
  readonly apart: number;
  /** The greatest difference, as a share of the smaller value. */
  readonly worst: {readonly name: string; readonly unit: string; readonly share: number} | undefined;
}

/** Compares the first two samples of every time of the base; `sought` is the change that should be seen, 0.05 for 5 %. */
export function baseAgainstBase(base: readonly Measurement[], sought: number): BaseDrift {
  const differences = base.flatMap(({name, unit, samples}) => {
    const [first, second] = samples;
    if (unit !== "sec/op" || first === undefined || second === undefined) return [];
    const [low, high] = [Math.min(first, second), Math.max(first, second)];
    return low > 0 ? [{name, unit, share: high / low - 1}] : [];
  });
  const apart = differences.filter(({share}) => share > sought);
  const worst = differences.reduce<(typeof differences)[number] | undefined>(
    (found, one) => (found === undefined || one.share > found.share ? one : found),
    undefined,
  );
  return {count: differences.length, apart: apart.length, worst};
}
