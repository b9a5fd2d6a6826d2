import {join} from "node:path";
import type {Problem} from "../../problem.ts";
import {compareProblems, problemAt} from "../../problem.ts";
import {noJournalFolder} from "../../problems/config.ts";
import {ignoredByGit, linkedFolder} from "../../problems/entry.ts";
import type {BrokenEntry, Entry} from "../entry/entry.ts";
import {inNamedJournal} from "../entry/named-journal.ts";
import type {JournalConfig} from "./config.ts";
import {readConfig} from "./config-fs.ts";
import {defaultConfig} from "./config-schema.ts";
import type {ScannedFolder} from "./content-scan-fs.ts";
import {isExistingFolder, linkOnTheWay, scanContent} from "./content-scan-fs.ts";
import type {ReadEntry, ReadingOptions} from "./entry-fs.ts";
import {readEntry} from "./entry-fs.ts";
import {gitIgnored} from "./git-ignored-fs.ts";
import type {JournalFolder} from "./journal-place.ts";
import {PLACE_FILE, siteId} from "./journal-place.ts";
import type {KeptEntries} from "./kept/kept-entries-fs.ts";

/** A folder of entries as it is on disk. */
export interface ReadFolder extends JournalFolder {
  readonly config: JournalConfig;
  /** Of its configuration and its folders; those of entries are in them. */
  readonly problems: readonly Problem[];
  /** Changes whenever a file of it does. */
  readonly signature: string;
  /** Reads the entries that have changed since the last call. */
  entries(): Promise<FolderEntries>;
}

/** Entries of a folder. */
export interface FolderEntries {
  readonly entries: readonly Entry[];
  readonly broken: readonly BrokenEntry[];
}

/** An entry read from a folder that looked like `signature`. */
interface KnownEntry {
  readonly signature: string;
  readonly read: ReadEntry;
}

/** Entries read concurrently: enough to keep the disk busy, few enough to keep few files open. */
const AT_ONCE = 16;

/** Makes a reader of a folder of entries that keeps unchanged entries between readings. */
export function folderReader(
  place: JournalFolder,
  kept?: KeptEntries,
): (root: string) => Promise<ReadFolder> {
  let known = new Map<string, KnownEntry>();
  let knownSamples: number | undefined;
  return async root => {
    const fault = place.name === undefined ? undefined : await folderFault(root, place.dir, place.name);
    if (fault) return emptyFolder(place, fault);
    const {config, problems, signature} = await readConfig({root, dir: place.dir});
    const scan = await scanContent({root, dir: place.dir});
    return {
      ...place,
      config,
      problems: [...problems, ...scan.problems],
      signature: JSON.stringify([
        signature,
        scan.folders.map(folder => [folder.folder, folder.signature]),
        scan.problems,
      ]),
      async entries() {
        const {profileSamples} = config.thresholds;
        // Problems of a profile depend on this setting.
        if (knownSamples !== profileSamples) known = new Map();
        knownSamples = profileSamples;
        known = await readChanged(root, place, scan.folders, known, {fewSamples: profileSamples, kept});
        const read = [...known.values()].map(entry => entry.read);
        return {
          entries: read.flatMap(({entry}) => entry ?? []),
          broken: read.flatMap(({broken}) => broken ?? []),
        };
      },
    };
  };
}

/** Returns the problem of the folder of a named journal: a checkout that is missing, or a link that could lead anywhere. */
async function folderFault(root: string, dir: string, name: string): Promise<Problem | undefined> {
  const link = await linkOnTheWay(root, dir);
  if (link !== undefined) return problemAt({file: link}, linkedFolder(link));
  if (await isExistingFolder(join(root, dir))) return undefined;
  return problemAt({file: PLACE_FILE}, noJournalFolder(name, dir));
}

function emptyFolder(place: JournalFolder, problem: Problem): ReadFolder {
  return {
    ...place,
    config: defaultConfig(),
    problems: [problem],
    signature: problem.message,
    entries: () => Promise.resolve({entries: [], broken: []}),
  };
}

async function readChanged(
  root: string,
  {name, dir}: JournalFolder,
  folders: readonly ScannedFolder[],
  known: ReadonlyMap<string, KnownEntry>,
  options: ReadingOptions,
): Promise<Map<string, KnownEntry>> {
  const next = new Map<string, KnownEntry>();
  const changed = folders.filter(folder => known.get(folder.folder)?.signature !== folder.signature);
  const [reads, ignored] = await Promise.all([
    readFolders(root, changed, options),
    gitIgnored(
      {root, dir, isNamed: name !== undefined},
      changed.flatMap(({folder, files}) => files.map(file => `${folder}/${file}`)),
    ),
  ]);
  const fresh = new Map<string, KnownEntry>();
  for (const [scanned, read] of reads) {
    const named = inJournal(withIgnored(read, scanned, ignored), name);
    fresh.set(scanned.folder, {signature: scanned.signature, read: named});
  }
  for (const {folder} of folders) {
    const entry = fresh.get(folder) ?? known.get(folder);
    if (entry) next.set(folder, entry);
  }
  return next;
}

async function readFolders(
  root: string,
  folders: readonly ScannedFolder[],
  options: ReadingOptions,
): Promise<(readonly [ScannedFolder, ReadEntry])[]> {
  const reads: (readonly [ScannedFolder, ReadEntry])[] = [];
  for (let at = 0; at < folders.length; at += AT_ONCE) {
    const batch = folders.slice(at, at + AT_ONCE);
    reads.push(
      ...(await Promise.all(batch.map(async one => [one, await readEntry(root, one, options)] as const))),
    );
  }
  return reads;
}

function inJournal(read: ReadEntry, journal: string | undefined): ReadEntry {
  if (journal === undefined) return read;
  if (read.entry) return {entry: inNamedJournal(read.entry, journal)};
  const {id, ...broken} = read.broken;
  return {broken: {...broken, journal, id: id === undefined ? undefined : siteId(id, journal)}};
}

/** Reports files that git ignores: they exist in this checkout only. */
function withIgnored(
  read: ReadEntry,
  {folder, files}: ScannedFolder,
  ignored: ReadonlySet<string>,
): ReadEntry {
  const problems = files
    .map(file => `${folder}/${file}`)
    .filter(file => ignored.has(file))
    .map(file => problemAt({file}, ignoredByGit()));
  if (problems.length === 0 || !read.entry) return read;
  return {entry: {...read.entry, problems: [...read.entry.problems, ...problems].sort(compareProblems)}};
}
