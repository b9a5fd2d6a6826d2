import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import type {Headline} from "../../benchstat/compare/headline.ts";
import {headlinesOf} from "../../benchstat/compare/headline.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import type {Thresholds} from "../../journal/read/config.ts";
import {compareUnits} from "../benchmarks/benchmarks.ts";

/** What moved in an entry, in one unit. */
export interface HeadlineDelta {
  readonly unit: string;
  /** As benchstat prints it: `-41.23%`, `~`; how many moved where a median of zero leaves no mean. */
  readonly text: string;
  readonly direction: "better" | "worse" | "none" | "unknown";
  /** What the number is of, in words. */
  readonly of: string;
}

const SHOWN = 4;

/** The headline numbers of an entry's first benchmark pair, the units of `go test -benchmem` first. */
export function headlineDeltas(
  entry: Pick<Entry, "pairs">,
  {alpha, confidence}: Thresholds,
): HeadlineDelta[] {
  for (const {base, head} of entry.pairs) {
    const baseModel = base.artifact && benchmarkKind.modelOf(base.artifact);
    const headModel = head.artifact && benchmarkKind.modelOf(head.artifact);
    if (baseModel && headModel) return summedUp(headlinesOf(baseModel, headModel, {alpha, confidence}));
  }
  return [];
}

/** Units in which something moved; where nothing did, one line that says so. */
export function summedUp(headlines: readonly Headline[]): HeadlineDelta[] {
  const moved = headlines
    .filter(headline => headline.moved > 0)
    .toSorted((a, b) => compareUnits(a.unit, b.unit));
  const [first] = headlines;
  if (moved.length > 0) return moved.slice(0, SHOWN).map(toDelta);
  return first ? [{...toDelta(first), of: "no significant change"}] : [];
}

function toDelta({unit, text, tone, row, compared, moved}: Headline): HeadlineDelta {
  if (text !== undefined)
    return {unit, text, direction: tone, of: row ?? `geomean of ${compared}, ${moved} moved`};
  const how = tone === "better" || tone === "worse" ? tone : "moved";
  return {unit, text: `${moved} of ${compared}`, direction: tone, of: how};
}
