import type {JournalConfig} from "../read/config.ts";
import {siteId} from "../read/journal-place.ts";

/** A place of the journal that an address means; it need not exist. */
export interface JournalLink {
  /** An id or an alias; as written. */
  readonly entry: string;
  /** Of a heading, a finding, a figure or a row, decoded; "" for the entry itself. */
  readonly part: string;
}

/** Location of a link: the entry's folder for relative links, the site's address for absolute links. */
export interface LinkPlace {
  /** From the repository's root: `content/parser/2026-05-03-pool`. */
  readonly folder: string;
  /** Name of the entry's journal among several of a site. */
  readonly journal?: string | undefined;
  readonly config: Pick<JournalConfig, "site" | "base" | "journals">;
}

const DATED = /^\d{4}-\d{2}-\d{2}-/;

/**
 * Reads a link that leads to an entry or a part of an entry: by its path, as GitHub reads it, or by its address on the site,
 * a finding's own page included. Undefined for any other.
 */
export function journalLink(url: string, {folder, journal, config}: LinkPlace): JournalLink | undefined {
  const {path, fragment} = splitAddress(url);
  const address = sitePath(path, config);
  if (address !== undefined) return entryAddressLink(address, fragment);
  if (path === "" || /^(?:[a-z][a-z\d+.-]*:|\/)/i.test(path)) return undefined;
  const entry = entryAtPath(joinPath(folder, decodeOrKeep(path)), {journal, config});
  return entry === undefined ? undefined : {entry, part: fragment};
}

/**
 * Returns the id of the entry that a path from the root leads to, by the last segment of its folder: an entry may have moved
 * to another component. It is of the journal that the path lies in, else of the journal that the link is in; undefined for
 * other paths.
 */
export function entryAtPath(
  segments: readonly string[],
  {journal, config}: Omit<LinkPlace, "folder">,
): string | undefined {
  const last = segments.at(-1) ?? "";
  const id = last === "index.md" ? (segments.at(-2) ?? "") : last;
  if (!DATED.test(id)) return undefined;
  const path = segments.join("/");
  const named = config.journals?.find(({dir}) => path.startsWith(`${dir}/`));
  return siteId(id, named ? named.name : journal);
}

/** Returns the path of a full address below the site's base; undefined for other sites, and if the journal names no site. */
export function sitePath(
  url: string,
  {site, base}: Pick<JournalConfig, "site" | "base">,
): string | undefined {
  if (site === undefined || !url.startsWith(site + base)) return undefined;
  return decodeOrKeep(url.slice(site.length + base.length));
}

/** Reads a path below the base, `entries/2026-05-03-pool/headers/`; undefined where it is of no entry. */
export function entryAddressLink(path: string, fragment: string): JournalLink | undefined {
  const [, entry, figure, card] =
    /^entries\/([^/]+?)(?:\/(?:fig\/([^/]+)\/[^/]*|([^/]+)\/)?|\.md|\.json)?$/.exec(path) ?? [];
  const own = figure === undefined ? (card ?? "") : `fig-${figure}`;
  return entry === undefined ? undefined : {entry, part: fragment || own};
}

/** Splits an address into path, query and decoded fragment, without `?` and `#`. */
export function splitAddress(url: string): {path: string; query: string; fragment: string} {
  const [before = "", ...fragment] = url.split("#");
  const [path = "", ...query] = before.split("?");
  return {path, query: query.join("?"), fragment: decodeOrKeep(fragment.join("#"))};
}

/** Returns the segments of `path` relative to `folder`, with `.` and `..` resolved; `..` stops at the root. */
export function joinPath(folder: string, path: string): string[] {
  const segments = folder.split("/").filter(Boolean);
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments;
}

/** Decodes the escapes of an address; as it is where they are broken. */
export function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return text;
  }
}
