import {entryAddress, findingCardAddress} from "../../journal/addresses/addresses.ts";
import type {Attachment, Entry, FindingStatus, Pair} from "../../journal/entry/entry.ts";
import {entryHeadline} from "../../journal/entry/entry-headline.ts";
import type {Journal} from "../../journal/journal.ts";
import type {JournalConfig} from "../../journal/read/config.ts";
import {settingsOf} from "../../journal/read/config.ts";
import type {ArtifactDocument} from "../../publish/artifact-document.ts";
import {artifactDocument} from "../../publish/artifact-document.ts";
import {pairData, pairText} from "../../publish/pair-text.ts";
import {findingStatusSource} from "../../text/finding-status.ts";
import {siteLink} from "./copy-sources.ts";

/** An entry as `show` prints it and as `show --json` gives it; fields are only ever added within a version. */
export interface EntryReport {
  readonly version: 1;
  readonly id: string;
  readonly title: string;
  readonly date: string;
  /** From the journal's root. */
  readonly folder: string;
  /** The entry's page: a full address where the journal says where it is published, else a path. */
  readonly link: string;
  /** Verdict, component, commits, machine and authors in a single line. */
  readonly headline: string;
  readonly verdict?: string;
  readonly component?: string;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly baseCommit?: string;
  readonly commit?: string;
  readonly pr?: string;
  readonly machine?: string;
  readonly go?: string;
  readonly comparisons: readonly ComparisonReport[];
  readonly findings: readonly FindingReport[];
  readonly files: readonly FileReport[];
  /** Empty where no numbers were asked for. */
  readonly fences: readonly FenceReport[];
}

/** A benchmark pair of an entry. */
export interface ComparisonReport {
  /** "" for plain before and after. */
  readonly name: string;
  readonly base: string;
  readonly head: string;
  /** Output of benchstat, ending in a line end. */
  readonly text: string;
  /** The same as numbers, as `perf-journal benchstat -format json` gives them; absent unless requested. */
  readonly data?: unknown;
}

/** A finding of an entry. */
export interface FindingReport {
  readonly id: string;
  readonly claim: string;
  readonly status: FindingStatus;
  readonly link: string;
  /** Ids of the entries that resolve it, oldest first. */
  readonly resolvedBy: readonly string[];
  /** Findings, or whole entries, that take its place, oldest first. */
  readonly supersededBy: readonly string[];
  /** Ids of the entries that link to it, oldest first. */
  readonly citedBy: readonly string[];
}

/** An attachment of an entry; with its numbers where they were asked for. */
export interface FileReport extends Partial<ArtifactDocument> {
  readonly name: string;
  /** Recognised kind; absent when it cannot be read. */
  readonly title?: string;
  /** Bytes on disk. */
  readonly size: number;
}

/** A code fence of an entry's text that is an artifact, with its numbers. */
export interface FenceReport extends ArtifactDocument {
  /** 1-based line of the opening fence in index.md. */
  readonly line: number;
}

/** Collects the contents of `show` for an entry. */
export function reportEntry(entry: Entry, journal: Journal): EntryReport {
  const {findings} = journal;
  const config = settingsOf(journal, entry.journal);
  const {id, date, folder, meta, component} = entry;
  const {title, verdict, authors, tags, baseCommit, commit, pr, machine, go} = meta;
  return {
    version: 1,
    id,
    title,
    date,
    folder,
    link: siteLink(entryAddress(id), config),
    headline: entryHeadline(entry),
    ...(verdict !== undefined && {verdict}),
    ...(component !== undefined && {component}),
    authors,
    tags,
    ...(baseCommit !== undefined && {baseCommit}),
    ...(commit !== undefined && {commit}),
    ...(pr !== undefined && {pr}),
    ...(machine !== undefined && {machine}),
    ...(go !== undefined && {go}),
    comparisons: entry.pairs.flatMap(pair => reportPair(pair, config)),
    findings: findings
      .filter(state => state.entry.id === id)
      .map(({finding, status, resolvedBy, history, citedBy}) => ({
        id: finding.id,
        claim: finding.claim,
        status,
        link: siteLink(findingCardAddress(id, finding.id), config),
        resolvedBy: resolvedBy.map(later => later.id),
        supersededBy: history
          .filter(event => event.status === "superseded" && event.entry !== entry)
          .map(event => (event.successor ? `${event.entry.id}#${event.successor.id}` : event.entry.id)),
        citedBy: citedBy.map(citing => citing.id),
      })),
    files: entry.attachments.map(({name, artifact, size}) => ({
      name,
      size,
      ...(artifact && {title: artifact.title}),
    })),
    fences: [],
  };
}

/** Gathers an entry with every number of its files and fences. */
export function reportNumbers(entry: Entry, journal: Journal): EntryReport {
  const report = reportEntry(entry, journal);
  const config = settingsOf(journal, entry.journal);
  const {confidence} = config.thresholds;
  return {
    ...report,
    comparisons: entry.pairs.flatMap(pair =>
      reportPair(pair, config).map(found => ({
        ...found,
        data: pairData(pair, config.thresholds),
      })),
    ),
    files: entry.attachments.map(file => fileNumbers(file, confidence)),
    fences: entry.fences.map(({line, artifact}) => ({line, ...artifactDocument(artifact, confidence)})),
  };
}

function fileNumbers({name, artifact, size}: Attachment, confidence: number): FileReport {
  return {name, size, ...(artifact && artifactDocument(artifact, confidence))};
}

/** Reports the files of these names with their numbers. */
export function reportFiles(
  names: readonly string[],
  entry: Entry,
  journal: Pick<Journal, "config" | "settings">,
): FileReport[] {
  const {confidence} = settingsOf(journal, entry.journal).thresholds;
  return entry.attachments
    .filter(({name}) => names.includes(name))
    .map(file => fileNumbers(file, confidence));
}

/** Writes a report for the terminal; `finding` alone, or the whole entry. */
export function reportText(report: EntryReport, finding?: FindingReport): string {
  const head = [`${report.id}  ${report.title}`, report.headline].filter(Boolean).join("\n");
  if (finding) return `${head}\n\n${findingText(finding)}\n`;
  const sections = [
    head,
    ...report.comparisons.map(({base, head, text}) => `${base} → ${head}\n${text.trimEnd()}`),
    report.findings.length > 0 ? `findings\n${report.findings.map(findingText).join("\n")}` : "",
    report.files.length > 0 ? `files\n${report.files.map(fileText).join("\n")}` : "",
    report.link,
  ];
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

function reportPair(pair: Pair, {thresholds}: JournalConfig): ComparisonReport[] {
  const text = pairText(pair, thresholds);
  return text === undefined ? [] : [{name: pair.name, base: pair.base.name, head: pair.head.name, text}];
}

function findingText(finding: FindingReport): string {
  return `  #${finding.id} (${findingStatusSource(finding.status, finding)})\n    ${finding.claim}`;
}

function fileText({name, title, size}: FileReport): string {
  return `  ${name}  ${title ?? "cannot be read"}, ${size} bytes`;
}
