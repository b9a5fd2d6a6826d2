import type {Headline} from "../../benchstat/compare/headline.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import type {EntryHeadline} from "../../journal/history/entry-headlines.ts";
import {entryEffects, entryHeadlines} from "../../journal/history/entry-headlines.ts";
import type {Journal} from "../../journal/journal.ts";
import {compareUnits} from "../../units/unit-order.ts";

/** A change in one unit, as a list of entries shows it. */
export type HeadlineDelta = EntryHeadline;

const SHOWN = 4;

/** The headline numbers of an entry, from the effects that its ledger rows show. */
export function headlineDeltas({id}: Pick<Entry, "id">, {series}: Pick<Journal, "series">): HeadlineDelta[] {
  return entryHeadlines(entryEffects(series).get(id) ?? []);
}

/** Returns the units in which something moved; where nothing did, one line that says so. */
export function summarizeHeadlines(headlines: readonly Headline[]): HeadlineDelta[] {
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
