import type {Thresholds} from "../journal/config.ts";
import type {Entry} from "../journal/entry.ts";

/** What moved in an entry, in one unit. */
export interface HeadlineDelta {
  readonly unit: string;
  /** As benchstat prints it: `-41.23%`, `~`. */
  readonly text: string;
  readonly direction: "better" | "worse" | "none";
  /** What the number is of: the benchmark, or how many a geometric mean is over. */
  readonly of: string;
}

/** The headline numbers of an entry's benchmark pairs. */
export function headlineDeltas(_entry: Entry, _thresholds: Thresholds): HeadlineDelta[] {
  return [];
}
