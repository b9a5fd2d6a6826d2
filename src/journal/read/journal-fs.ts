import {realpath} from "node:fs/promises";
import {join} from "node:path";
import {BUDGETS} from "../../budgets.ts";
import {decodeText} from "../../markdown/text.ts";
import {isYamlFault, parseYaml} from "../../markdown/yaml.ts";
import type {Problem} from "../../problem.ts";
import {compareProblems, problemAt} from "../../problem.ts";
import {MISSING_FILE} from "../../problems/codes.ts";
import {unreadableConfig} from "../../problems/config.ts";
import {ignoredByGit} from "../../problems/entry.ts";
import {searchMemo} from "../history/search-memo.ts";
import type {Journal} from "../journal.ts";
import {readTheme} from "../theme/theme-fs.ts";
import {openAttachment} from "./attachment-fs.ts";
import {buildJournal} from "./build-journal.ts";
import type {JournalConfig} from "./config.ts";
import {defaultConfig, typeConfig} from "./config-schema.ts";
import type {ScannedFolder} from "./content-scan-fs.ts";
import {scanContent} from "./content-scan-fs.ts";
import type {ReadEntry} from "./entry-fs.ts";
import {readEntry} from "./entry-fs.ts";
import {gitIgnored} from "./git-ignored-fs.ts";
import type {JournalPlace} from "./journal-place.ts";
import {CONFIG_NAME, configPath, DEFAULT_DIR} from "./journal-place.ts";

/** Which journal to read, and how. */
export interface JournalOptions {
  /** The journal's root. */
  readonly root: string;
  /** Folder of the entries, from the root; default `content`. */
  readonly dir?: string | undefined;
  /** True if drafts belong to it; default false. */
  readonly drafts?: boolean;
  /** The last day an entry may be of, `YYYY-MM-DD`; no limit when absent. */
  readonly today?: string | undefined;
  /** Origin and base that it is published at; those of journal.yaml when absent. */
  readonly site?: string | undefined;
  readonly base?: string | undefined;
}

/** Reads a journal repeatedly; each time only changed entries. */
export interface JournalReader {
  /** The journal as it now is; the same object while no file of it has changed. */
  read(): Promise<Journal>;
}

/** An entry read from a folder that looked like `signature`. */
interface KnownEntry {
  readonly signature: string;
  readonly read: ReadEntry;
}

/** Entries read concurrently: enough to keep the disk busy, few enough to keep few files open. */
const AT_ONCE = 16;

/** Reads a journal once. */
export function readJournal(options: JournalOptions): Promise<Journal> {
  return journalReader(options).read();
}

/** Makes a reader that keeps unchanged entries from one reading to the next. */
export function journalReader(options: JournalOptions): JournalReader {
  const {root: given, dir = DEFAULT_DIR, drafts = false, today} = options;
  let known = new Map<string, KnownEntry>();
  const search = searchMemo();
  let last: {signature: string; journal: Journal} | undefined;
  return {
    async read() {
      const root = await realpath(given);
      const {
        config: written,
        problems: configProblems,
        signature: configSignature,
      } = await readConfig({root, dir});
      const config = {
        ...written,
        site: options.site ?? written.site,
        base: options.base ?? written.base,
      };
      const look = await readTheme({root, dir}, config);
      const scan = await scanContent({root, dir});
      const signature = JSON.stringify([
        configSignature,
        look.signature,
        scan.folders.map(folder => [folder.folder, folder.signature]),
        scan.problems,
      ]);
      if (last?.signature === signature) return last.journal;
      const {profileSamples} = config.thresholds;
      // Problems of a profile depend on this setting.
      if (last?.journal.config.thresholds.profileSamples !== profileSamples) known = new Map();
      const read = await readChanged(root, scan.folders, known, profileSamples);
      known = read;
      const results = [...read.values()].map(entry => entry.read);
      const journal = buildJournal({
        dir,
        config,
        theme: look.theme,
        search,
        drafts,
        today,
        entries: results.flatMap(({entry}) => entry ?? []),
        broken: results.flatMap(({broken}) => broken ?? []),
        problems: [...configProblems, ...look.problems, ...scan.problems],
      });
      last = {signature, journal};
      return journal;
    },
  };
}

async function readChanged(
  root: string,
  folders: readonly ScannedFolder[],
  known: ReadonlyMap<string, KnownEntry>,
  fewSamples: number,
): Promise<Map<string, KnownEntry>> {
  const next = new Map<string, KnownEntry>();
  const changed = folders.filter(folder => known.get(folder.folder)?.signature !== folder.signature);
  const ignored = gitIgnored(
    root,
    changed.flatMap(({folder, files}) => files.map(file => `${folder}/${file}`)),
  );
  const fresh = new Map<string, KnownEntry>();
  for (let at = 0; at < changed.length; at += AT_ONCE) {
    const batch = changed.slice(at, at + AT_ONCE);
    const reads = await Promise.all(batch.map(scanned => readEntry(root, scanned, fewSamples)));
    for (const [index, scanned] of batch.entries()) {
      const read = reads[index];
      if (!read) continue;
      fresh.set(scanned.folder, {signature: scanned.signature, read: withIgnored(read, scanned, ignored)});
    }
  }
  for (const {folder} of folders) {
    const entry = fresh.get(folder) ?? known.get(folder);
    if (entry) next.set(folder, entry);
  }
  return next;
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

/** Reads journal.yaml; if it is missing or bad the defaults hold, and the site is still built. */
export async function readConfig({
  root,
  dir,
}: JournalPlace): Promise<{config: JournalConfig; problems: readonly Problem[]; signature: string}> {
  const fallback = (problems: readonly Problem[], signature: string) => ({
    config: defaultConfig(),
    problems,
    signature,
  });
  const file = configPath(dir);
  const opened = await openAttachment(join(root, dir), CONFIG_NAME, file);
  if (opened.problem?.code === MISSING_FILE) return fallback([], "");
  if (!opened.bytes) return fallback(opened.problem ? [opened.problem] : [], opened.problem?.code ?? "");
  const {bytes} = opened;
  const signature = new TextDecoder().decode(bytes);
  const {text, problems} = decodeText(file, bytes, BUDGETS.yamlBytes);
  if (text === undefined) return fallback(problems, signature);
  const yaml = parseYaml(text, 1);
  if (isYamlFault(yaml)) {
    const {line, column, message, hint} = yaml;
    const place = {file, line, column};
    return fallback([problemAt(place, unreadableConfig(message, hint))], signature);
  }
  const typed = typeConfig(yaml, file);
  return {config: typed.value ?? defaultConfig(), problems: [...problems, ...typed.problems], signature};
}
