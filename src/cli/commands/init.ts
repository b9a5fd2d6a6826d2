import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {cpus, hostname, totalmem} from "node:os";
import {basename, dirname, join, resolve} from "node:path";
import process from "node:process";
import type {JournalPlace} from "../../journal/read/journal-place.ts";
import {configPath, DEFAULT_DIR, DIR_RULE, PLACE_FILE, readDir} from "../../journal/read/journal-place.ts";
import {printableJson} from "../../text/printable.ts";
import {noPositionals, parseArguments} from "../io/arguments.ts";
import {CommandError, usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {readGitRepository} from "../io/git.ts";
import type {Ci, FirstFile} from "../journal/ci-files.ts";
import type {FirstFacts} from "../journal/first-files.ts";
import {firstFiles, IGNORED, repositoryAddress} from "../journal/first-files.ts";
import {GUIDE_FILES, GUIDE_HEADING, guideText} from "../journal/guide-text.ts";
import {isFolder, journalPlace, PLACE_OPTIONS} from "../journal/journal-folder.ts";
import {packageVersion} from "../journal/package-json.ts";
import {readPlaceFile} from "../journal/place-file.ts";
import {schemaLine} from "../journal/schema-line.ts";
import {localDate} from "../reports/entry-place.ts";

export const usage = `usage: perf-journal init [--dir content] [--ci github|gitlab] [--guide] [--yes] [--root folder]

Makes a journal: a folder with journal.yaml, filled from the repository, and an entry that explains itself, lines of
.gitignore, and with --ci the workflows of a service. A file that exists is left as it is.

  --dir path     folder of the journal, from the root (default content); perf-journal.yaml names another one
  --ci service   github: workflows for GitHub Pages and for the report of pull requests; gitlab: jobs for the same
  --guide        append a section about recording, checking and citing to AGENTS.md and CONTRIBUTING.md
  --json         print {"version": 1, "root", "files": [{"path", "outcome": "wrote" | "kept"}]}; asks nothing
  --yes          ask nothing; without a terminal nothing is asked either
  --root folder  root of the journal (default that of the journal which the current directory is in, else that directory)
`;

const OPTIONS = {
  ...PLACE_OPTIONS,
  ci: {type: "string"},
  guide: {type: "boolean", default: false},
  yes: {type: "boolean", default: false},
  json: {type: "boolean", default: false},
} as const;

/** Choices for a new journal. */
interface Wishes extends JournalPlace {
  /** Title of the journal. */
  readonly title: string;
  readonly ci: Ci | undefined;
}

/** Makes a journal in a repository; a second run makes no changes. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, OPTIONS);
  noPositionals(positionals);
  const root = values.root === undefined ? journalPlace(io, {}).root : resolve(io.cwd, values.root);
  const given: Wishes = {
    root,
    dir: chosenDir(root, values.dir),
    title: `${basename(root)} performance journal`,
    ci: knownCi(values.ci),
  };
  const isNew = !existsSync(join(root, configPath(given.dir)));
  const wishes = isNew && !values.yes && !values.json && io.ask ? await askFor(given, values, io.ask) : given;
  const wanted = firstFiles(factsOf(wishes, io), wishes.ci);
  // An entry that explains itself is for a journal without entries.
  const files = isFolder(join(root, wishes.dir))
    ? wanted.filter(([path]) => !path.endsWith("index.md"))
    : wanted;
  const lines = [
    ...files.map(file => writeNew(root, file)),
    ignoreOutput(root),
    ...(values.guide ? GUIDE_FILES.map(name => appendGuide(root, name, wishes.dir)) : []),
  ];
  if (values.json) io.stdout(`${printableJson({version: 1, root, files: lines.map(outcomeOf)})}\n`);
  else io.stdout(`${lines.join("\n")}\nnext: perf-journal dev\n`);
  return EXIT.ok;
}

/** Splits a line that reports a file: "wrote  .gitignore: /dist/". */
function outcomeOf(line: string): {path: string; outcome: string} {
  const [, outcome = "", path = ""] = /^(\w+) +([^:]*)/.exec(line) ?? [];
  return {path, outcome};
}

/** Returns the folder of the entries: the option's, else that of perf-journal.yaml; throws if the two differ. */
function chosenDir(root: string, option: string | undefined): string {
  const {dir: present} = readPlaceFile(root);
  if (option === undefined) return present ?? DEFAULT_DIR;
  const dir = readDir(option);
  if (dir === undefined) throw usageError(`--dir ${DIR_RULE}, got "${option}"`, "--dir docs/perf");
  if (present === undefined || present === dir) return dir;
  throw new CommandError(
    EXIT.configuration,
    `${PLACE_FILE} names the folder "${present}", and --dir "${dir}"`,
    `change ${PLACE_FILE} and move the folder`,
  );
}

function knownCi(text: string | undefined): Ci | undefined {
  if (text === undefined || isCi(text)) return text;
  throw usageError(`--ci takes github or gitlab, got "${text}"`);
}

function isCi(text: string): text is Ci {
  return text === "github" || text === "gitlab";
}

type Ask = (question: string) => Promise<string>;

/** Asks for the choices that no option gives; an empty answer takes the default. */
async function askFor(
  given: Wishes,
  options: {readonly dir?: string | undefined},
  ask: Ask,
): Promise<Wishes> {
  const isPlaced = options.dir !== undefined || readPlaceFile(given.root).dir !== undefined;
  const dir = isPlaced
    ? given.dir
    : await askUntil(ask, `Folder of the journal [${given.dir}]: `, text => readDir(text || given.dir));
  const title = (await ask(`Title [${given.title}]: `)) || given.title;
  if (given.ci !== undefined) return {...given, dir, title};
  const service = await askUntil(ask, "Workflow to publish it, github or gitlab [none]: ", text =>
    text === "" || text === "none" ? ("none" as const) : isCi(text) ? text : undefined,
  );
  return {...given, dir, title, ci: service === "none" ? undefined : service};
}

/** Asks until the answer can be read. */
async function askUntil<T>(ask: Ask, question: string, read: (answer: string) => T | undefined): Promise<T> {
  const value = read(await ask(question));
  return value ?? askUntil(ask, question, read);
}

function factsOf({root, dir, title}: Wishes, io: CommandIo): FirstFacts {
  const {remote, prefix, branch} = readGitRepository(root);
  const processors = cpus();
  const model = processors[0]?.model.trim() || process.arch;
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    title,
    repository: repositoryAddress(remote),
    branch: branch ?? "main",
    prefix,
    dir,
    machine: {
      name: hostname(),
      description: `${processors.length} × ${model}, ${memory} GiB of memory, ${process.platform}/${process.arch}`,
    },
    date: localDate(io.now()),
    schema: schemaLine(root, dir, "journal.schema.json"),
    version: packageVersion(),
  };
}

/** Writes a file unless it exists; returns the line that reports it. */
function writeNew(root: string, [path, text]: FirstFile): string {
  const file = join(root, path);
  if (existsSync(file)) return `kept   ${path}`;
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, text, {flag: "wx"});
  return `wrote  ${path}`;
}

/** Appends the lines that .gitignore lacks; returns the line that reports it. */
function ignoreOutput(root: string): string {
  const file = join(root, ".gitignore");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const lines = new Set(text.split(/\r?\n/).map(bare));
  const missing = IGNORED.filter(line => !lines.has(bare(line)));
  if (missing.length === 0) return "kept   .gitignore";
  const start = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  writeFileSync(file, `${start}${missing.join("\n")}\n`);
  return `wrote  .gitignore: ${missing.join(" ")}`;
}

/** Appends the guide to a file unless it has it; returns the line that reports it. */
function appendGuide(root: string, name: string, dir: string): string {
  const file = join(root, name);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (text.includes(GUIDE_HEADING)) return `kept   ${name}`;
  const start = text === "" ? "" : `${text.trimEnd()}\n\n`;
  writeFileSync(file, `${start}${guideText(dir)}`);
  return `wrote  ${name}: ${GUIDE_HEADING.replace(/^#+ /, "")}`;
}

/** A pattern without the slashes that make no difference for a folder at the root. */
function bare(line: string): string {
  return line.trim().replace(/^\/|\/$/g, "");
}
