import {entryAddress} from "../../journal/addresses/addresses.ts";
import type {JournalLink} from "../../journal/citations/journal-link.ts";
import {entryAtPath, joinPath, journalLink} from "../../journal/citations/journal-link.ts";
import type {Attachment, Entry} from "../../journal/entry/entry.ts";
import type {JournalQueries} from "../../journal/journal.ts";
import type {JournalConfig} from "../../journal/read/config.ts";
import {siteId} from "../../journal/read/journal-place.ts";
import type {ProblemMessage} from "../../problem.ts";
import {linkToNoEntry, linkToNoFile, linkToNoPart, refusedProtocol} from "../../problems/links.ts";

/** Context in which links of an entry are resolved. */
export interface LinkSource {
  readonly entry: Entry;
  readonly queries: JournalQueries;
  readonly config: Pick<JournalConfig, "site" | "base" | "journals">;
  /** Prefixes a site path with the base the site is published under. */
  href(path: string): string;
}

/** Target of a link, with its problem; no address for a broken link. */
export interface LinkTarget {
  readonly href?: string;
  /** The file of the entry that the address is of. */
  readonly attachment?: Attachment;
  /** True if it leads to a superseded finding. */
  readonly superseded?: boolean;
  readonly fault?: ProblemMessage;
}

const PROTOCOLS = new Set(["http", "https", "mailto"]);

/** Resolves an address as an author wrote it: other entries and files by their relative paths, as GitHub reads them. */
export function linkTarget(written: string, source: LinkSource): LinkTarget {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(written)?.[1];
  if (scheme && PROTOCOLS.has(scheme.toLowerCase()))
    return {href: written, ...supersededBy(journalLink(written, {...source, folder: ""}), source)};
  if (scheme || written.startsWith("//")) return {fault: refusedProtocol(written)};
  const {path, fragment} = splitPath(written);
  if (path === undefined || path.startsWith("/")) return missingFile(written, source);
  if (path === "") return {href: fragment || "#"};
  return relativeTarget(written, path, fragment, source);
}

/** Returns the id of a fragment with its `#`; "" for an empty fragment. */
export function fragmentId(fragment: string): string {
  try {
    return decodeURIComponent(fragment.slice(1));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return fragment.slice(1);
  }
}

/** Resolves a path from the entry's folder: a file of it, or another entry. */
function relativeTarget(written: string, path: string, fragment: string, source: LinkSource): LinkTarget {
  const {entry} = source;
  const segments = joinPath(entry.folder, path);
  const own = entry.folder.split("/");
  if (own.every((segment, index) => segments[index] === segment)) {
    const name = segments.slice(own.length).join("/");
    if (name === "" || name === "index.md") return {href: fragment || "#"};
    const attachment = entry.attachments.find(candidate => candidate.name === name);
    return attachment ? {href: source.href(attachment.address), attachment} : missingFile(written, source);
  }
  const id = entryAtPath(segments, {journal: entry.journal, config: source.config});
  return id === undefined ? missingFile(written, source) : entryTarget(written, id, fragment, source);
}

/** The page of another entry; a fragment must be there, but for figures, whose ids are known only once they are drawn. */
function entryTarget(written: string, id: string, fragment: string, {queries, href}: LinkSource): LinkTarget {
  const entry = queries.entry(id);
  if (!entry) {
    const near = queries.nearestEntry(id);
    const hint = near === undefined ? undefined : `did you mean "${near}"?`;
    return {fault: linkToNoEntry(written, "an entry of this journal, got none of that id", hint)};
  }
  const address = href(entryAddress(entry.id));
  const part = fragmentId(fragment);
  if (part === "" || part.startsWith("fig-") || queries.anchor(entry.id, part))
    return {href: address + fragment, ...supersededBy({entry: id, part}, {queries})};
  return {href: address, fault: linkToNoPart(written, entry.id)};
}

/** True if a link leads to a finding that was superseded. */
function supersededBy(
  link: JournalLink | undefined,
  {queries}: Pick<LinkSource, "queries">,
): Pick<LinkTarget, "superseded"> {
  if (!link || link.part === "") return {};
  const finding = queries.finding({entry: link.entry, finding: link.part});
  return finding?.status === "superseded" ? {superseded: true} : {};
}

function missingFile(written: string, {entry, queries}: LinkSource): LinkTarget {
  const names = entry.attachments.map(attachment => attachment.name);
  const id = /\d{4}-\d{2}-\d{2}-[^/#?]+/.exec(written)?.[0] ?? "";
  return {fault: linkToNoFile(written, names, queries.entry(siteId(id, entry.journal))?.id)};
}

/** Splits off query and fragment and decodes the path; the path is undefined when its escapes are broken. */
function splitPath(written: string): {path: string | undefined; fragment: string} {
  const hash = written.indexOf("#");
  const fragment = hash < 0 ? "" : written.slice(hash);
  const path = (hash < 0 ? written : written.slice(0, hash)).replace(/\?.*$/, "");
  try {
    return {path: decodeURIComponent(path), fragment};
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return {path: undefined, fragment};
  }
}
