import {readFileSync} from "node:fs";
import {join} from "node:path";
import {isMissingFile} from "../../input/system-error.ts";
import type {NamedJournal} from "../../journal/read/journal-place.ts";
import {DIR_RULE, JOURNAL_NAME, PLACE_FILE, readDir} from "../../journal/read/journal-place.ts";
import {isYamlFault, parseYaml} from "../../markdown/yaml.ts";
import {didYouMean} from "../../text/suggest.ts";
import {CommandError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";

/** Contents of perf-journal.yaml; absent values are not written there. */
export interface PlaceFile {
  readonly dir?: string;
  readonly journals?: readonly NamedJournal[];
}

/** Maximum number of journals of a site. */
const MOST_JOURNALS = 100;

/** Maximum characters of a journal's name. */
const NAME_LENGTH = 40;

const KEYS = ["dir", "journals"];

/**
 * Reads perf-journal.yaml in `root`; empty if absent. Throws CommandError with the line for a file that cannot be
 * read, and for nested folders.
 */
export function readPlaceFile(root: string): PlaceFile {
  const text = readIfPresent(join(root, PLACE_FILE));
  if (text === undefined) return {};
  const yaml = parseYaml(text);
  if (isYamlFault(yaml)) throw fault(yaml.line, yaml.message, yaml.hint);
  const lineOf = (path: string): number => yaml.lines.get(path) ?? 1;
  const unknown = Object.keys(yaml.value).find(key => !KEYS.includes(key));
  if (unknown !== undefined)
    throw fault(
      lineOf(unknown),
      `unknown key "${unknown}"`,
      didYouMean(unknown, KEYS) ??
        "the keys are dir and journals; settings of the site belong to journal.yaml",
    );
  const {dir, journals} = yaml.value;
  return {
    ...(dir !== undefined && {dir: folderAt(lineOf("dir"), "dir", dir)}),
    ...(journals !== undefined && {journals: readJournals(journals, lineOf)}),
  };
}

function readJournals(value: unknown, lineOf: (path: string) => number): NamedJournal[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_JOURNALS)
    throw fault(lineOf("journals"), `journals must be a list of 1 to ${MOST_JOURNALS} journals`, EXAMPLE);
  const journals = value.map((item: unknown, index) => readNamed(item, `journals.${index}`, lineOf));
  for (const [index, {name, dir}] of journals.entries()) {
    const before = journals.slice(0, index);
    if (before.some(other => other.name === name))
      throw fault(lineOf(`journals.${index}.name`), `two journals have the name "${name}"`, "rename one");
    const around = before.find(other => isWithin(dir, other.dir) || isWithin(other.dir, dir));
    if (around)
      throw fault(
        lineOf(`journals.${index}.dir`),
        `journals "${around.name}" and "${name}" must lie in folders apart, got "${around.dir}" and "${dir}"`,
        undefined,
      );
  }
  return journals;
}

const EXAMPLE = "- {name: parser, dir: repositories/parser/perf}";

function readNamed(item: unknown, path: string, lineOf: (path: string) => number): NamedJournal {
  const line = lineOf(path);
  if (!isMapping(item)) throw fault(line, "a journal must have a name and a dir", EXAMPLE);
  const unknown = Object.keys(item).find(key => key !== "name" && key !== "dir");
  if (unknown !== undefined)
    throw fault(lineOf(`${path}.${unknown}`), `unknown key "${unknown}" of a journal`, EXAMPLE);
  const {name, dir} = item;
  if (typeof name !== "string" || name.length > NAME_LENGTH || !JOURNAL_NAME.test(name))
    throw fault(
      lineOf(`${path}.name`),
      `name must be at most ${NAME_LENGTH} small letters, digits and single dashes that start with a letter, got ${JSON.stringify(name) ?? "none"}`,
      EXAMPLE,
    );
  return {name, dir: folderAt(lineOf(`${path}.dir`), "dir", dir)};
}

function folderAt(line: number, key: string, value: unknown): string {
  const read = typeof value === "string" ? readDir(value) : undefined;
  if (read !== undefined) return read;
  throw fault(line, `${key} ${DIR_RULE}, got ${JSON.stringify(value) ?? "none"}`, `${key}: docs/perf`);
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True for a folder itself and everything in it. */
function isWithin(inner: string, outer: string): boolean {
  return `${inner}/`.startsWith(`${outer}/`);
}

/** Returns the text of perf-journal.yaml for a folder of entries. */
export function placeFileText(dir: string): string {
  return `# Folder of the performance journal: journal.yaml and the entries.\ndir: ${JSON.stringify(dir)}\n`;
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}

function fault(line: number, message: string, hint: string | undefined): CommandError {
  return new CommandError(EXIT.configuration, `${PLACE_FILE}:${line}: ${message}`, hint);
}
