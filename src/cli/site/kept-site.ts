import {linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
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

/**
 * Places the last build's site in `folder` if it was made from the same and every file verifies; returns its report, or
 * undefined. `store` is the folder of kept pages.
 */
export function placeKeptSite(store: string, inputs: string, folder: string): KeptReport | undefined {
  const kept = readVerified<KeptSite>(join(store, SITE));
  if (kept?.inputs !== inputs) return undefined;
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
  return kept.report;
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
