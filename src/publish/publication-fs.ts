import {join} from "node:path";
import type {JournalRevisions} from "../journal/citations/revisions-fs.ts";
import {readAllRevisions} from "../journal/citations/revisions-fs.ts";
import type {Entry} from "../journal/entry/entry.ts";
import type {SearchAhead} from "../journal/history/ahead/search-ahead-fs.ts";
import type {Journal} from "../journal/journal.ts";
import {journalQueries} from "../journal/queries.ts";
import {readAttachment} from "../journal/read/attachment-fs.ts";
import {cacheFolder, remoteFolder} from "../journal/read/cache-folder-fs.ts";
import {settingsOf} from "../journal/read/config.ts";
import {journalReader} from "../journal/read/journal-fs.ts";
import type {NamedJournal} from "../journal/read/journal-place.ts";
import {keptEntries} from "../journal/read/kept/kept-entries-fs.ts";
import type {EntryRenderer, RenderedSummary} from "../render/render-cache-fs.ts";
import {cachedRenderer, compiledVersion, isHadAgain, renderedSummary} from "../render/render-cache-fs.ts";
import type {RenderedEntry} from "../render/render-entry.ts";
import {partKeeper} from "./data/kept-parts-fs.ts";
import type {PartKeeper} from "./data/parquet-file.ts";
import {drawnEntries} from "./drawn-entries.ts";

/** A journal with the place it is published at; pages and commands see the same publication. */
export interface Publication {
  /** Its configuration has the base and the site that it is published at. */
  readonly journal: Journal;
  /** Prefixes a site path with the base. */
  href(path: string): string;
  /** The full address of a site path; undefined if the journal names no site. */
  absolute(path: string): string | undefined;
  /** Renders an entry, or takes it from the cache that all builds share. */
  render(entry: Entry): Promise<RenderedEntry>;
  /** Sums up the drawn text of an entry, for which the cache need not read all of it. */
  summary(entry: Entry): Promise<RenderedSummary>;
  /** Earlier versions of the entries, from git. */
  revisions(): JournalRevisions;
  /** Returns whether an entry has earlier versions, and whether git has all of them. */
  history(entry: Entry): EntryHistory;
  /** Returns the bytes of the theme's logo; undefined if absent. */
  logo(): Promise<Uint8Array | undefined>;
  /** Keeps the parts of the data of all entries; undefined where nothing is kept. */
  readonly keepPart: PartKeeper | undefined;
  /** The bytes of an entry's file as they are on disk; undefined if it cannot be read. */
  readFile(entry: Entry, name: string): Promise<Uint8Array | undefined>;
}

/** Knowledge of the earlier versions of an entry. */
export interface EntryHistory {
  /** True if there may be one: the entry has a document of them. */
  readonly isRevised: boolean;
  /** True if git has the whole history. */
  readonly isComplete: boolean;
}

/** Options of opening a journal; absent options are those of journal.yaml. */
export interface PublicationOptions {
  /** Folder of the entries, from the root; default `content`. */
  readonly dir?: string | undefined;
  /** Further journals of the same site. */
  readonly journals?: readonly NamedJournal[] | undefined;
  /** Origin of the site: `https://example.org`. */
  readonly site?: string | undefined;
  /** Path it is published under, with a slash at both ends. */
  readonly base?: string | undefined;
  /** Whether drafts belong to it. */
  readonly drafts: boolean;
  /** The last day an entry may be of, `YYYY-MM-DD`; no limit when absent. */
  readonly today?: string | undefined;
  /** True if the results of earlier readings and renderings are ignored; default false. */
  readonly isFresh?: boolean;
  /** True if the journal is read once, see `JournalOptions`; default false. */
  readonly isReadOnce?: boolean;
  /** Begins to search the series of the journal once it is read; absent where trends may not be asked for. */
  readonly ahead?: SearchAhead | undefined;
  /** Folder of the generator's own source, whose version cached entries depend on; absolute. */
  readonly packageRoot: string;
}

/** Opens a journal again and again; the same object while no file of it has changed. */
export type PublicationReader = () => Promise<Publication>;

/** Opens the journal at `root`, an absolute path. */
export function openPublication(root: string, options: PublicationOptions): Promise<Publication> {
  return publicationReader(root, {...options, isReadOnce: true})();
}

/** Starts to open a journal; at each later opening only changed files are read. */
export function publicationReader(root: string, options: PublicationOptions): PublicationReader {
  const {packageRoot, isFresh = false, ...read} = options;
  const version = compiledVersion();
  const placeOf = (name: string) =>
    version === undefined ? undefined : {folder: join(cacheFolder(root), name), isFresh, version};
  const [entries, data] = [placeOf("entries"), placeOf("data")];
  const kept = entries && keptEntries(entries);
  const keepPart = data && partKeeper(data);
  const reader = journalReader({root, ...read, kept});
  const draw = cachedRenderer({folder: join(cacheFolder(root), "render"), packageRoot, isFresh});
  let current: {read: Journal; publication: Publication} | undefined;
  return async () => {
    const journal = await reader.read();
    if (current?.read !== journal)
      current = {read: journal, publication: publish(journal, root, draw, keepPart)};
    return current.publication;
  };
}

function publish(
  journal: Journal,
  root: string,
  draw: EntryRenderer,
  keepPart: PartKeeper | undefined,
): Publication {
  const {config} = journal;
  const {base} = config;
  const queries = journalQueries(journal);
  const summaries = new Map<Entry, Promise<RenderedSummary>>();
  const optionsOf = (entry: Entry) => ({config: settingsOf(journal, entry.journal), base});
  const {render, isHeld} = drawnEntries({
    draw: entry => draw.render(entry, queries, optionsOf(entry)),
    isHadAgain,
  });
  const sumUp = async (entry: Entry): Promise<RenderedSummary> => {
    const known = isHeld(entry) ? undefined : await draw.summary(entry, queries, optionsOf(entry));
    return known ?? renderedSummary(await render(entry));
  };
  let revisions: JournalRevisions | undefined;
  const href = (path: string): string => base + path.replace(/^\//, "");
  const readRevisions = (): JournalRevisions => {
    revisions ??= readAllRevisions({root, dir: journal.dir, journals: config.journals});
    return revisions;
  };
  return {
    journal,
    keepPart,
    href,
    absolute: path => config.site && config.site + href(path),
    render,
    summary(entry) {
      const summary = summaries.get(entry) ?? sumUp(entry);
      summaries.set(entry, summary);
      return summary;
    },
    revisions: readRevisions,
    history(entry) {
      const {isRevised, complete} = readRevisions();
      return {isRevised: isRevised(entry), isComplete: complete};
    },
    async logo() {
      const {name} = journal.theme.logo ?? {};
      if (name === undefined) return undefined;
      return (await readAttachment(join(root, journal.dir), name, `${journal.dir}/${name}`)).bytes;
    },
    async readFile(entry, name) {
      const attached = entry.attachments.find(file => file.name === name);
      if (attached?.combined) return attached.combined.bytes;
      const remote = attached?.isRemote ? attached : undefined;
      const folder = remote ? remoteFolder(root, remote.sha256) : join(root, entry.folder);
      return (await readAttachment(folder, name, `${entry.folder}/${name}`)).bytes;
    },
  };
}
