import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import type {PageAttributes} from "../../contract/attributes.ts";
import {COPY_MENU} from "../../contract/copy-menu.ts";
import {entryAddress, figureAddress, findingCardAddress} from "../../journal/addresses/addresses.ts";
import type {CiteCode} from "../../journal/citations/cite-code.ts";
import {dataCode, formatCiteCode, textCode} from "../../journal/citations/cite-code.ts";
import type {Attachment, Entry} from "../../journal/entry/entry.ts";
import {entryHeadline} from "../../journal/entry/entry-headline.ts";
import type {CitablePart} from "../embed.ts";

/** The entry that holds a target, and the site's addresses. */
export interface CopyPlace {
  readonly entry: Entry;
  /** Prefixes a site path with the base the site is published under. */
  href(path: string): string;
}

/** Something of an entry that can be linked to, copied and cited. */
export interface CopyTarget {
  readonly kind: "entry" | "finding" | "figure";
  /** The fragment of its place on the entry's page; "" for the entry itself. */
  readonly id: string;
  /** A sentence about it: a title, a claim, the caption of a figure. */
  readonly text: string;
  /** Status of a finding: `landed in 2026-05-09-follow`. */
  readonly status?: string | undefined;
  /** Of a finding, its text as Markdown. */
  readonly body?: string;
  readonly code: CiteCode;
  /** Names of the attachments that its data code is of. */
  readonly files: readonly string[];
}

/** Wraps the link of a target, all there is without JavaScript, in the element that makes a menu of it. */
export function copyMenu(target: CopyTarget, place: CopyPlace, link: readonly ElementContent[]): Element {
  return h("copy-menu", targetAttributes(target, place), [...link]);
}

/** Attributes from which a script writes a link, a citation or Markdown of a target. */
function targetAttributes(
  {kind, id, text, status, body, code, files}: CopyTarget,
  {entry, href}: CopyPlace,
): PageAttributes {
  return COPY_MENU.encode({
    kind,
    id,
    text,
    status,
    body,
    code: formatCiteCode(code),
    files,
    entry: entry.id,
    title: entry.meta.title,
    facts: entryHeadline(entry),
    page: href(entryAddress(entry.id)),
    card: kind === "finding" ? href(findingCardAddress(entry.id, id)) : undefined,
    figure: kind === "figure" ? href(figureAddress(entry.id, id)) : undefined,
    // Figures are pictured once their entry is drawn.
    isPictured: false,
  });
}

/** The entry as a whole. */
export function entryTarget(entry: Entry): CopyTarget {
  return {
    kind: "entry",
    id: "",
    text: entry.meta.title,
    ...citing(textCode(entry.document.source), entry.attachments),
  };
}

/**
 * A finding with the files that bear it out: those that front matter names or that its container shows and links to,
 * `shown`; every file of the entry without any.
 */
export function findingTarget(
  entry: Entry,
  {id, claim, status}: {readonly id: string; readonly claim: string; readonly status: string},
  shown: readonly string[],
): CopyTarget {
  const stated = entry.findings.find(finding => finding.id === id)?.evidence ?? [];
  const names = new Set([...stated, ...shown]);
  const named = entry.attachments.filter(({name}) => names.has(name));
  const bearing = named.length > 0 ? named : entry.attachments;
  return {kind: "finding", id, text: claim, status, ...citing(textCode(claim), bearing)};
}

/** A figure with the attachments that it is drawn from; without any, its code is of the entry's text. */
export function figureTarget(
  entry: Entry,
  {id, text, files}: {readonly id: string; readonly text: string; readonly files: readonly Attachment[]},
): CopyTarget & {readonly kind: "figure"} {
  const source = files.length > 0 ? undefined : textCode(entry.document.source);
  return {kind: "figure", id, text, ...citing(source, files)};
}

/** A finding or figure as data. */
export function citedPart({kind, id, text, status, body, code, files}: CopyTarget): CitablePart {
  return {
    ...{kind, id, text, code: formatCiteCode(code), files},
    ...(status !== undefined && {status}),
    ...(body !== undefined && {body}),
  };
}

function citing(text: string | undefined, files: readonly Attachment[]): Pick<CopyTarget, "code" | "files"> {
  const data = dataCode(files);
  const code = {...(text !== undefined && {text}), ...(data !== undefined && {data})};
  return {code, files: files.map(({name}) => name)};
}
