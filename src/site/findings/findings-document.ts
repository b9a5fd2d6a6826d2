import {findingCardAddress} from "../../journal/addresses/addresses.ts";
import type {FindingStatus} from "../../journal/entry/entry.ts";
import {formatReference} from "../../journal/findings/findings.ts";
import type {FindingState} from "../../journal/journal.ts";
import type {Site} from "../../publish/site-fs.ts";
import {findingComponent, findingTags} from "./findings.ts";

/** Version of the document; it grows when a field changes its meaning or goes. */
const VERSION = 1;

/** The document at `/findings.json`: every finding with its history. */
export interface FindingsDocument {
  readonly version: typeof VERSION;
  readonly findings: readonly FindingDocument[];
}

/** A finding of the journal. */
interface FindingDocument {
  /** `2026-05-03-pool#gc`. */
  readonly id: string;
  /** Address of its page, base applied. */
  readonly address: string;
  /** Its first sentence, as plain text. */
  readonly claim: string;
  /** Status at the newest entry. */
  readonly status: FindingStatus;
  /** Day of its entry, `YYYY-MM-DD`. */
  readonly date: string;
  /** Its own component, else its entry's. */
  readonly component: string | null;
  /** Its own tags and its entry's, each once. */
  readonly tags: readonly string[];
  /** Changes of the status, oldest first. */
  readonly history: readonly StatusDocument[];
  /** Ids of the entries that refer to it. */
  readonly citedBy: readonly string[];
}

/** A status with the entry that set it. */
interface StatusDocument {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Id of the entry. */
  readonly entry: string;
  readonly status: FindingStatus;
  /** Within that entry the finding that took its place; null for other statuses. */
  readonly finding: string | null;
}

/** Returns every finding with its history, for `/findings.json`. */
export function findingsDocument(site: Pick<Site, "journal" | "href">): FindingsDocument {
  return {
    version: VERSION,
    findings: site.journal.findings.map(state => findingDocument(state, site)),
  };
}

function findingDocument(state: FindingState, site: Pick<Site, "href">): FindingDocument {
  const {entry, finding, status, history, citedBy} = state;
  return {
    id: formatReference({entry: entry.id, finding: finding.id}),
    address: site.href(findingCardAddress(entry.id, finding.id)),
    claim: finding.claim,
    status,
    date: entry.date,
    component: findingComponent(state) ?? null,
    tags: findingTags(state),
    history: history.map(event => ({
      date: event.entry.date,
      entry: event.entry.id,
      status: event.status,
      finding: event.successor?.id ?? null,
    })),
    citedBy: citedBy.map(({id}) => id),
  };
}
