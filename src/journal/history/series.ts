import type {Better, Environment} from "../../measurement.ts";
import type {Verdict} from "../entry/entry.ts";
import type {Effect} from "./effects.ts";

/** A side of a pair: the code before an entry or after it, both measured in the same session. */
export interface SideMeasurement {
  readonly commit: string | undefined;
  readonly samples: readonly number[];
  /** Median of the samples. */
  readonly center: number;
}

/** A head that an entry measured and did not keep. */
export interface TriedHead extends SideMeasurement {
  /** The file's name; for a code fence its title, else "". */
  readonly name: string;
  /** Against the base of its pair. */
  readonly effect: Effect;
}

/** An entry's samples of a quantity. */
export interface SeriesPoint {
  readonly entry: string;
  readonly title: string;
  readonly date: string;
  readonly commit: string | undefined;
  readonly verdict: Verdict | undefined;
  /**
   * The side of the entry that the samples are of: the code that it left.
   * An entry that was not kept contributes its base, since its head never landed.
   */
  readonly side: "base" | "head" | "only";
  readonly samples: readonly number[];
  /** Median of the samples, and the interval benchstat gives it; infinite ends where n is too small. */
  readonly center: number;
  readonly low: number;
  readonly high: number;
  /** The other side of a pair whose head this is; absent for other sides, and where the base file does not measure it. */
  readonly base?: SideMeasurement;
  /** The head against that base; absent where there is no base. */
  readonly effect?: Effect;
  /** Heads that were not kept, in the order of the pairs; absent without such heads. */
  readonly tried?: readonly TriedHead[];
  /** True if the entry's meter does not pay for the quantity's page and its charts. */
  readonly isUnpaid?: true;
}

/** True if charts of these points are paid for: by two entries, since the points of a single entry need no chart. */
export function arePaid(points: readonly Pick<SeriesPoint, "entry" | "isUnpaid">[]): boolean {
  return new Set(points.filter(({isUnpaid}) => !isUnpaid).map(({entry}) => entry)).size > 1;
}

/** A quantity on a machine, followed from entry to entry. */
export interface Series {
  /** Name of its journal among several of a site; a series never joins two. */
  readonly journal?: string;
  readonly kind: string;
  readonly group: string;
  readonly name: string;
  readonly unit: string;
  readonly better: Better;
  /** Name of the machine: the entry's `machine`, else cpu, goos and goarch. */
  readonly machine: string;
  readonly environment: Environment;
  /** Names that some of its points were measured under, before the journal's renames; absent without renames. */
  readonly formerly?: readonly {readonly group: string; readonly name: string}[];
  /** Oldest first. */
  readonly points: readonly SeriesPoint[];
  /** Site path of its benchmark's page, where an older benchmark's differs from it only in case. */
  readonly address?: string;
  /** True if no entry's meter pays for the pages of this benchmark in this unit. */
  readonly hasNoPage?: true;
}

/** Kind, group, name and unit of a measured quantity. */
export type MeasuredQuantity = Pick<Series, "kind" | "group" | "name" | "unit">;

/** Keys of quantities by their names: entries measure the same quantities again and again. */
const knownKeys = new Map<string, (MeasuredQuantity & {readonly key: string})[]>();

/** Maximum names whose keys are kept, and keys of a name. */
const MOST_NAMES = 20_000;
const MOST_KEYS = 16;

/** Returns a quantity as the key of a map: JSON of kind, group, name and unit. */
export function quantityKey({kind, group, name, unit}: MeasuredQuantity): string {
  const known = knownKeys.get(name) ?? [];
  const same = known.find(one => one.unit === unit && one.group === group && one.kind === kind);
  if (same) return same.key;
  const key = JSON.stringify([kind, group, name, unit]);
  if (known.length >= MOST_KEYS) return key;
  if (knownKeys.size >= MOST_NAMES) knownKeys.clear();
  known.push({kind, group, name, unit, key});
  knownKeys.set(name, known);
  return key;
}

/** A measured quantity's name for authors: a benchmark's own name, others with their kind before it: `gctrace/GC CPU`. */
export function seriesName({kind, name}: Pick<Series, "kind" | "name">): string {
  return kind === "benchmark" ? name : `${kind}/${name}`;
}
