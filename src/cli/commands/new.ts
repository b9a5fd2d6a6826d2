import {constants, copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import type {Entry} from "../../journal/entry/entry.ts";
import {VERDICTS} from "../../journal/entry/entry.ts";
import {findPairs} from "../../journal/entry/pairs.ts";
import {readJournal} from "../../journal/read/journal-fs.ts";
import {nearest} from "../../text/suggest.ts";
import {parseArguments} from "../io/arguments.ts";
import {CommandError, usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {readGitFacts} from "../io/git.ts";
import {printProblems} from "../io/problem-report.ts";
import type {FileToAttach} from "../reports/attachment-name.ts";
import {nameAttachments} from "../reports/attachment-name.ts";
import {assertNewId, entryDate, entryFolder, entryId, localDate} from "../reports/entry-place.ts";
import type {EntryFacts} from "../reports/entry-skeleton.ts";
import {entrySkeleton, frontMatter} from "../reports/entry-skeleton.ts";

export const usage = `usage: perf-journal new "Title" [--bench before.txt after.txt] [--profile cpu.pb.gz ...] [--file any ...]
         [--component c] [--date YYYY-MM-DD] [--slug s] [--verdict v] [--author a ...] [--commit sha]
         [--base-commit sha] [--machine m] [--json] [--root folder]

Makes content/YYYY-MM-DD-slug/ with copies of the files and an index.md that says already what the data say.

  --bench f ...      output of go test -bench; of two files the first is the base, the second the head
  --profile f ...    pprof profiles
  --file f ...       anything else worth keeping: logs, source, images
  --component c      put the entry into content/c/
  --date d           day of the entry (default today)
  --slug s           the rest of the entry's id (default made of the title)
  --verdict v        ${VERDICTS.join(", ")}
  --author a ...     who measured (default git's user.name)
  --commit sha       the commit of the head side (default the one that is checked out; "" for none)
  --base-commit sha  the commit of the base side
  --machine m        where it was measured
  --json             print {"version": 1, "id", "folder", "files"}
  --root folder      the folder that holds content/ (default the current directory)
`;

const OPTIONS = {
  bench: {type: "string", multiple: true},
  profile: {type: "string", multiple: true},
  file: {type: "string", multiple: true},
  component: {type: "string"},
  date: {type: "string"},
  slug: {type: "string"},
  verdict: {type: "string"},
  author: {type: "string", multiple: true},
  commit: {type: "string"},
  "base-commit": {type: "string"},
  machine: {type: "string"},
  json: {type: "boolean", default: false},
  root: {type: "string"},
} as const;

/** Makes a new entry. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, OPTIONS, ["bench", "profile", "file", "author"]);
  const facts = readFacts(titleOf(positionals), values, io);
  const root = resolve(io.cwd, values.root ?? io.env.PERF_JOURNAL_ROOT ?? ".");
  const date = values.date === undefined ? localDate(io.now()) : entryDate(values.date);
  const id = entryId(facts.title, date, values.slug);
  const folder = entryFolder(id, values.component);
  assertNewId(root, id);
  const files = nameAttachments(
    values.bench ?? [],
    [...(values.profile ?? []), ...(values.file ?? [])],
    pairByName,
  );
  for (const {from} of files) assertReadable(resolve(io.cwd, from), from);
  const text = await writeText(facts, id, files, io);
  makeEntry(join(root, folder), text, files, io);
  report({id, folder, files}, values.json, io);
  return EXIT.ok;
}

type Values = ReturnType<typeof parseArguments<typeof OPTIONS>>["values"];

/** What the author says, and what git knows where the author says nothing. */
function readFacts(title: string, values: Values, io: CommandIo): EntryFacts {
  const git = readGitFacts(io.cwd);
  return {
    title,
    verdict: verdictOf(values.verdict),
    authors: values.author ?? [git.author].flatMap(author => author ?? []),
    commit: (values.commit ?? git.commit) || undefined,
    baseCommit: values["base-commit"] || undefined,
    machine: values.machine,
  };
}

interface MadeEntry {
  readonly id: string;
  readonly folder: string;
  readonly files: readonly FileToAttach[];
}

function titleOf(positionals: readonly string[]): string {
  const [title, ...others] = positionals;
  if (others.length > 0)
    throw usageError(
      `unexpected "${others[0]}"`,
      others[0]?.startsWith("--")
        ? "take away the -- before the title: no option is read behind it"
        : 'write the title in quotes, before --bench: new "Pool the headers" --bench ...',
    );
  if (title === undefined || title.trim() === "")
    throw usageError(
      "a title is missing",
      'write it in quotes, before --bench: new "Pool the headers" --bench ...',
    );
  if (/\p{Cc}/u.test(title)) throw usageError("a title is one line of text");
  return title.trim();
}

function verdictOf(text: string | undefined): string | undefined {
  if (text === undefined || VERDICTS.some(verdict => verdict === text)) return text;
  const meant = nearest(text, VERDICTS);
  throw usageError(
    `--verdict takes ${VERDICTS.join(", ")}, got "${text}"`,
    meant && `did you mean "${meant}"?`,
  );
}

function pairByName(names: readonly string[]): boolean {
  return findPairs(names).length === 1;
}

function assertReadable(path: string, written: string): void {
  const status = statSync(path, {throwIfNoEntry: false});
  if (status?.isFile()) return;
  const why = status ? "it is not a file" : "there is no such file";
  throw new CommandError(EXIT.unreadable, `cannot attach "${written}": ${why}`);
}

/** Reads the files as the journal will, in a folder of their own, and writes the entry's text from what they hold. */
async function writeText(
  facts: EntryFacts,
  id: string,
  files: readonly FileToAttach[],
  io: CommandIo,
): Promise<string> {
  const stage = mkdtempSync(join(tmpdir(), "perf-journal-new-"));
  try {
    makeEntry(join(stage, "content", id), `${frontMatter(facts)}\n`, files, io);
    const journal = await readJournal({root: stage, drafts: true});
    printProblems(journal.problems, stage, io, "stderr");
    const entry: Entry | undefined = journal.entries[0];
    if (entry === undefined || journal.problems.some(({severity}) => severity === "error"))
      throw new CommandError(EXIT.unreadable, "the entry was not made: the journal could not read its files");
    return entrySkeleton(facts, entry, journal.config.thresholds);
  } finally {
    rmSync(stage, {recursive: true, force: true});
  }
}

/** Makes an entry's folder; nothing that exists is written over, and nothing is left when it fails. */
function makeEntry(folder: string, text: string, files: readonly FileToAttach[], io: CommandIo): void {
  mkdirSync(dirname(folder), {recursive: true});
  mkdirSync(folder);
  try {
    for (const {from, name} of files)
      copyFileSync(resolve(io.cwd, from), join(folder, name), constants.COPYFILE_EXCL);
    writeFileSync(join(folder, "index.md"), text, {flag: "wx"});
  } catch (error) {
    rmSync(folder, {recursive: true, force: true});
    throw error;
  }
}

function report({id, folder, files}: MadeEntry, json: boolean, io: CommandIo): void {
  const made = ["index.md", ...files.map(({name}) => name)];
  if (json) {
    io.stdout(`${JSON.stringify({version: 1, id, folder, files: made}, undefined, 2)}\n`);
    return;
  }
  io.stdout(made.map(name => `${folder}/${name}\n`).join(""));
  io.stderr(`next: write ${folder}/index.md, then perf-journal check --entry ${id}\n`);
}
