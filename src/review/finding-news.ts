import {findingCardAddress} from "../journal/addresses/addresses.ts";
import type {Entry, FindingStatus} from "../journal/entry/entry.ts";
import {formatReference} from "../journal/findings/findings.ts";
import type {FindingState, Journal} from "../journal/journal.ts";
import type {StatedInText} from "./entry-text.ts";
import {statedInText} from "./entry-text.ts";

/** A finding that a pull request states, or whose status it changes. */
export interface FindingNews {
  /** Entry that states it. */
  readonly entry: string;
  readonly id: string;
  readonly claim: string;
  /** Status after the pull request: `open` for a finding that it opens. */
  readonly status: FindingStatus;
  /** True if the pull request states it first. */
  readonly isNew: boolean;
  /** Entry of the pull request that resolves or supersedes it; absent where its own entry changed the status. */
  readonly by?: string;
  readonly link?: string;
}

/** Where findings come from, now and before. */
interface FindingSource {
  readonly journal: Pick<Journal, "findings">;
  textBefore(path: string): string | undefined;
  link(address: string): string | undefined;
}

/** Lists the findings that changed entries open, resolve and supersede, in the order of the journal. */
export function findingNews(changed: readonly Entry[], source: FindingSource): FindingNews[] {
  const before = new Map(
    changed.map(({id, folder}) => [id, statedInText(source.textBefore(`${folder}/index.md`) ?? "")] as const),
  );
  return source.journal.findings.flatMap(state => {
    const news = newsOf(state, before);
    const link = source.link(findingCardAddress(state.entry.id, state.finding.id));
    return news ? [{...news, ...(link !== undefined && {link})}] : [];
  });
}

function newsOf(
  {entry, finding, status, history}: FindingState,
  before: ReadonlyMap<string, StatedInText>,
): FindingNews | undefined {
  const shared = {entry: entry.id, id: finding.id, claim: finding.claim, status};
  const reference = formatReference({entry: entry.id, finding: finding.id});
  const stated = before.get(entry.id);
  const isNew = stated !== undefined && !stated.findings.has(finding.id);
  const settling = history.findLast(event => {
    const text = event.entry === entry ? undefined : before.get(event.entry.id);
    return text !== undefined && !text.settled.has(reference);
  });
  if (settling) return {...shared, isNew, by: settling.entry.id};
  const hasOwnNews = isNew || (stated !== undefined && stated.findings.get(finding.id) !== finding.status);
  return hasOwnNews ? {...shared, isNew} : undefined;
}
