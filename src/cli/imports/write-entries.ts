import {copyFileSync, mkdirSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {ImportedEntry, ImportedFile} from "../../importers/imported-entry.ts";
import type {JournalPlace} from "../../journal/read/journal-place.ts";
import {throwWithPath} from "../io/system-failure.ts";
import {writeFileBelowSync} from "../io/write-file.ts";
import {entryFolder, folderOfId} from "../reports/entry-place.ts";

/** Result of importing an entry. */
export interface WrittenEntry {
  readonly entry: ImportedEntry;
  /** Its folder, from the root. */
  readonly folder: string;
  /** `exists`: the journal has an entry of this id with other text, which is left as it is. */
  readonly outcome: "made" | "same" | "exists";
}

/** How entries are written. */
export interface WriteChoice {
  readonly component: string | undefined;
  /** True to return the results without writing. */
  readonly dryRun: boolean;
}

/** Writes imported entries that the journal does not have. Existing entries stay unchanged. */
export function writeEntries(
  place: JournalPlace,
  entries: readonly ImportedEntry[],
  {component, dryRun}: WriteChoice,
): WrittenEntry[] {
  return entries.map(entry => {
    const known = folderOfId(place, entry.id);
    if (known !== undefined)
      return {entry, folder: known, outcome: isSame(join(place.root, known), entry) ? "same" : "exists"};
    const folder = entryFolder(place.dir, entry.id, component);
    if (!dryRun) writeEntry(join(place.root, folder), entry);
    return {entry, folder, outcome: "made"};
  });
}

function isSame(folder: string, {text}: ImportedEntry): boolean {
  try {
    return readFileSync(join(folder, "index.md"), "utf8") === text;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

/** Writes an entry's folder, the index.md last; a folder that could not be written whole is removed. */
function writeEntry(folder: string, {text, files}: ImportedEntry): void {
  try {
    for (const file of files) writeImported(folder, file);
    writeFileBelowSync(join(folder, "index.md"), text, {flag: "wx"});
  } catch (error) {
    rmSync(folder, {recursive: true, force: true});
    throw error;
  }
}

function writeImported(folder: string, {name, content}: ImportedFile): void {
  if (content instanceof Uint8Array) {
    writeFileBelowSync(join(folder, name), content, {flag: "wx"});
    return;
  }
  try {
    mkdirSync(folder, {recursive: true});
    copyFileSync(content.copyOf, join(folder, name));
  } catch (error) {
    throwWithPath(error, join(folder, name));
  }
}
