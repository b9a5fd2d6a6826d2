import type {Headline} from "../../benchstat/compare/headline.ts";
import type {EntryHeadline} from "../../journal/history/entry-headlines.ts";
import {compareUnits} from "../../units/unit-order.ts";

/** A change in a unit, as a list of entries shows it. */
export type HeadlineDelta = EntryHeadline;

const SHOWN = 4;

/**
 * Returns the units with moves, of each group of benchmarks; without moves, a line that states it. Of several
 * groups those that got worse come first, and a last line counts the groups that are not shown.
 */
export function summarizeHeadlines(headlines: readonly Headline[]): HeadlineDelta[] {
  const hasGroups = new Set(headlines.map(({group}) => group)).size > 1;
  const moved = headlines
    .filter(headline => headline.moved > 0)
    .toSorted(
      (a, b) => (hasGroups ? compareWorse(a, b) : 0) || compareUnits(a.unit, b.unit) || compareSize(a, b),
    );
  const [first] = headlines;
  if (moved.length === 0) return first ? [{...toDelta(first, false), of: "no significant change"}] : [];
  const shown = moved.slice(0, SHOWN).map(headline => toDelta(headline, hasGroups));
  return moved.length > SHOWN ? [...shown, moreDelta(moved.slice(SHOWN))] : shown;
}

function compareWorse(a: Headline, b: Headline): number {
  return Number(b.tone === "worse") - Number(a.tone === "worse");
}

/** Orders larger changes first. */
function compareSize(a: Headline, b: Headline): number {
  const size = ({ratio}: Headline): number => Math.abs(Math.log(ratio ?? 1));
  return size(b) - size(a);
}

function moreDelta(rest: readonly Headline[]): HeadlineDelta {
  const worse = rest.filter(({tone}) => tone === "worse").length;
  const of = worse > 0 ? `${worse} of them worse` : "";
  return {unit: `and ${rest.length} more`, text: "", direction: worse > 0 ? "worse" : "none", of};
}

function toDelta(
  {unit, group, text, tone, row, compared, moved}: Headline,
  isGrouped: boolean,
): HeadlineDelta {
  const place = isGrouped && group !== "" ? `${group}: ` : "";
  if (text !== undefined)
    return {unit, text, direction: tone, of: place + (row ?? `geomean of ${compared}, ${moved} moved`)};
  const how = tone === "better" || tone === "worse" ? tone : "moved";
  return {unit, text: `${moved} of ${compared}`, direction: tone, of: place + how};
}
