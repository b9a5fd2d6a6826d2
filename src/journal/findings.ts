import type {Problem} from "../problem.ts";
import type {Entry, FindingReference, FindingStatus} from "./entry.ts";
import type {FindingState} from "./journal.ts";

/** Findings of the whole journal with what later entries say of them, and the references that lead nowhere. */
export interface FindingStates {
  /** By entry id ascending, then in the order of the text. */
  readonly findings: readonly FindingState[];
  readonly problems: readonly Problem[];
}

/**
 * Works out where each finding stands: an entry that resolves it makes it `landed`, unless the author
 * has said `rejected` or `superseded` of it.
 */
export function findingStates(entries: readonly Entry[]): FindingStates {
  const oldestFirst = entries.toSorted((a, b) => compare(a.id, b.id));
  const ids = new Map(entries.flatMap(entry => entry.meta.aliases.map(alias => [alias, entry.id] as const)));
  const resolvers = new Map<string, Entry[]>();
  for (const entry of oldestFirst) {
    for (const reference of entry.meta.resolves.map(written => currentReference(written, ids))) {
      if (!isEarlier(reference, entry)) continue;
      const key = formatReference(reference);
      const earlier = resolvers.get(key) ?? [];
      if (!earlier.includes(entry)) resolvers.set(key, [...earlier, entry]);
    }
  }
  const findings = oldestFirst.flatMap(entry =>
    entry.findings.map(finding => {
      const resolvedBy = resolvers.get(formatReference({entry: entry.id, finding: finding.id})) ?? [];
      return {entry, finding, resolvedBy, status: shownStatus(finding.status, resolvedBy.length > 0)};
    }),
  );
  return {findings, problems: oldestFirst.flatMap(entry => danglingReferences(entry, findings, ids))};
}

/** The reference by the entry's present id, where an earlier one was written. */
function currentReference(written: FindingReference, ids: ReadonlyMap<string, string>): FindingReference {
  return {...written, entry: ids.get(written.entry) ?? written.entry};
}

/** Writes a reference as front matter does: `2026-05-03-pool#headers`. */
export function formatReference({entry, finding}: FindingReference): string {
  return `${entry}#${finding}`;
}

function shownStatus(written: FindingStatus, resolved: boolean): FindingStatus {
  return resolved && written === "open" ? "landed" : written;
}

/** Whether a finding was there when the entry was written; within a day anyone may have been first. */
function isEarlier(reference: FindingReference, entry: Entry): boolean {
  return reference.entry !== entry.id && reference.entry.slice(0, 10) <= entry.date;
}

function danglingReferences(
  entry: Entry,
  findings: readonly FindingState[],
  ids: ReadonlyMap<string, string>,
): Problem[] {
  const known = new Set(
    findings.map(state => formatReference({entry: state.entry.id, finding: state.finding.id})),
  );
  return entry.meta.resolves.flatMap((written, index) => {
    const reference = currentReference(written, ids);
    const exists = known.has(formatReference(reference));
    if (exists && isEarlier(reference, entry)) return [];
    const line = entry.metaLines?.get(`resolves.${index}`) ?? entry.metaLines?.get("resolves");
    const ofEntry = [...known].filter(key => key.startsWith(`${reference.entry}#`));
    return {
      file: `${entry.folder}/index.md`,
      ...(line !== undefined && {line}),
      severity: "error" as const,
      code: "PJ092" as const,
      message: `resolves names "${formatReference(written)}", expected a finding of an earlier entry`,
      hint: exists ? "only a later entry can resolve a finding" : whatThereIs(reference, ofEntry),
    };
  });
}

function whatThereIs(reference: FindingReference, ofEntry: readonly string[]): string {
  return ofEntry.length
    ? `that entry has ${ofEntry.join(", ")}`
    : `no entry "${reference.entry}" states a finding`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
