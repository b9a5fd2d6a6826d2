import type {FindingStatus} from "../journal/entry.ts";
import {FINDING_STATUSES} from "../journal/entry.ts";
import type {FindingState} from "../journal/journal.ts";

/** Findings of one status. */
export interface FindingGroup {
  readonly status: FindingStatus;
  readonly findings: readonly FindingState[];
}

/** Groups findings by status, open ones first; those of open findings oldest first, since they wait longest. */
export function findingsByStatus(findings: readonly FindingState[]): FindingGroup[] {
  const oldestFirst = findings.toSorted((a, b) =>
    a.entry.id < b.entry.id ? -1 : a.entry.id > b.entry.id ? 1 : 0,
  );
  return FINDING_STATUSES.map(status => {
    const group = oldestFirst.filter(state => state.status === status);
    return {status, findings: status === "open" ? group : group.reverse()};
  }).filter(({findings: group}) => group.length > 0);
}
