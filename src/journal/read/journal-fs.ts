import {realpath} from "node:fs/promises";
import {dirname, join, relative, sep} from "node:path";
import {docProblems} from "../docs/doc-pages.ts";
import {readDocs} from "../docs/docs-fs.ts";
import type {SearchAhead} from "../history/ahead/search-ahead-fs.ts";
import {followMemo} from "../history/followed-entry.ts";
import {searchMemo} from "../history/search-memo.ts";
import type {Journal} from "../journal.ts";
import {readTheme} from "../theme/theme-fs.ts";
import {buildJournal} from "./build-journal.ts";
import type {JournalConfig} from "./config.ts";
import {readConfig} from "./config-fs.ts";
import {exists} from "./content-scan-fs.ts";
import type {ReadFolder} from "./folder-reader-fs.ts";
import {folderReader} from "./folder-reader-fs.ts";
import type {NamedJournal} from "./journal-place.ts";
import {DEFAULT_DIR, journalsOf} from "./journal-place.ts";
import type {KeptEntries} from "./kept/kept-entries-fs.ts";

/** Which journal to read, and how. */
export interface JournalOptions {
  /** The journal's root. */
  readonly root: string;
  /** Folder of the entries, from the root; default `content`. */
  readonly dir?: string | undefined;
  /** Further journals of the same site. */
  readonly journals?: readonly NamedJournal[] | undefined;
  /** True if drafts belong to it; default false. */
  readonly drafts?: boolean;
  /** The last day an entry may be of, `YYYY-MM-DD`; no limit when absent. */
  readonly today?: string | undefined;
  /** Origin and base that it is published at; those of journal.yaml when absent. */
  readonly site?: string | undefined;
  readonly base?: string | undefined;
  /** Results of earlier readings; everything is read anew when they are absent. */
  readonly kept?: KeptEntries | undefined;
  /** True if a reader reads once: it keeps nothing in memory for a further reading. Default false. */
  readonly isReadOnce?: boolean | undefined;
  /** Begins to search the series of the journal once it is read; absent where trends may not be asked for. */
  readonly ahead?: SearchAhead | undefined;
}

/** Reads a journal repeatedly; each time only changed entries. */
export interface JournalReader {
  /** The journal as it now is; the same object while no file of it has changed. */
  read(): Promise<Journal>;
}

/** Reads a journal once. */
export function readJournal(options: JournalOptions): Promise<Journal> {
  return journalReader({...options, isReadOnce: true}).read();
}

/**
 * Makes a reader that keeps unchanged entries between readings. Of several journals each is read by itself;
 * site, base and theme are those of the journal.yaml in `dir`.
 */
export function journalReader(options: JournalOptions): JournalReader {
  const {root: given, dir = DEFAULT_DIR, journals, drafts = false, today, kept, isReadOnce, ahead} = options;
  const readers = journalsOf({dir, journals}).map(folder => folderReader(folder, kept));
  const [search, follow] = isReadOnce ? [] : [searchMemo(), followMemo()];
  let last: {signature: string; journal: Journal} | undefined;
  return {
    async read() {
      const root = await realpath(given);
      const folders = await Promise.all(readers.map(read => read(root)));
      const own = folders.find(folder => folder.dir === dir) ?? (await readConfig({root, dir}));
      const {site = own.config.site, base = own.config.base} = options;
      const above = await pathInRepository(root);
      const config = {
        ...own.config,
        site,
        base,
        ...(journals && {journals}),
        ...(above !== "" && {above}),
      };
      const look = await readTheme({root, dir}, config);
      const docs = config.docs === undefined ? undefined : await readDocs(root, config.docs);
      const signature = JSON.stringify([
        look.signature,
        docs?.signature,
        ...folders.map(folder => folder.signature),
      ]);
      if (last?.signature === signature) return last.journal;
      const read = await Promise.all(folders.map(folder => folder.entries()));
      const journal = buildJournal({
        dir,
        config,
        ...(journals && {named: await namedFolders(root, folders, config)}),
        theme: look.theme,
        docs: docs?.pages,
        searches: {search, ahead},
        follow,
        drafts,
        today,
        entries: read.flatMap(({entries}) => entries),
        broken: read.flatMap(({broken}) => broken),
        problems: [
          ...folders.flatMap(({problems}) => problems),
          ...look.problems,
          ...(docs?.problems ?? []),
          ...docProblems(docs?.pages ?? [], config),
        ],
      });
      last = {signature, journal};
      return journal;
    },
  };
}

/** A named journal with its settings. */
type NamedFolder = NamedJournal & {readonly config: JournalConfig};

/** Lists the named journals with their settings; settings of the site as a whole are the site's. */
async function namedFolders(
  root: string,
  folders: readonly ReadFolder[],
  site: JournalConfig,
): Promise<NamedFolder[]> {
  const named: NamedFolder[] = [];
  for (const {name, dir, config} of folders) {
    if (name === undefined) continue;
    const {thresholds, renames, machines, repository, edit} = config;
    const checkout = await checkoutOf(root, dir);
    const own = {thresholds, renames, machines, repository, edit, ...(checkout !== undefined && {checkout})};
    named.push({name, dir, config: {...site, ...own}});
  }
  return named;
}

/** Returns the checkout that a folder below the root is in, from the root; undefined for the root's own. */
async function checkoutOf(root: string, dir: string): Promise<string | undefined> {
  const segments = dir.split("/");
  for (let count = segments.length; count > 0; count--) {
    const path = segments.slice(0, count).join("/");
    if (await exists(join(root, path, ".git"))) return path;
  }
  return undefined;
}

/** Returns the path from the top of the git repository around the root to the root, with slashes; "" at its top and without one. */
async function pathInRepository(root: string): Promise<string> {
  for (let folder = root; ; folder = dirname(folder)) {
    if (await exists(join(folder, ".git"))) return relative(folder, root).split(sep).join("/");
    if (dirname(folder) === folder) return "";
  }
}
