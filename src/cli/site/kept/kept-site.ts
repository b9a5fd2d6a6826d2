import {mkdirSync, statSync} from "node:fs";
import {dirname, join} from "node:path";
import type {BuildReport} from "../../../publish/build-report.ts";
import type {FolderSize} from "../site-folder.ts";
import type {FolderDigests} from "./folder-digests.ts";
import {folderDigests} from "./folder-digests.ts";
import type {KeptPages} from "./kept-pages.ts";
import {SITE} from "./kept-pages.ts";
import {plainFiles} from "./plain-files.ts";
import type {PresentSite} from "./present-site.ts";
import type {SiteInputs} from "./site-inputs.ts";
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
  /** Digests of everything that the site was made from, see `SiteInputs`. */
  readonly known: string;
  readonly inputs: string;
  readonly report: KeptReport;
  readonly size: FolderSize;
  /** Files by their path from the site's folder, with slashes, each with its hex SHA-256. */
  readonly files: readonly (readonly [path: string, sha256: string])[];
}

/** Where a kept site is placed. */
export interface KeptSitePlaces {
  /** Folder of the new site. */
  readonly folder: string;
  /** Folder of the site that would be replaced; undefined if the new one is made in any case. */
  readonly out: string | undefined;
  /** Digests of the files in `out`; undefined where they are read here. */
  readonly digests?: Promise<FolderDigests | undefined>;
}

/** The report of the last build, whose site is that of this build. */
export interface PlacedSite {
  readonly report: KeptReport;
  readonly size: FolderSize;
  /** True if the site that would be replaced is the same, so that nothing was placed. */
  readonly isPresent: boolean;
}

/**
 * Places the last build's site in `folder` if it was made from the same and every file verifies; undefined if not. Nothing is
 * placed if `out` holds that site, of which `digests` are those of all files if they are known. `store` is the folder of kept pages.
 */
export async function placeKeptSite(
  store: string,
  inputs: SiteInputs,
  {folder, out, digests}: KeptSitePlaces,
): Promise<PlacedSite | undefined> {
  const kept = readVerified<KeptSite>(join(store, SITE));
  if (kept?.known !== inputs.known || kept.inputs !== (await inputs.whole)) return undefined;
  const {report, size} = kept;
  if (out !== undefined && isPresent(kept, (await digests) ?? folderDigests(out)))
    return {report, size, isPresent: true};
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
  return {report, size, isPresent: false};
}

/** True if a folder holds the files of a site and nothing else: to read them takes less than to link and to remove them. */
function isPresent({files}: KeptSite, found: FolderDigests | undefined): boolean {
  return found?.size === files.length && files.every(([path, sha256]) => found.get(path)?.sha256 === sha256);
}

/** A finished site. */
export interface FinishedSite {
  /** Digests of everything that it was made from. */
  readonly inputs: Pick<KeptSite, "known" | "inputs">;
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
  const staying = [...(present?.kept ?? [])];
  const files = [
    ...staying.map(([path, {sha256}]) => [path, sha256] as const),
    ...made.map(path => [path, pages.store(join(folder, path))] as const),
  ];
  const bytes = [
    ...staying.map(([, file]) => file.bytes),
    ...made.map(path => statSync(join(folder, path)).size),
  ].reduce((sum, some) => sum + some, 0);
  const size = {pages: files.filter(([path]) => path.endsWith(".html")).length, bytes};
  return {...inputs, report: {entries, broken, problems}, size, files};
}
