import {linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join, sep} from "node:path";
import {isSystemError} from "../../input/system-error.ts";
import type {BuildReport} from "../../publish/build-report.ts";
import type {KeptPages} from "./kept-pages.ts";
import {digestOf, isDigest, readVerified, SITE, storedFile} from "./kept-pages.ts";

/** The report of a build without what only the build itself needs. */
export type KeptReport = Pick<BuildReport, "entries" | "broken" | "problems">;

/** A whole site of the last build, and the report of that build. */
export interface KeptSite {
  /** Digest of everything that the site was made from. */
  readonly inputs: string;
  readonly report: KeptReport;
  /** Files by their path from the site's folder, with slashes, each with its hex SHA-256. */
  readonly files: readonly (readonly [path: string, sha256: string])[];
}

/** The report of the last build, whose site is that of this build. */
export interface PlacedSite {
  readonly report: KeptReport;
  /** True if the site that would be replaced is the same, so that nothing was placed. */
  readonly isPresent: boolean;
}

/**
 * Places the last build's site in `folder` if it was made from the same and every file verifies; undefined if not. Nothing is
 * placed if `out` holds that site. `store` is the folder of kept pages.
 */
export function placeKeptSite(
  store: string,
  inputs: string,
  {folder, out}: {readonly folder: string; readonly out: string | undefined},
): PlacedSite | undefined {
  const kept = readVerified<KeptSite>(join(store, SITE));
  if (kept?.inputs !== inputs) return undefined;
  if (out !== undefined && isPresent(kept, out)) return {report: kept.report, isPresent: true};
  const made = new Set<string>();
  for (const [path, sha256] of kept.files) {
    const from = isDigest(sha256) && isBelow(path) ? storedFile(store, sha256) : undefined;
    const content = from === undefined ? undefined : readIfThere(from);
    if (from === undefined || !content || digestOf(content) !== sha256) return undefined;
    const to = join(folder, path);
    const parent = dirname(to);
    if (!made.has(parent)) mkdirSync(parent, {recursive: true});
    made.add(parent);
    placeFile(from, to, content);
  }
  return {report: kept.report, isPresent: false};
}

/** True if a folder holds the files of a site and nothing else: to read them takes less than to link and to remove them. */
function isPresent({files}: KeptSite, folder: string): boolean {
  const found = pathsOf(folder);
  return (
    found?.length === files.length &&
    files.every(([path, sha256]) => {
      const content = isBelow(path) ? readIfThere(join(folder, path)) : undefined;
      return content !== undefined && digestOf(content) === sha256;
    })
  );
}

/** Lists everything in a folder but the folders; undefined if it cannot be read, or is a link. */
function pathsOf(folder: string): string[] | undefined {
  try {
    if (!lstatSync(folder).isDirectory()) return undefined;
    const found = readdirSync(folder, {recursive: true, withFileTypes: true});
    const paths = found.filter(file => !file.isDirectory());
    return paths.every(file => file.isFile()) ? paths.map(({name}) => name) : undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}

/** Puts every file of a finished site into the store and returns the record of the site. */
export function keepSite(
  pages: Pick<KeptPages, "store">,
  {inputs, report, folder}: {readonly inputs: string; readonly report: KeptReport; readonly folder: string},
): KeptSite {
  const {entries, broken, problems} = report;
  const files: [string, string][] = [];
  for (const file of readdirSync(folder, {recursive: true, withFileTypes: true})) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    const name = path
      .slice(folder.length + 1)
      .split(sep)
      .join("/");
    files.push([name, pages.store(path)]);
  }
  return {inputs, report: {entries, broken, problems}, files};
}

/** True for a path that does not lead out of its folder. */
function isBelow(path: string): boolean {
  return !path.split("/").some(segment => segment === "" || segment === ".." || segment.includes("\\"));
}

function placeFile(from: string, to: string, content: Buffer): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    writeFileSync(to, content);
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}
