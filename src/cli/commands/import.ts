import {readConfig} from "../../journal/read/config-fs.ts";
import {didYouMean} from "../../text/suggest.ts";
import {actionBenchmarkSource} from "../imports/action-benchmark.ts";
import {asvSource} from "../imports/asv.ts";
import {bencherSource} from "../imports/bencher.ts";
import {gitHistorySource} from "../imports/git-history.ts";
import {printImport} from "../imports/import-report.ts";
import type {ImportSource} from "../imports/import-source.ts";
import {logSource} from "../imports/log.ts";
import {writeEntries} from "../imports/write-entries.ts";
import {parseArguments} from "../io/arguments.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {journalPlace, PLACE_OPTIONS} from "../journal/journal-folder.ts";
import {warnOfSecrets} from "../secrets/warn-of-secrets.ts";

export const usage = `usage: perf-journal import log FILE... | github-action-benchmark data.js | bencher perf.json | asv results/
         | benchstat-files PATTERN... --history [--squash month] [--dry-run] [--component c] [--json] [--root folder] [--dir path]

Makes entries of records that are kept elsewhere. No number is computed or changed; what has no date is left out and listed.
A second import changes nothing: an entry that exists is left as it is. Credentials and personal data in what was made are
printed; "perf-journal scrub" replaces them.

  log FILE...    Markdown logs: each section whose heading has a date, each section with a line "Date: 2026-03-16", each row
                 of a table that starts with one. Output of tools in code blocks becomes attachments, images are copied,
                 links and the numbers of tables are kept.
  github-action-benchmark data.js
                 an entry a commit; each suite becomes a JSON file
  bencher perf.json
                 an entry a version of a branch and testbed, of what "bencher perf" prints; each iteration becomes a JSON file
  asv results/   an entry a commit and machine, with asv's files as they are
  benchstat-files PATTERN... --history
                 an entry for each commit of the Git history that changed files of a pattern, such as 'bench/*.txt'

  --squash month keep the last commit of each month only
  --dry-run      print what would be made, and write nothing
  --component c  put the entries into the folder c of the journal's
  --json         print {"version": 1, "dryRun", "entries", "undated", "notes"}
  --root folder  folder that the journal's folder is in (default found from the current directory upwards)
  --dir path     the journal's folder in it (default perf-journal.yaml's, else content)
`;

const SOURCES: readonly ImportSource[] = [
  logSource,
  actionBenchmarkSource,
  bencherSource,
  asvSource,
  gitHistorySource,
];

const OPTIONS = {
  "dry-run": {type: "boolean", default: false},
  component: {type: "string"},
  history: {type: "boolean", default: false},
  squash: {type: "string"},
  json: {type: "boolean", default: false},
  ...PLACE_OPTIONS,
} as const;

/** Makes entries of records that are kept elsewhere. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, OPTIONS);
  const [name, ...rest] = positionals;
  const source = sourceNamed(name);
  const place = journalPlace(io, values);
  const {config} = await readConfig(place);
  const {entries, undated, notes} = await source.read(rest, io, {
    place,
    config,
    choice: {history: values.history, squash: squashOption(values.squash)},
  });
  const choice = {component: values.component, dryRun: values["dry-run"]};
  const written = writeEntries(place, entries, choice);
  printImport(written, {undated, notes}, {dryRun: choice.dryRun, json: values.json}, io);
  for (const {entry, folder, outcome} of written)
    if (outcome === "made" && !choice.dryRun)
      await warnOfSecrets(
        place,
        {folder, files: ["index.md", ...entry.files.map(file => file.name)]},
        config.secrets.allow,
        io,
      );
  return EXIT.ok;
}

function squashOption(text: string | undefined): "month" | undefined {
  if (text === undefined || text === "month") return text;
  throw usageError(`--squash takes month, got "${text}"`);
}

function sourceNamed(name: string | undefined): ImportSource {
  const names = SOURCES.map(source => source.name);
  const known = `import takes ${names.join(", ")}`;
  if (name === undefined) throw usageError("what to import is missing", known);
  const source = SOURCES.find(each => each.name === name);
  if (source) return source;
  throw usageError(`cannot import "${name}"`, didYouMean(name, names) ?? known);
}
