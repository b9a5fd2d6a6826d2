import type {Fact} from "../artifacts/kind.ts";
import {entryAddress, findingCardAddress} from "../journal/addresses/addresses.ts";
import type {StatedClaim} from "../journal/claims/claims.ts";
import type {Entry, FindingStatus, Verdict} from "../journal/entry/entry.ts";
import type {EffectJudgement} from "../journal/history/effects.ts";
import type {EntryEffect} from "../journal/history/entry-headlines.ts";
import {settingsOf} from "../journal/read/config.ts";
import type {Measurement} from "../measurement.ts";
import type {MeasurementDocument} from "./artifact-document.ts";
import {measurementDocument} from "./artifact-document.ts";
import {question} from "./page-question.ts";
import type {RecordedSite} from "./page-record-fs.ts";
import type {Publication} from "./publication-fs.ts";

/** Versions of the documents; one grows when a field changes its meaning or goes. */
const INDEX_VERSION = 1;
const ENTRY_VERSION = 2;

/** The head of an entry. */
interface EntryHead {
  /** `2026-05-03-pool`; with several journals in the site the name of its journal before it. */
  readonly id: string;
  /** Name of the journal; absent in a site with a single journal. */
  readonly journal?: string;
  /** Address of its page, base applied. */
  readonly address: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly title: string;
  /** Outcome of the change; null if not stated. */
  readonly verdict: Verdict | null;
  /** Folder or `component` of the entry. */
  readonly component: string | null;
  readonly tags: readonly string[];
  readonly authors: readonly string[];
  readonly draft: boolean;
  /** Earlier ids. */
  readonly aliases: readonly string[];
}

/** The document at `/index.json`: every entry's head. */
export interface JournalDocument {
  readonly version: typeof INDEX_VERSION;
  readonly title: string;
  readonly description: string | null;
  /** Newest first. */
  readonly entries: readonly EntryHead[];
}

/** The document at `/entries/<id>.json`: an entry as plain data. */
export interface EntryDocument extends EntryHead {
  readonly version: typeof ENTRY_VERSION;
  /** Commit of the head side, hexadecimal. */
  readonly commit: string | null;
  /** Commit of the base side, hexadecimal. */
  readonly baseCommit: string | null;
  /** Pull request: a number, or an https address. */
  readonly pr: string | null;
  /** Name of a machine of journal.yaml, or free text. */
  readonly machine: string | null;
  /** Go version: `1.26.8`. */
  readonly go: string | null;
  readonly findings: readonly OwnFinding[];
  readonly claims: readonly ClaimDocument[];
  readonly attachments: readonly AttachmentDocument[];
  /** Names of the two sides of each comparison. */
  readonly pairs: readonly {readonly name: string; readonly base: string; readonly head: string}[];
  /** A row for each benchmark and unit that a pair of this entry measures. */
  readonly effects: readonly EffectDocument[];
}

/** A finding of the entry. */
interface OwnFinding {
  /** Within the entry: `regexp-in-parse`. */
  readonly id: string;
  /** Its first sentence, as plain text. */
  readonly claim: string;
  /** Status at the newest entry of the journal. */
  readonly status: FindingStatus;
  /** Address of its page, base applied. */
  readonly address: string;
}

/** A claim of the front matter, or of a number in the text, compared with the data. */
type ClaimDocument = Pick<StatedClaim, "text" | "standing" | "measured" | "reason">;

/** A file of the entry with its measurements. */
interface AttachmentDocument {
  readonly name: string;
  /** Address of the published copy, base applied. */
  readonly address: string;
  /** `benchmark`, `profile`, `gctrace`, …; null for a file that is offered for download only. */
  readonly kind: string | null;
  /** In bytes. */
  readonly size: number;
  /** Digest of the file, hexadecimal. */
  readonly sha256: string;
  /** Named facts in the words of the tool. */
  readonly facts: readonly Fact[];
  /** In the order of the file. */
  readonly measurements: readonly MeasuredBenchmark[];
}

/** A benchmark of a file in all its units. */
interface MeasuredBenchmark {
  /** Package or group; "" if unknown. */
  readonly group: string;
  readonly name: string;
  readonly units: readonly MeasuredQuantity[];
}

/** A measured quantity of a benchmark; the file, and the CSV of the benchmark, have the samples. */
interface MeasuredQuantity extends Pick<MeasurementDocument, "unit" | "better" | "center" | "interval"> {
  /** Number of samples. */
  readonly n: number;
  /** True if the tool gave a single number and no samples; absent otherwise. */
  readonly summaryOnly?: true;
}

/** An effect of the entry's own pairs: the row of the benchmark's ledger. */
interface EffectDocument {
  /** Package or group of the benchmark; "" if unknown. */
  readonly group: string;
  readonly name: string;
  readonly unit: string;
  readonly machine: string;
  /** Median before, in the unit. */
  readonly base: number;
  /** Median after, in the unit. */
  readonly head: number;
  /** Head over base; null from 0. */
  readonly ratio: number | null;
  /** Interval of the ratio; null without one. */
  readonly interval: {readonly low: number; readonly high: number} | null;
  /** p of the U test; null for exact numbers. */
  readonly p: number | null;
  /** Samples of the base and of the head. */
  readonly n: readonly [base: number, head: number];
  /** True if the effect counts as a move. */
  readonly significant: boolean;
  /** True for the effect of a kept head. */
  readonly attributed: boolean;
  /** Reason why the effect counts as a move or not. */
  readonly judgement: EffectJudgement;
  /** Number of rows of the entry and unit that were judged together. */
  readonly rows: number;
}

/** Returns an entry as plain data, for `/entries/<id>.json`. */
export async function entryDocument(
  entry: Entry,
  site: Pick<RecordedSite, "journal" | "href" | "render" | "ask">,
): Promise<EntryDocument> {
  const {claims} = await site.render(entry);
  const {confidence} = settingsOf(site.journal, entry.journal).thresholds;
  return {
    version: ENTRY_VERSION,
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
      measurements: measuredBenchmarks(file.artifact?.measurements ?? [], confidence),
    })),
    pairs: entry.pairs.map(({name, base, head}) => ({name, base: base.name, head: head.name})),
    effects: site.ask(OWN_EFFECTS, entry.id),
  };
}

function measuredBenchmarks(measurements: readonly Measurement[], confidence: number): MeasuredBenchmark[] {
  const benchmarks = Map.groupBy(measurements, ({group, name}) => JSON.stringify([group, name]));
  return [...benchmarks.values()].flatMap(units => {
    const [first] = units;
    if (!first) return [];
    const {group, name} = first;
    return [{group, name, units: units.map(each => measuredQuantity(each, confidence))}];
  });
}

/** Returns a measurement with the number of its samples in place of them. */
function measuredQuantity(measurement: Measurement, confidence: number): MeasuredQuantity {
  const {unit, better, samples, center, interval, summaryOnly} = measurementDocument(measurement, confidence);
  return {unit, better, n: samples.length, center, interval, ...(summaryOnly && {summaryOnly})};
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

/** Returns an effect as data. */
function effectDocument({series, effect, kept}: EntryEffect): EffectDocument {
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

/** Returns every entry's head, for `/index.json`. */
export function journalDocument(site: Pick<Publication, "journal" | "href">): JournalDocument {
  const {config, entries} = site.journal;
  return {
    version: INDEX_VERSION,
    title: config.title,
    description: config.description ?? null,
    entries: entries.map(entry => entryHead(entry, site)),
  };
}

function entryHead(entry: Entry, site: Pick<Publication, "href">): EntryHead {
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
