import {dirname, relative, resolve, sep} from "node:path";
import {PROFILE_TABS} from "../../artifacts/profile/tabs.ts";
import {
  functionAddress,
  profileFramesAddress,
  profileTabAddress,
  revisionsAddress,
  sincePreviousAddress,
  tagAddress,
  yearAddress,
} from "../../journal/addresses/addresses.ts";
import {
  decodeOrKeep,
  entryAddressLink,
  sitePath,
  splitAddress,
} from "../../journal/citations/journal-link.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import type {Journal} from "../../journal/journal.ts";
import {benchmarkDataRoutes, benchmarkRoutes} from "../../site/benchmarks/benchmark-routes.ts";
import {sincePrevious} from "../../site/entries/compare.ts";
import {profileHistory} from "../../site/profiles/function-histories.ts";
import type {DocumentLink} from "./document-links.ts";

/** What a link of a document leads to in a journal. */
export type JournalTarget =
  /** A part of an entry's page; "" for the whole, with what a citation remembers. */
  | {readonly kind: "entry"; readonly entry: Entry; readonly part: string; readonly cite: string | undefined}
  /** A page or a file that needs no more looking at. */
  | {readonly kind: "found"}
  /** Nothing: `what` says what was expected. */
  | {readonly kind: "missing"; readonly what: string; readonly hint?: string};

/** Parts of the site that are not named by entries. */
const PAGES: ReadonlySet<string> = new Set([
  ...["", "entries/", "benchmarks/", "profiles/", "findings/", "tags/", "search/", "compare/", "functions/"],
  ...["feed.xml", "feed.json", "index.json", "findings.json", "llms.txt", "sitemap-index.xml", "404.html"],
]);

/** Finds what a link of a document leads to in a journal; undefined for links to anything else. */
export type TargetFinder = (link: DocumentLink) => JournalTarget | undefined;

/** Starts to find targets; relative links are of the files below `root`, absolute ones of the journal's site. */
export function targetFinder(journal: Journal, root: string): TargetFinder {
  const {entries, config} = journal;
  const ids = new Map(
    entries.flatMap(entry => [entry.id, ...entry.meta.aliases].map(id => [id, entry] as const)),
  );
  const pages = sitePages(journal);
  return ({file, url}) => {
    const {path, query, fragment} = splitAddress(url);
    // The site's own address may be written without its last slash.
    const isHome = `${path}/` === `${config.site}${config.base}`;
    const address = sitePath(isHome ? `${path}/` : path, config);
    const cite = new URLSearchParams(query).get("cite") ?? undefined;
    if (address !== undefined) {
      const link = entryAddressLink(address, fragment);
      if (!link) return pages(address);
      const entry = ids.get(link.entry);
      return entry ? {kind: "entry", entry, part: link.part, cite} : missingEntry(link.entry);
    }
    if (path === "" || /^(?:[a-z][a-z\d+.-]*:|\/)/i.test(path)) return undefined;
    return fileTarget(relative(root, resolve(dirname(file), decodeOrKeep(path))).split(sep), fragment, ids);
  };
}

/** What a path from the journal's root leads to; undefined outside content/. */
function fileTarget(
  segments: readonly string[],
  fragment: string,
  ids: ReadonlyMap<string, Entry>,
): JournalTarget | undefined {
  const [content, ...rest] = segments;
  const at = rest.findIndex(segment => /^\d{4}-\d{2}-\d{2}-/.test(segment));
  if (content !== "content" || at < 0) return undefined;
  const id = rest[at] ?? "";
  const entry = ids.get(id);
  if (!entry) return missingEntry(id);
  const folder = segments.slice(0, at + 2).join("/");
  if (folder !== entry.folder)
    return {kind: "missing", what: `a folder of this journal`, hint: `the entry is at ${entry.folder}`};
  const name = rest.slice(at + 1).join("/");
  if (name === "" || name === "index.md") return {kind: "entry", entry, part: fragment, cite: undefined};
  if (entry.attachments.some(file => file.name === name)) return {kind: "found"};
  const names = entry.attachments.map(file => file.name);
  return {
    kind: "missing",
    what: `a file of ${entry.id}`,
    hint: names.length > 0 ? `it has ${names.join(", ")}` : "it has no files",
  };
}

function missingEntry(id: string): JournalTarget {
  return {kind: "missing", what: `an entry of this journal, got none with the id "${id}"`};
}

/** Tells whether the journal has a page, by its path below the base; what a part of the site has is found when first asked for. */
function sitePages(journal: Journal): (path: string) => JournalTarget {
  const parts = new Map<string, ReadonlySet<string>>();
  const pagesOf = (part: string): ReadonlySet<string> => {
    const pages = parts.get(part) ?? new Set(addressesOf(part, journal).map(address => address.slice(1)));
    parts.set(part, pages);
    return pages;
  };
  return path => {
    const [part = ""] = path.split("/");
    if (PAGES.has(path) || pagesOf(part).has(path)) return {kind: "found"};
    const hint =
      part === "files" ? "a file's address changes with its content: link to its entry" : undefined;
    return {kind: "missing", what: "a page of this journal", ...(hint !== undefined && {hint})};
  };
}

/** The addresses of the site that begin with a segment. */
function addressesOf(part: string, journal: Journal): string[] {
  const {entries, series} = journal;
  switch (part) {
    case "benchmarks":
      return [
        ...[...benchmarkRoutes(series).keys()].map(path => `/benchmarks/${path}/`),
        ...[...benchmarkDataRoutes(series).keys()].flatMap(path =>
          ["csv", "json", "svg"].map(format => `/benchmarks/${path}.${format}`),
        ),
      ];
    case "compare":
      return [...sincePrevious(journal).keys()].map(sincePreviousAddress);
    case "entries":
      return entries.map(({id}) => revisionsAddress(id));
    case "files":
      return entries.flatMap(({attachments}) => attachments.map(({address}) => address));
    case "functions":
      return profileHistory(journal).functions.map(({name}) => functionAddress(name));
    case "profiles":
      return entries.flatMap(profileAddresses);
    case "tags":
      return entries.flatMap(({meta}) => meta.tags.map(tagAddress));
    default:
      return entries.map(({date}) => yearAddress(date.slice(0, 4)));
  }
}

function profileAddresses({id, attachments}: Entry): string[] {
  return attachments
    .filter(({artifact}) => artifact?.kind.name === "profile")
    .flatMap(({name}) => [
      profileFramesAddress(id, name),
      ...PROFILE_TABS.map(tab => profileTabAddress(id, name, tab.name)),
    ]);
}
