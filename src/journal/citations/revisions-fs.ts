import {join} from "node:path";
import {BUDGETS} from "../../budgets.ts";
import {DIRECTIVES} from "../../markdown/directives.ts";
import {splitFrontMatter} from "../../markdown/front-matter.ts";
import {parseMarkdown} from "../../markdown/parse.ts";
import {decodeText} from "../../markdown/text.ts";
import type {Entry} from "../entry/entry.ts";
import {entryFindings} from "../entry/entry-findings.ts";
import {askGit, NO_BARE_REPOSITORY} from "../read/ask-git-fs.ts";
import {fileVersion} from "../read/file-version-fs.ts";
import {typeFrontMatter} from "../read/front-matter.ts";
import type {JournalPlace} from "../read/journal-place.ts";
import {journalsOf} from "../read/journal-place.ts";
import {isRemoteName, REMOTE_SUFFIX} from "../read/remote-file.ts";
import type {Snapshot} from "./revisions.ts";

/** History of a journal's entries in git. */
export interface JournalRevisions {
  /** True if git has the whole history: false for a shallow clone and without a repository. */
  readonly complete: boolean;
  /** Content of an entry at each commit that changed it, oldest first. */
  snapshots(entry: string): readonly Snapshot[];
  /**
   * True if an earlier version of an entry may be known: two commits changed it, or its only commit has other files than
   * now. True for every entry of a partial clone.
   */
  isRevised(entry: VersionedEntry): boolean;
  /**
   * Returns commits and object ids from which the snapshots of an entry follow. Absent for a partial clone, whose missing
   * objects may come later.
   */
  readonly signature?: (entry: string) => string;
}

/** An entry by the versions of its files. */
export type VersionedEntry = Pick<Entry, "id" | "version" | "attachments">;

const NO_REVISIONS: JournalRevisions = {
  complete: false,
  snapshots: () => [],
  isRevised: () => false,
  signature: () => "no git",
};

/** Maximum number of commits read; older commits are ignored. */
const COMMITS = 5_000;

/** A file of an entry, below the journal's folder and its slash, in a component or not. */
const ENTRY_FILE = /^(?:[^/]+\/)?(\d{4}-\d{2}-\d{2}-[^/]+)\/(.+)$/;

/** An entry's files at a commit: git's object id of each by its name. */
interface FilesAt {
  readonly commit: string;
  readonly date: string;
  readonly objects: ReadonlyMap<string, string>;
}

/** Reads the history of every journal of a site, each from the repository that its folder is in. */
export function readAllRevisions({root, ...place}: JournalPlace): JournalRevisions {
  if (place.journals === undefined) return readRevisions({root, dir: place.dir});
  const histories = new Map(
    journalsOf(place).map(({name, dir}) => [
      name ?? "",
      name === undefined ? readRevisions({root, dir}) : readRevisions({root: join(root, dir), dir: "."}),
    ]),
  );
  const partsOf = (entry: string): readonly [name: string, id: string] => {
    const [name = "", id = ""] = entry.includes(".") ? entry.split(".") : ["", entry];
    return [name, id];
  };
  const isPartial = [...histories.values()].some(({signature}) => signature === undefined);
  return {
    complete: [...histories.values()].every(({complete}) => complete),
    snapshots(entry) {
      const [name, id] = partsOf(entry);
      return histories.get(name)?.snapshots(id) ?? [];
    },
    isRevised(entry) {
      const [name, id] = partsOf(entry.id);
      return histories.get(name)?.isRevised({...entry, id}) ?? false;
    },
    ...(!isPartial && {
      signature(entry) {
        const [name, id] = partsOf(entry);
        return histories.get(name)?.signature?.(id) ?? "";
      },
    }),
  };
}

/**
 * Reads earlier content of a journal's entries from git, along the first parents of HEAD: as they were published.
 * Empty without git or without a repository. `dir` is "." for entries directly in `root`.
 */
export function readRevisions(place: JournalPlace): JournalRevisions {
  const {dir} = place;
  const ask = asker(place.root, dir);
  const {shallow, log} = readLog(ask, dir);
  if (log === undefined) return NO_REVISIONS;
  const commits = log.split("\u0001").slice(1);
  const entries = replay(commits.reverse(), dir === "." ? "" : `${dir}/`);
  const complete = shallow === "false" && commits.length < COMMITS;
  const isPartial = isPartialClone(ask);
  let texts: ReadonlyMap<string, Uint8Array> | undefined;
  return {
    complete,
    snapshots(entry) {
      // All at once, since starting git costs more than reading its output.
      texts ??= readTexts(ask, entries);
      return snapshotsOf(entries.get(entry) ?? [], texts);
    },
    isRevised(entry) {
      const history = entries.get(entry.id) ?? [];
      const [only] = history;
      return isPartial || history.length > 1 || (only !== undefined && !isSame(only, entry));
    },
    ...(!isPartial && {
      signature: entry =>
        JSON.stringify(
          (entries.get(entry) ?? []).map(({commit, date, objects}) => [commit, date, ...objects]),
        ),
    }),
  };
}

/** True if a commit has the files that an entry has now. */
function isSame({objects}: FilesAt, {version, attachments}: VersionedEntry): boolean {
  const now = new Map([
    ["index.md", version],
    ...attachments.map(file => [file.name, file.version] as const),
  ]);
  return (
    now.size === objects.size &&
    [...objects].every(([name, id]) => {
      const shown = withoutRemote(name);
      return now.get(shown) === fileVersion(shown, id);
    })
  );
}

/** True if objects of the repository may be elsewhere. */
function isPartialClone(ask: Asker): boolean {
  return ask(["config", "--get-regexp", "^extensions\\.partialclone$"]) !== undefined;
}

/**
 * Returns the state of the repository that `readRevisions` depends on, to detect changes. Undefined for a partial clone,
 * whose missing objects may come later.
 */
export function historySignature(place: JournalPlace): string | undefined {
  const ask = asker(place.root, place.dir);
  if (isPartialClone(ask)) return undefined;
  const {shallow, log} = readLog(ask, place.dir);
  return JSON.stringify([shallow, log]);
}

/** Reads the commits that changed the journal, newest first; undefined without git or without a repository. */
function readLog(
  ask: ReturnType<typeof asker>,
  dir: string,
): {shallow?: string | undefined; log?: string | undefined} {
  const shallow = ask(["rev-parse", "--is-shallow-repository"])?.toString().trim();
  if (shallow === undefined) return {};
  const log = ask([
    // The folder is a name, whatever characters it has.
    "--literal-pathspecs",
    ...["log", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "--relative", "-z"],
    ...["--format=%x01%H %ct", `--max-count=${COMMITS}`, "--", dir],
  ]);
  return {shallow, log: log?.toString()};
}

/** Builds the files of each entry, commit by commit, from the changes below `prefix`. */
function replay(commits: readonly string[], prefix: string): Map<string, FilesAt[]> {
  const entries = new Map<string, FilesAt[]>();
  for (const text of commits) {
    const [head = "", ...fields] = text.split("\0").map(field => field.trim());
    const [commit = "", seconds = "0"] = head.split(" ");
    const date = new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
    const touched = new Map<string, Map<string, string>>();
    for (const {entry, name, object} of changes(fields, prefix)) {
      const objects = touched.get(entry) ?? new Map(entries.get(entry)?.at(-1)?.objects);
      touched.set(entry, objects);
      if (object === undefined) objects.delete(name);
      else objects.set(name, object);
    }
    for (const [entry, objects] of touched) {
      const list = entries.get(entry) ?? [];
      entries.set(entry, list);
      list.push({commit, date, objects});
    }
  }
  return entries;
}

/** Reads pairs of `:100644 100644 <old> <new> M` and a path; removals come first, for folders that moved. */
function changes(
  fields: readonly string[],
  prefix: string,
): {entry: string; name: string; object: string | undefined}[] {
  const found: {entry: string; name: string; object: string | undefined}[] = [];
  for (let i = 0; i + 1 < fields.length; i++) {
    const [, , , object = "", letter = ""] = fields[i]?.startsWith(":") ? (fields[i] ?? "").split(" ") : [];
    const path = fields[i + 1] ?? "";
    const [, entry, name] = (path.startsWith(prefix) && ENTRY_FILE.exec(path.slice(prefix.length))) || [];
    if (letter === "" || entry === undefined || name === undefined) continue;
    found.push({entry, name, object: letter === "D" ? undefined : object});
    i++;
  }
  return found.sort((a, b) => Number(a.object !== undefined) - Number(b.object !== undefined));
}

function snapshotsOf(history: readonly FilesAt[], texts: ReadonlyMap<string, Uint8Array>): Snapshot[] {
  const read = new Map<string, Pick<Snapshot, "source" | "claims">>();
  return history.map(({commit, date, objects}) => {
    const object = objects.get("index.md") ?? "";
    const text = read.get(object) ?? textOf(texts.get(object));
    read.set(object, text);
    // A remote attachment has the version of its `.remote` file.
    const files = [...objects].map(([name, id]) => [withoutRemote(name), id] as const);
    return {
      commit,
      date,
      files: new Map(
        files.flatMap(([name, id]) => (name === "index.md" ? [] : [[name, fileVersion(name, id)]])),
      ),
      ...text,
    };
  });
}

/** The bytes of every index.md that ever was, by its object id; those that are over their budget are left out. */
function readTexts(
  ask: Asker,
  entries: ReadonlyMap<string, readonly FilesAt[]>,
): ReadonlyMap<string, Uint8Array> {
  const texts = new Map<string, Uint8Array>();
  const all = [...entries.values()].flat().flatMap(({objects}) => objects.get("index.md") ?? []);
  const output = ask(["cat-file", "--batch"], [...new Set(all)].map(object => `${object}\n`).join(""));
  let at = 0;
  while (output && at < output.length) {
    const end = output.indexOf(10, at);
    if (end < 0) break;
    const [object = "", type, size] = output.toString("utf8", at, end).split(" ");
    at = end + 1;
    if (type !== "blob") continue;
    const bytes = output.subarray(at, at + Number(size));
    at += Number(size) + 1;
    if (bytes.length <= BUDGETS.entryBytes) texts.set(object, bytes);
  }
  return texts;
}

function textOf(bytes: Uint8Array | undefined): Pick<Snapshot, "source" | "claims"> {
  const text = bytes && decodeText("index.md", bytes).text;
  const block = text === undefined ? undefined : splitFrontMatter("index.md", text);
  if (!block?.value) return {source: undefined, claims: new Map()};
  const meta = typeFrontMatter({value: block.value, lines: block.lines}, "index.md").value;
  const document = parseMarkdown("index.md", block.source, DIRECTIVES);
  const {findings} = entryFindings(document, {stated: meta?.findings ?? [], lines: new Map(), files: []});
  return {source: block.source, claims: new Map(findings.map(({id, claim}) => [id, claim]))};
}

type Asker = (args: readonly string[], input?: string) => Buffer | undefined;

function asker(root: string, dir: string): Asker {
  const options = dir === "." ? NO_BARE_REPOSITORY : [];
  return (args, input) =>
    askGit(root, [...options, ...args], {...(input !== undefined && {input}), maxBytes: 256 * 2 ** 20});
}

function withoutRemote(name: string): string {
  return isRemoteName(name) ? name.slice(0, -REMOTE_SUFFIX.length) : name;
}
