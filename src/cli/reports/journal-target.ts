import {dirname, relative, resolve, sep} from "node:path";
import {
  decodeOrKeep,
  entryAddressLink,
  sitePath,
  splitAddress,
} from "../../journal/citations/journal-link.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import type {Journal} from "../../journal/journal.ts";
import type {JournalFolder} from "../../journal/read/journal-place.ts";
import {journalsOf, siteId} from "../../journal/read/journal-place.ts";
import {siteAddresses} from "../../site/routes.ts";
import type {DocumentLink} from "./document-links.ts";

/** Target of a document's link in a journal. */
export type JournalTarget =
  /** A part of an entry's page; "" for the whole, with the code of a citation. */
  | {readonly kind: "entry"; readonly entry: Entry; readonly part: string; readonly cite: string | undefined}
  /** A page or a file that needs no more looking at. */
  | {readonly kind: "found"}
  /** No target: `what` describes the expected one. */
  | {readonly kind: "missing"; readonly what: string; readonly hint?: string};

/** Files that a build adds beside the routes of the site. */
const ADDED_FILES: ReadonlySet<string> = new Set(["/sitemap-index.xml", "/urls.json"]);

/** Finds the target of a document's link in a journal; undefined for links to anything else. */
export type TargetFinder = (link: DocumentLink) => JournalTarget | undefined;

/** Starts to find targets; relative links are of the files below `root`, absolute links of the journal's site. */
export function targetFinder(journal: Journal, root: string): TargetFinder {
  const {entries, config} = journal;
  const ids = new Map(
    entries.flatMap(entry => [entry.id, ...entry.meta.aliases].map(id => [id, entry] as const)),
  );
  const pages = sitePages(journal);
  const folders = journalsOf({dir: journal.dir, journals: config.journals});
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
    const segments = relative(root, resolve(dirname(file), decodeOrKeep(path))).split(sep);
    for (const folder of folders) {
      const target = fileTarget(segments, fragment, {...folder, ids});
      if (target) return target;
    }
    return undefined;
  };
}

/** Returns the target of a path from the root; undefined outside the journal's folder. */
function fileTarget(
  segments: readonly string[],
  fragment: string,
  {name: ofJournal, dir, ids}: JournalFolder & {readonly ids: ReadonlyMap<string, Entry>},
): JournalTarget | undefined {
  const depth = dir.split("/").length;
  const rest = segments.slice(depth);
  const at = rest.findIndex(segment => /^\d{4}-\d{2}-\d{2}-/.test(segment));
  if (segments.slice(0, depth).join("/") !== dir || at < 0) return undefined;
  const id = siteId(rest[at] ?? "", ofJournal);
  const entry = ids.get(id);
  if (!entry) return missingEntry(id);
  const folder = segments.slice(0, depth + at + 1).join("/");
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

function sitePages(journal: Journal): (path: string) => JournalTarget {
  const has = siteAddresses(journal);
  return path => {
    if (ADDED_FILES.has(`/${path}`) || has(`/${path}`)) return {kind: "found"};
    const hint = path.startsWith("files/")
      ? "a file's address changes with its content: link to its entry"
      : undefined;
    return {kind: "missing", what: "a page of this journal", ...(hint !== undefined && {hint})};
  };
}
