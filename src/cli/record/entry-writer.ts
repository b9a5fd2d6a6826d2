import {appendFileSync, existsSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {basename, join} from "node:path";
import {readConfig} from "../../journal/read/config-fs.ts";
import type {JournalPlace} from "../../journal/read/journal-place.ts";
import type {Conditions} from "../../record/conditions.ts";
import {conditionStatements} from "../../record/conditions.ts";
import {escapeDirectiveLabel} from "../../text/escape-markdown.ts";
import {CommandError, usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {isFolder} from "../journal/journal-folder.ts";
import type {FileToAttach} from "../reports/attachment-name.ts";
import {
  assertNewId,
  entryDate,
  entryFolder,
  entryId,
  entryVerdict,
  localDate,
} from "../reports/entry-place.ts";
import type {EntryFacts} from "../reports/entry-skeleton.ts";
import {addedSection, entrySkeleton, frontMatter} from "../reports/entry-skeleton.ts";
import {copyFiles, makeEntry, stageEntry} from "../reports/make-entry.ts";
import type {PlaceOptions} from "./options.ts";

/** Place of the entry, found before anything is measured. */
export interface EntryPlace extends JournalPlace {
  readonly id: string;
  /** From the root: `content/2026-05-03-pool`. */
  readonly folder: string;
  /** True if the entry exists and gets more files. */
  readonly exists: boolean;
  /** Day of the measurement. */
  readonly date: string;
}

/** Finds the place of the entry; throws CommandError if an id is taken, or `--into` names no entry. */
export function entryPlace(
  options: PlaceOptions,
  title: string,
  journal: JournalPlace,
  io: CommandIo,
): EntryPlace {
  const date = options.date === undefined ? localDate(io.now()) : entryDate(options.date);
  if (options.into !== undefined)
    return {...journal, date, exists: true, ...existingEntry(journal, options.into)};
  entryVerdict(options.verdict);
  const id = entryId(title, date, options.slug);
  const folder = entryFolder(journal.dir, id, options.component);
  assertNewId(journal, id);
  return {...journal, id, folder, exists: false, date};
}

/** Finds an entry by its id, or by the path of its folder. */
function existingEntry({root, dir}: JournalPlace, into: string): Pick<EntryPlace, "id" | "folder"> {
  const id = basename(into);
  const content = join(root, dir);
  const components = isFolder(content)
    ? readdirSync(content, {withFileTypes: true}).filter(each => each.isDirectory())
    : [];
  const folder = ["", ...components.map(({name}) => name)]
    .map(name => [dir, name, id].filter(Boolean).join("/"))
    .find(path => /^\d{4}-\d{2}-\d{2}-/.test(id) && existsSync(join(root, path, "index.md")));
  if (folder !== undefined) return {id, folder};
  throw usageError(`--into names no entry of the journal, got "${into}"`, "an id is the name of its folder");
}

/** Contents of an entry. */
export interface EntryContents {
  readonly facts: EntryFacts;
  readonly files: readonly FileToAttach[];
  readonly conditions: Conditions;
  /** Reasons why the numbers vary, in sentences. */
  readonly warnings: readonly string[];
  /** Shell lines that measure the same again. */
  readonly reproduce: readonly string[];
}

/** Writes the entry, or adds to an existing entry; returns the names of its new files. */
export async function writeEntry(
  place: EntryPlace,
  {facts, files, conditions, warnings, reproduce}: EntryContents,
  io: CommandIo,
): Promise<string[]> {
  const folder = join(place.root, place.folder);
  const named = place.exists ? freeNames(files, new Set(readdirSync(folder))) : files;
  const recording = {conditions: conditionsText(conditions, warnings), reproduce};
  const staged = await stageEntry(`${frontMatter(facts)}\n`, place.id, named, io);
  const {config} = await readConfig(place);
  // Another process may have made this entry during the measurement.
  if (!place.exists) assertNewId(place, place.id);
  const title = `Measured on ${place.date}`;
  if (place.exists)
    addToEntry(folder, addedSection(title, staged, config.thresholds, recording), named, io.cwd);
  else makeEntry(folder, entrySkeleton(facts, staged, config.thresholds, recording), named, io.cwd);
  return ["index.md", ...named.map(({name}) => name)];
}

/** Appends a section to an entry and copies its files; undoes both if either fails. */
function addToEntry(folder: string, section: string, files: readonly FileToAttach[], cwd: string): void {
  const index = join(folder, "index.md");
  const text = readFileSync(index, "utf8");
  try {
    copyFiles(folder, files, cwd);
    const gap = text.endsWith("\n") ? "\n" : "\n\n";
    appendFileSync(index, gap + section);
  } catch (error) {
    for (const {name} of files) rmSync(join(folder, name), {force: true});
    throw error;
  }
}

/** Numbers names all alike if any of them is taken, so that pairs stay pairs: `bench-2.before.txt`. */
function freeNames(files: readonly FileToAttach[], taken: ReadonlySet<string>): readonly FileToAttach[] {
  for (let number = 1; number < 1000; number++) {
    const named = files.map(({from, name}) => ({
      from,
      name: number === 1 ? name : name.replace(/^[^.]*/, word => `${word}-${number}`),
    }));
    if (!named.some(({name}) => taken.has(name))) return named;
  }
  throw new CommandError(EXIT.problems, "the entry has no free names left for the files");
}

/** Formats the conditions of the measurement, and reasons why its numbers vary, as Markdown. */
function conditionsText(conditions: Conditions, warnings: readonly string[]): string {
  const statements = conditionStatements(conditions).map(({text, names}) => {
    const listed = names.map(name => `\`${name.replaceAll("`", "")}\``).join(", ");
    return listed === "" ? escapeDirectiveLabel(text) : `${escapeDirectiveLabel(text)} ${listed}.`;
  });
  const lines = warnings.map(warning => `- ${escapeDirectiveLabel(warning)}`);
  const doubts = lines.length > 0 ? `What makes these numbers vary:\n\n${lines.join("\n")}` : "";
  return [statements.join(" "), doubts].filter(Boolean).join("\n\n");
}
