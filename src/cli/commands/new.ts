import {join} from "node:path";
import {VERDICTS} from "../../journal/entry/entry.ts";
import {findPairs} from "../../journal/entry/pairs.ts";
import {readConfig} from "../../journal/read/config-fs.ts";
import {printableJson, printableLine} from "../../text/printable.ts";
import {parseArguments} from "../io/arguments.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {readGitFacts} from "../io/git.ts";
import {journalPlace, PLACE_OPTIONS} from "../journal/journal-folder.ts";
import {schemaLine} from "../journal/schema-line.ts";
import type {FileToAttach} from "../reports/attachment-name.ts";
import {nameAttachments} from "../reports/attachment-name.ts";
import {benchmarkArguments} from "../reports/benchmark-folders.ts";
import {
  assertNewId,
  entryDate,
  entryFolder,
  entryId,
  entryVerdict,
  localDate,
} from "../reports/entry-place.ts";
import type {EntryFacts} from "../reports/entry-skeleton.ts";
import {entrySkeleton, frontMatter} from "../reports/entry-skeleton.ts";
import {makeEntry, stageEntry} from "../reports/make-entry.ts";
import {missingProfile} from "../reports/reproduce.ts";
import {warnOfSecrets} from "../secrets/warn-of-secrets.ts";

export const usage = `usage: perf-journal new "Title" [--bench before.txt after.txt] [--profile cpu.pb.gz ...] [--file any ...]
         [--component c] [--date YYYY-MM-DD] [--slug s] [--verdict v] [--author a ...] [--commit sha]
         [--base-commit sha] [--machine m] [--json] [--root folder] [--dir path]

Makes a folder YYYY-MM-DD-slug in the journal's with copies of the files and an index.md that says already what the data say.
Prints credentials and personal data that the files hold; "perf-journal scrub" replaces them.

  --bench f ...      results of a benchmark tool; of two files the first is the base, the second the head;
                     folders as tools keep them: target/criterion, .asv/results, .benchmarks
  --profile f ...    profiles: pprof, perf script, speedscope, .cpuprofile, folded stacks, ...
  --file f ...       anything else worth keeping: logs, source, images
  --component c      put the entry into the folder c of the journal's
  --date d           day of the entry (default today)
  --slug s           the rest of the entry's id (default made of the title)
  --verdict v        ${VERDICTS.join(", ")}
  --author a ...     who measured (default git's user.name)
  --commit sha       the commit of the head side (default the one that is checked out; "" for none)
  --base-commit sha  the commit of the base side
  --machine m        where it was measured
  --json             print {"version": 1, "id", "folder", "files"}
  --root folder      folder that the journal's folder is in (default found from the current directory upwards)
  --dir path         the journal's folder in it (default perf-journal.yaml's, else content)
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
  ...PLACE_OPTIONS,
} as const;

/** Makes a new entry. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, OPTIONS, ["bench", "profile", "file", "author"]);
  const written = readFacts(titleOf(positionals), values, io);
  const place = journalPlace(io, values);
  const date = values.date === undefined ? localDate(io.now()) : entryDate(values.date);
  const id = entryId(written.title, date, values.slug);
  const folder = entryFolder(place.dir, id, values.component);
  assertNewId(place, id);
  const facts = {...written, schema: schemaLine(place.root, folder, "entry.schema.json")};
  const {runs, placed} = benchmarkArguments(values.bench ?? [], io);
  const others = [...(values.profile ?? []), ...(values.file ?? [])];
  // Runs of a single folder have no order that a person gave.
  const isOrdered = runs.length === values.bench?.length;
  const files = nameAttachments(runs, others, placed, names => !isOrdered || pairByName(names));
  const entry = await stageEntry(`${frontMatter(facts)}\n`, id, files, io);
  const {config} = await readConfig(place);
  makeEntry(join(place.root, folder), entrySkeleton(facts, entry, config.thresholds), files, io.cwd);
  report({id, folder, files, profile: missingProfile(entry)}, values.json, io);
  const names = ["index.md", ...files.map(({name}) => name)];
  await warnOfSecrets(place, {folder, files: names}, config.secrets.allow, io);
  return EXIT.ok;
}

type Values = ReturnType<typeof parseArguments<typeof OPTIONS>>["values"];

/** The author's options, and git's facts for absent options. */
function readFacts(title: string, values: Values, io: CommandIo): EntryFacts {
  const git = readGitFacts(io.cwd);
  return {
    title,
    verdict: entryVerdict(values.verdict),
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
  /** Shell line that makes the profile that it lacks. */
  readonly profile: string | undefined;
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

function pairByName(names: readonly string[]): boolean {
  return findPairs(names).length === 1;
}

function report({id, folder, files, profile}: MadeEntry, json: boolean, io: CommandIo): void {
  const made = ["index.md", ...files.map(({name}) => name)];
  if (json) {
    io.stdout(`${printableJson({version: 1, id, folder, files: made})}\n`);
    return;
  }
  io.stdout(made.map(name => `${printableLine(`${folder}/${name}`)}\n`).join(""));
  io.stderr(`next: write ${printableLine(folder)}/index.md, then perf-journal check --entry ${id}\n`);
  if (profile !== undefined) io.stderr(`a profile would show where the time goes: ${profile}\n`);
}
