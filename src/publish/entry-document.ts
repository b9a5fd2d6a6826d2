import {entryAddress, findingCardAddress} from "../journal/addresses/addresses.ts";
import type {Entry} from "../journal/entry/entry.ts";
import type {EntryEffect} from "../journal/history/entry-headlines.ts";
import {settingsOf} from "../journal/read/config.ts";
import {measurementDocument} from "./artifact-document.ts";
import {question} from "./page-question.ts";
import type {RecordedSite} from "./page-record-fs.ts";
import type {Publication} from "./publication-fs.ts";

/** Version of the JSON documents' shape; it grows when a field changes its meaning or goes. */
const VERSION = 1;

/** An entry as plain data, for `/entries/<id>.json`. */
export async function entryDocument(
  entry: Entry,
  site: Pick<RecordedSite, "journal" | "href" | "render" | "ask">,
): Promise<object> {
  const {claims} = await site.render(entry);
  const {confidence} = settingsOf(site.journal, entry.journal).thresholds;
  return {
    version: VERSION,
    ...entryHead(entry, site),
    commit: entry.meta.commit ?? null,
    baseCommit: entry.meta.baseCommit ?? null,
    pr: entry.meta.pr ?? null,
    machine: entry.meta.machine ?? null,
    go: entry.meta.go ?? null,
    findings: site
      .ask(OWN_FINDINGS, entry.id)
      .map(finding => ({...finding, address: site.href(findingCardAddress(entry.id, finding.id))})),
    claims: claims.map(({text, standing, measured, reason}) => ({text, standing, measured, reason})),
    attachments: entry.attachments.map(file => ({
      name: file.name,
      address: site.href(file.address),
      kind: file.artifact?.kind.name ?? null,
      size: file.size,
      sha256: file.sha256,
      facts: file.artifact?.facts ?? [],
      measurements: (file.artifact?.measurements ?? []).map(each => measurementDocument(each, confidence)),
    })),
    pairs: entry.pairs.map(({name, base, head}) => ({name, base: base.name, head: head.name})),
    effects: site.ask(OWN_EFFECTS, entry.id),
  };
}

/** The findings of an entry with their present statuses, by its id. */
const OWN_FINDINGS = question("own findings", ({journal}, of) =>
  journal.findings
    .filter(({entry}) => entry.id === of)
    .map(({finding: {id, claim}, status}) => ({id, claim, status})),
);

/** The effects of an entry's own pairs, by its id. */
const OWN_EFFECTS = question("own effects", ({journal}, id) =>
  (journal.effects.get(id) ?? []).map(effectDocument),
);

/** An effect of the entry's own pairs: the row of the benchmark's ledger. */
function effectDocument({series, effect, kept}: EntryEffect): object {
  const {group, name, unit, machine} = series;
  const {from, to, ratio, interval, p, n, judgement, rows} = effect;
  return {
    group,
    name,
    unit,
    machine,
    base: from,
    head: to,
    ratio: Number.isFinite(ratio) ? ratio : null,
    interval: interval ?? null,
    p: p ?? null,
    n,
    significant: judgement === "moved",
    attributed: kept,
    judgement,
    rows,
  };
}

/** Every entry's head, for `/index.json`. */
export function journalDocument(site: Pick<Publication, "journal" | "href">): object {
  const {config, entries} = site.journal;
  return {
    version: VERSION,
    title: config.title,
    description: config.description ?? null,
    entries: entries.map(entry => entryHead(entry, site)),
  };
}

function entryHead(entry: Entry, site: Pick<Publication, "href">): object {
  return {
    id: entry.id,
    ...(entry.journal !== undefined && {journal: entry.journal}),
    address: site.href(entryAddress(entry.id)),
    date: entry.date,
    title: entry.meta.title,
    verdict: entry.meta.verdict ?? null,
    component: entry.component ?? null,
    tags: entry.meta.tags,
    authors: entry.meta.authors,
    draft: entry.meta.draft,
    aliases: entry.meta.aliases,
  };
}
