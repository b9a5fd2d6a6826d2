import {journalGrid} from "../src/artifacts/benchmark/journal-grid.ts";
import {benchmarkKind} from "../src/artifacts/benchmark/kind.ts";
import {formatText} from "../src/artifacts/benchmark/text-output.ts";
import {escapeMarkdown} from "../src/islands/escape-markdown.ts";
import {entryAddress, findingAddress} from "../src/journal/addresses.ts";
import type {JournalConfig} from "../src/journal/config.ts";
import type {Entry, FindingStatus, Pair} from "../src/journal/entry.ts";
import type {Journal} from "../src/journal/journal.ts";

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
}

/** A benchmark pair of an entry. */
export interface ComparisonReport {
  /** "" for plain before and after. */
  readonly name: string;
  readonly base: string;
  readonly head: string;
  /** What benchstat prints, ending in a line end. */
  readonly text: string;
}

/** A finding of an entry. */
export interface FindingReport {
  readonly id: string;
  readonly claim: string;
  readonly status: FindingStatus;
  readonly link: string;
  /** Ids of the entries that resolve it, oldest first. */
  readonly resolvedBy: readonly string[];
}

/** An attachment of an entry. */
export interface FileReport {
  readonly name: string;
  /** What it was recognised as; absent when it cannot be read. */
  readonly title?: string;
  /** Bytes on disk. */
  readonly size: number;
}

/** Gathers what `show` tells of an entry. */
export function reportEntry(entry: Entry, {config, findings}: Journal): EntryReport {
  const {id, date, folder, meta, component} = entry;
  const {title, verdict, authors, tags, baseCommit, commit, pr, machine, go} = meta;
  return {
    version: 1,
    id,
    title,
    date,
    folder,
    link: siteLink(entryAddress(id), config),
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
      .map(({finding, status, resolvedBy}) => ({
        id: finding.id,
        claim: finding.claim,
        status,
        link: siteLink(findingAddress(id, finding.id), config),
        resolvedBy: resolvedBy.map(later => later.id),
      })),
    files: entry.attachments.map(({name, artifact, size}) => ({
      name,
      ...(artifact && {title: artifact.title}),
      size,
    })),
  };
}

/** Writes a report for the terminal; `finding` alone, or the whole entry. */
export function reportText(report: EntryReport, finding?: FindingReport): string {
  const head = [`${report.id}  ${report.title}`, headline(report)].filter(Boolean).join("\n");
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

/** Writes a report as Markdown for a pull request or a design document; `finding` alone, or the whole entry. */
export function reportMarkdown(report: EntryReport, finding?: FindingReport): string {
  const title = `**[${escapeMarkdown(report.title)}](${report.link})**`;
  const facts = escapeMarkdown([report.id, headline(report)].filter(Boolean).join(" · "));
  if (finding)
    return `> ${escapeMarkdown(finding.claim)}\n\n[${escapeMarkdown(`${report.id}#${finding.id}`)}](${finding.link}), ${statusText(finding)}. From ${title}: ${facts}\n`;
  const sections = [
    `${title}\n${facts}`,
    ...report.comparisons.map(({text}) => fence(text)),
    report.findings
      .map(
        each =>
          `- ${escapeMarkdown(each.claim)} ([${escapeMarkdown(each.id)}](${each.link}), ${statusText(each)})`,
      )
      .join("\n"),
  ];
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

function reportPair({name, base, head}: Pair, {thresholds}: JournalConfig): ComparisonReport[] {
  const models = [base, head].flatMap(({name: label, artifact}) => {
    const model = artifact && benchmarkKind.modelOf(artifact);
    return model ? [{label, model}] : [];
  });
  if (models.length < 2) return [];
  const grid = journalGrid(models, thresholds);
  // Summaries and printed tables cannot be compared.
  if (grid.tables.length === 0) return [];
  return [{name, base: base.name, head: head.name, text: formatText(grid)}];
}

/** `kept · parser · abc → def · Ann`. */
function headline({verdict, component, baseCommit, commit, machine, go, authors}: EntryReport): string {
  const commits = [baseCommit, commit].flatMap(sha => sha?.slice(0, 12) ?? []).join(" → ");
  return [verdict, component, commits, machine, go && `Go ${go}`, authors.join(", ")]
    .filter(Boolean)
    .join(" · ");
}

function findingText(finding: FindingReport): string {
  return `  #${finding.id} (${statusText(finding)})\n    ${finding.claim}`;
}

function statusText({status, resolvedBy}: FindingReport): string {
  return resolvedBy.length > 0 ? `${status} in ${resolvedBy.join(", ")}` : status;
}

function fileText({name, title, size}: FileReport): string {
  return `  ${name}  ${title ?? "cannot be read"}, ${size} bytes`;
}

function siteLink(address: string, {site, base}: JournalConfig): string {
  return `${site ?? ""}${base}${address.replace(/^\//, "")}`;
}

/** A fenced block whose fence is longer than any in the text. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = "`".repeat(longest + 1);
  return `${ticks}\n${text.trimEnd()}\n${ticks}`;
}
