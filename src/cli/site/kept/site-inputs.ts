import {lstatSync, readdirSync, readFileSync, readlinkSync} from "node:fs";
import {join} from "node:path";
import {isMissingFile, isSystemError} from "../../../input/system-error.ts";
import {historySignature} from "../../../journal/citations/revisions-fs.ts";
import {cacheFolder} from "../../../journal/read/cache-folder-fs.ts";
import {gitIgnored} from "../../../journal/read/git-ignored-fs.ts";
import type {JournalPlace} from "../../../journal/read/journal-place.ts";
import {digestOf} from "./stored-files.ts";

/** A name that is not UTF-8: two such names may be read as the same. */
const UNREADABLE_NAME = "\ufffd";

/** Digests of everything on disk that a site depends on. */
export interface SiteInputs {
  /** Of what is known at once: where it is another, the site is. */
  readonly known: string;
  /** Of all of it; undefined if some of it cannot be read. */
  readonly whole: Promise<string | undefined>;
}

/**
 * Digests everything on disk that a journal's site and its problems depend on: the files of the journal, fetched
 * attachments, the history in git, the files that git ignores, and the entries dated after `today`. Undefined if some
 * of it cannot be read, and for a site of several journals.
 */
export function siteInputs({root, dir, journals}: JournalPlace, today: string): SiteInputs | undefined {
  // Several journals may be of several repositories.
  if (journals !== undefined) return undefined;
  const history = historySignature({root, dir});
  if (history === undefined) return undefined;
  return unlessRefused(() => {
    const own = filesBelow(root, dir);
    if (own.some(([path]) => path.includes(UNREADABLE_NAME))) return undefined;
    const fetched = filesBelow(cacheFolder(root), "remote");
    const dates = own.flatMap(([path]) => path.split("/").map(name => name.slice(0, 10)));
    const future = new Set(dates.filter(date => /^\d{4}-\d{2}-\d{2}$/.test(date) && date > today));
    const known = digestOf(JSON.stringify([linksOnTheWay(root, dir), own, fetched, history, [...future]]));
    const paths = own.map(([path]) => path);
    return {known, whole: wholeDigest(known, gitIgnored({root, dir, isNamed: false}, paths))};
  });
}

/** Digests files that git ignores as well. */
async function wholeDigest(
  known: string,
  ignored: Promise<ReadonlySet<string>>,
): Promise<string | undefined> {
  try {
    return digestOf(JSON.stringify([known, [...(await ignored)]]));
  } catch (error) {
    return unlessSystem(error);
  }
}

function unlessRefused<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    return unlessSystem(error);
  }
}

/** Throws an error that is not the system's. */
function unlessSystem(error: unknown): undefined {
  if (!isSystemError(error)) throw error;
}

/** Lists the contents of a folder: files with the digest of their content, links with their target. */
function filesBelow(root: string, folder: string): [path: string, content: string][] {
  return namesIn(join(root, folder)).flatMap(name => {
    const path = `${folder}/${name}`;
    const stats = lstatSync(join(root, path));
    if (stats.isDirectory()) return [[path, "folder"], ...filesBelow(root, path)];
    if (stats.isSymbolicLink()) return [[path, `link ${readlinkSync(join(root, path))}`]];
    return [[path, stats.isFile() ? digestOf(readFileSync(join(root, path))) : "special"]];
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (!isMissingFile(error)) throw error;
    return [];
  }
}

/** Which folders on the way to the journal's are links: journals behind a link are not read. */
function linksOnTheWay(root: string, dir: string): boolean[] {
  const segments = dir.split("/");
  return segments.map((_, i) => {
    const path = join(root, ...segments.slice(0, i + 1));
    return lstatSync(path, {throwIfNoEntry: false})?.isSymbolicLink() ?? false;
  });
}
