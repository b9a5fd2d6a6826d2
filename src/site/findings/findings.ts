import type {FindingStatus} from "../../journal/entry/entry.ts";
import {FINDING_STATUSES} from "../../journal/entry/entry.ts";
import {compareAge} from "../../journal/entry/named-journal.ts";
import type {FindingState} from "../../journal/journal.ts";
import {UNKNOWN_NUMBER} from "../../markdown/finding-blocks.ts";
import {question} from "../../publish/page-question.ts";
import type {Site} from "../../publish/site-fs.ts";

/** Findings of a status. */
export interface FindingGroup {
  readonly status: FindingStatus;
  readonly findings: readonly FindingState[];
}

/** Groups findings by status, open findings first; those of open findings oldest first, since they wait longest. */
export function findingsByStatus(findings: readonly FindingState[]): FindingGroup[] {
  const oldestFirst = findings.toSorted((a, b) => compareAge(a.entry, b.entry));
  return FINDING_STATUSES.map(status => {
    const group = oldestFirst.filter(state => state.status === status);
    return {status, findings: status === "open" ? group : group.reverse()};
  }).filter(({findings: group}) => group.length > 0);
}

/** The words a finding is found by: its own and its entry's, each once. */
export function findingTags({entry, finding}: FindingState): string[] {
  return [...new Set([...(finding.tags ?? []), ...entry.meta.tags])];
}

/** The component a finding is of: its own, else its entry's. */
export function findingComponent({entry, finding}: FindingState): string | undefined {
  return finding.component ?? entry.component;
}

/** A finding's claim, with the numbers that are only known once its entry is drawn. */
export async function claimText({entry, finding}: FindingState, site: Pick<Site, "render">): Promise<string> {
  if (!finding.claim.includes(UNKNOWN_NUMBER)) return finding.claim;
  const {parts} = await site.render(entry);
  return parts.find(({kind, id}) => kind === "finding" && id === finding.id)?.text ?? finding.claim;
}

/** How long a finding was open, in days, up to the day it was settled or `today`, both `YYYY-MM-DD`. */
export function daysOpen({entry, history}: FindingState, today: string): number {
  const settled = history.find(({status}) => status !== "open");
  return Math.round((Date.parse(settled?.entry.date ?? today) - Date.parse(entry.date)) / 86_400_000);
}

/** The day that ages are counted to: no clock's, but that of the newest entry. */
export function journalDay(entries: readonly {readonly date: string}[]): string {
  return entries.reduce((latest, {date}) => (date > latest ? date : latest), "");
}

/** The day that ages are counted to; the same for every subject. */
export const NEWEST_DAY = question("newest day", ({journal}) => journalDay(journal.entries));

/** Formats a number of days: `less than a day`, `1 day`, `75 days`. */
export function dayCount(days: number): string {
  if (days < 1) return "less than a day";
  return days === 1 ? "1 day" : `${days} days`;
}
