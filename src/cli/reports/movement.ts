import {withoutProcs} from "../../benchstat/read/name.ts";
import type {Better, Measurement} from "../../measurement.ts";
import {compareSamples, isSignificant} from "../../stats/samples/comparison.ts";
import {summarize} from "../../stats/samples/summary.ts";

/** Change of a benchmark's unit from base to head. */
export interface UnitMovement {
  readonly unit: string;
  readonly better: Better;
  /** Head's median over base's; infinite where the base is zero, NaN where both are. */
  readonly ratio: number;
  /** Whether the U test believes it. */
  readonly significant: boolean;
  /** Samples of the smaller side. */
  readonly n: number;
}

/** A benchmark that both sides measured. */
export interface Movement {
  /** As benchstat prints it: `Parse/msg=invite-8`. */
  readonly name: string;
  readonly group: string;
  /** In the order of the file; not empty. */
  readonly changes: readonly UnitMovement[];
}

/** Significance level, and confidence of the medians' intervals. */
export interface MovementLevels {
  readonly alpha: number;
  readonly confidence: number;
}

/** Compares every benchmark that base and head both have, the greatest believed change of time first. */
export function movements(
  base: readonly Measurement[],
  head: readonly Measurement[],
  levels: MovementLevels,
): Movement[] {
  const heads = new Map<string, Measurement>();
  for (const measurement of head) if (!heads.has(key(measurement))) heads.set(key(measurement), measurement);
  const found = new Map<string, {name: string; group: string; changes: UnitMovement[]}>();
  for (const measurement of base) {
    const other = heads.get(key(measurement));
    if (!other || measurement.summaryOnly || other.summaryOnly) continue;
    const {name, group} = measurement;
    const movement = found.get(`${group}\n${name}`) ?? {name, group, changes: []};
    found.set(`${group}\n${name}`, movement);
    if (!movement.changes.some(change => change.unit === measurement.unit))
      movement.changes.push(change(measurement, other, levels));
  }
  return [...found.values()].sort((a, b) => size(b) - size(a));
}

/** The changes worth a word: believed, and not of a unit that stayed the same, zero included. */
export function believedChanges(movement: Movement): UnitMovement[] {
  return movement.changes.filter(
    ({significant, ratio}) => significant && ratio !== 1 && !Number.isNaN(ratio),
  );
}

/** Whether the first believed change of a benchmark is for the worse. */
export function gotWorse(movement: Movement): boolean {
  const first = believedChanges(movement)[0];
  if (first?.better === undefined) return false;
  return first.better === "lower" ? first.ratio > 1 : first.ratio < 1;
}

/** A benchmark's name without the number of processors, where no other benchmark has the same. */
export function shortName({name}: Movement, all: readonly Movement[]): string {
  const short = withoutProcs(name);
  const alike = all.filter(other => withoutProcs(other.name) === short);
  return alike.length > 1 ? name : short;
}

function change(base: Measurement, head: Measurement, {alpha, confidence}: MovementLevels): UnitMovement {
  const [a, b] = [ascending(base.samples), ascending(head.samples)];
  const ratio = summarize(b, "nothing", confidence).center / summarize(a, "nothing", confidence).center;
  const comparison = compareSamples(a, b, "nothing", alpha);
  return {
    unit: base.unit,
    better: base.better,
    ratio,
    significant: isSignificant(comparison),
    n: Math.min(a.length, b.length),
  };
}

/** How far the first believed change went, both ways alike; 0 without such a change, finite also from and to zero. */
function size(movement: Movement): number {
  const first = believedChanges(movement)[0];
  return first ? Math.min(Math.abs(Math.log(first.ratio)), Number.MAX_VALUE) : 0;
}

function ascending(samples: readonly number[]): Float64Array {
  return Float64Array.from(samples).sort();
}

function key({kind, group, name, unit}: Measurement): string {
  return [kind, group, name, unit].join("\n");
}
