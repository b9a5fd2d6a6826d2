import {compareText} from "../../text/compare.ts";
import {siteId} from "../read/journal-place.ts";
import type {Entry, FindingReference, Resolution} from "./entry.ts";

/**
 * Returns an entry as part of a named journal: its id, its aliases and the entries it refers to have the name as a prefix,
 * its component lies below it. A reference that names a journal itself is kept.
 */
export function inNamedJournal(entry: Entry, journal: string): Entry {
  const {meta} = entry;
  const full = <Reference extends FindingReference | Resolution>(reference: Reference): Reference => ({
    ...reference,
    entry: siteId(reference.entry, journal),
  });
  return {
    ...entry,
    id: siteId(entry.id, journal),
    journal,
    component: [journal, entry.component].filter(Boolean).join("/"),
    meta: {
      ...meta,
      aliases: meta.aliases.map(alias => siteId(alias, journal)),
      resolves: meta.resolves.map(full),
      ...(meta.supersedes && {supersedes: meta.supersedes.map(full)}),
    },
    findings: entry.findings.map(finding => ({
      ...finding,
      ...(finding.supersedes && {supersedes: finding.supersedes.map(full)}),
      ...(finding.component !== undefined && {component: `${journal}/${finding.component}`}),
    })),
  };
}

/** Orders entries from the oldest to the newest, those of the same day by id. */
export function compareAge(a: Pick<Entry, "date" | "id">, b: Pick<Entry, "date" | "id">): number {
  return compareText(a.date, b.date) || compareText(a.id, b.id);
}
