import {join} from "node:path";
import {BUDGETS} from "../../budgets.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import type {Journal} from "../../journal/journal.ts";
import {openAttachment} from "../../journal/read/attachment-fs.ts";
import type {JournalPlace} from "../../journal/read/journal-place.ts";
import type {Meter} from "../../meter.ts";
import {makeMeter, WorkExhausted} from "../../meter.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {tooMuchWork} from "../../problems/work.ts";
import {searchFile} from "../../secrets/scrub.ts";
import type {AllowedValues} from "../../secrets/secret-problems.ts";
import {allowedValues, secretProblems, withoutAllowed} from "../../secrets/secret-problems.ts";

/** Searches the files of every entry, or of the entry with an id, for credentials and personal data. */
export async function journalSecrets(
  {root}: Pick<JournalPlace, "root">,
  {entries, config}: Pick<Journal, "entries" | "config">,
  id?: string,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const entry of entries)
    if (id === undefined || entry.id === id)
      problems.push(...(await filesSecrets(root, entry.folder, filesOf(entry), config.secrets.allow)));
  return problems;
}

function filesOf({attachments}: Entry): string[] {
  const own = attachments.filter(({isRemote}) => !isRemote);
  return ["index.md", ...own.flatMap(({name, combined}) => combined?.members ?? [name])];
}

/** Searches files of a folder of the journal, within the meter of a single entry. */
export async function filesSecrets(
  root: string,
  folder: string,
  names: readonly string[],
  allow: readonly string[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const meter = makeMeter();
  for (const name of names) {
    try {
      problems.push(...(await fileSecrets(root, folder, name, allowedValues(allow), meter)));
    } catch (error) {
      if (!(error instanceof WorkExhausted)) throw error;
      const {what, amount, most} = error;
      return [...problems, problemAt({file: `${folder}/${name}`}, tooMuchWork({what, amount, most}))];
    }
  }
  return problems;
}

async function fileSecrets(
  root: string,
  folder: string,
  name: string,
  allowed: AllowedValues,
  meter: Meter,
): Promise<Problem[]> {
  const path = `${folder}/${name}`;
  const opened = await openAttachment(join(root, folder), name, path, meter);
  // Unreadable files are already problems of the journal.
  if (opened.problem) return [];
  const searched = searchFile(opened.file.bytes, path, meter.spend);
  return searched
    ? secretProblems(path, withoutAllowed(searched.secrets, allowed)).slice(0, BUDGETS.yamlItems)
    : [];
}
