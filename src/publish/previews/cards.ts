import type {Entry} from "../../journal/entry/entry.ts";
import {formatStep} from "../../journal/history/effect-words.ts";
import type {EntryEffect} from "../../journal/history/entry-headlines.ts";
import {effectDirection} from "../../journal/history/entry-headlines.ts";
import type {FindingState, Journal} from "../../journal/journal.ts";
import {findingStatusWords} from "../../text/finding-status.ts";
import {commitsOf} from "../link-preview.ts";
import type {Card, CardBar} from "./card.ts";
import {MOST_BARS} from "./card.ts";

/** The part of a journal that cards are made of. */
type CardJournal = Pick<Journal, "config" | "headlines" | "effects">;

/** Makes the card of an entry: its title, its headline and the largest moves in the headline's unit. */
export function entryCard(entry: Entry, journal: CardJournal): Card {
  const {meta, component, date} = entry;
  return {
    ...evidenceOf(entry, journal),
    kicker: [date, component, meta.verdict].filter(Boolean).join(" · "),
    title: meta.title,
  };
}

/** Makes the card of a finding: its claim, with the headline of its entry. */
export function findingCard(
  {entry, finding, status}: FindingState,
  claim: string,
  journal: CardJournal,
): Card {
  const component = finding.component ?? entry.component;
  return {
    ...evidenceOf(entry, journal),
    kicker: ["Finding", findingStatusWords(status), entry.date, component].filter(Boolean).join(" · "),
    title: claim,
  };
}

function evidenceOf(
  entry: Entry,
  {config, headlines, effects}: CardJournal,
): Pick<Card, "journal" | "headline" | "bars" | "facts"> {
  const [headline] = headlines.get(entry.id) ?? [];
  const {machine, go, authors} = entry.meta;
  return {
    journal: config.title,
    ...(headline && {headline}),
    bars: headline ? barsOf(effects.get(entry.id) ?? [], headline.unit) : [],
    facts: [machine, go && `Go ${go.replace(/^go/, "")}`, commitsOf(entry), authors.join(", ")]
      .filter(Boolean)
      .join(" · "),
  };
}

/** The moves of a unit, changes for the worse first, then the largest. */
function barsOf(effects: readonly EntryEffect[], unit: string): CardBar[] {
  return effects
    .filter(({series, effect}) => series.unit === unit && effect.judgement === "moved")
    .filter(({effect}) => effect.ratio > 0 && Number.isFinite(effect.ratio))
    .map(row => ({
      name: row.series.name,
      text: formatStep(row.effect.from, row.effect.to, unit),
      direction: effectDirection(row),
      ratio: row.effect.ratio,
    }))
    .sort(
      (a, b) => Number(b.direction === "worse") - Number(a.direction === "worse") || sizeOf(b) - sizeOf(a),
    )
    .slice(0, MOST_BARS);
}

function sizeOf({ratio}: CardBar): number {
  return Math.abs(Math.log(ratio));
}
