import {mkdirSync} from "node:fs";
import {dirname, join} from "node:path";
import type {BuildReport} from "../../../publish/build-report.ts";
import type {KeptPages} from "./kept-pages.ts";
import {SITE} from "./kept-pages.ts";
import {plainFiles} from "./plain-files.ts";
import type {PresentSite} from "./present-site.ts";
import {
  digestOf,
  isBelow,
  isDigest,
  linkOrWrite,
  readIfThere,
  readVerified,
  storedFile,
} from "./stored-files.ts";

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
    linkOrWrite(from, to, content);
  }
  return {report: kept.report, isPresent: false};
}

/** True if a folder holds the files of a site and nothing else: to read them takes less than to link and to remove them. */
function isPresent({files}: KeptSite, folder: string): boolean {
  const found = plainFiles(folder);
  return (
    found?.length === files.length &&
    files.every(([path, sha256]) => {
      const content = isBelow(path) ? readIfThere(join(folder, path)) : undefined;
      return content !== undefined && digestOf(content) === sha256;
    })
  );
}

/** A finished site. */
export interface FinishedSite {
  /** Digest of everything that it was made from. */
  readonly inputs: string;
  readonly report: KeptReport;
  /** Folder of its files. */
  readonly folder: string;
  /** The site that it replaces, if files of it stay. */
  readonly present: PresentSite | undefined;
}

/** Puts every file of a finished site into the store and returns the record of the site. */
export function keepSite(
  pages: Pick<KeptPages, "store">,
  {inputs, report: {entries, broken, problems}, folder, present}: FinishedSite,
): KeptSite {
  const made = plainFiles(folder) ?? [];
  const files = [
    ...(present?.kept ?? []),
    ...made.map(path => [path, pages.store(join(folder, path))] as const),
  ];
  return {inputs, report: {entries, broken, problems}, files};
}
