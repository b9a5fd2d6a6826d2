import type {Journal} from "../../journal/journal.ts";
import type {Problem} from "../../problem.ts";
import {compareProblems} from "../../problem.ts";
import {listProblems} from "../../problems/repeated.ts";
import {lowerUnchanged} from "../../review/journal-changes.ts";
import {printableJson} from "../../text/printable.ts";
import {nearest} from "../../text/suggest.ts";
import {noPositionals, parseArguments, wholeNumberOption} from "../io/arguments.ts";
import {codeQualityReport, sarifLog} from "../io/check-formats.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {changesSince} from "../io/git-changes.ts";
import {workspacePrefix} from "../io/github-annotations.ts";
import {formatHelp} from "../io/problem-help.ts";
import type {ProblemCounts} from "../io/problem-report.ts";
import {countProblems, formatCounts, plural, printProblems, problemReport} from "../io/problem-report.ts";
import {showProgress} from "../io/terminal.ts";
import {findJournal, PLACE_OPTIONS} from "../journal/journal-folder.ts";
import {readJournalState} from "../journal/journal-state.ts";
import {packageVersion} from "../journal/package-json.ts";
import {journalSecrets} from "../secrets/entry-secrets.ts";

export const usage = `usage: perf-journal check [--entry id] [--since ref] [--secrets] [--max-warnings n] [--quiet] [--format name | --json] [--no-drafts] [--root folder] [--dir path]

Prints the problems of the journal as "file:line:column: severity CODE message", and exits with status 1
when one of them is an error. Of many of one kind in an entry the first are listed, and one counts the others.
In GitHub Actions it annotates the lines as well.

  --entry id        only the entry with this id
  --since ref       errors of entries and files that are the same as at the merge base of ref and HEAD are warnings
  --secrets         search text and attachments for credentials (errors) and personal data (warnings), too
  --max-warnings n  exit with status 1 for more than n warnings, too
  --quiet           print errors only
  --format name     text (default), json, sarif (GitHub's code scanning) or codequality (GitLab's merge requests)
  --json            the same as --format json: print {"version": 1, "problems": [...], "counts": {"error", "warning", "info"}};
                    a problem is {file, line?, column?, severity, code, message, hint?, help}
  --no-drafts       pass over entries with "draft: true"
  --root folder     folder that the journal's folder is in (default found from the current directory upwards)
  --dir path        the journal's folder in it (default perf-journal.yaml's, else content)
`;

/** Prints the journal's problems. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, {
    entry: {type: "string"},
    since: {type: "string"},
    secrets: {type: "boolean", default: false},
    "max-warnings": {type: "string"},
    quiet: {type: "boolean", default: false},
    json: {type: "boolean", default: false},
    format: {type: "string", default: "text"},
    "no-drafts": {type: "boolean", default: false},
    ...PLACE_OPTIONS,
  });
  noPositionals(positionals);
  const format = formatNamed(values.json ? "json" : values.format);
  const maxWarnings = wholeNumberOption("max-warnings", values["max-warnings"], {from: 0, to: 1_000_000});
  const place = findJournal(io, values);
  const changes = values.since === undefined ? undefined : changesSince(place.root, values.since);
  const progress = showProgress(io);
  const state = await readJournalState(
    {
      ...place,
      drafts: !values["no-drafts"],
      only: values.entry === undefined ? undefined : ({id}) => id === values.entry,
    },
    io.now(),
    progress,
  ).finally(() => progress.done());
  const {journal} = state;
  const secrets = values.secrets ? await journalSecrets(place, journal, values.entry) : [];
  const all = [...state.problems, ...secrets].sort(compareProblems);
  const chosen = values.entry === undefined ? all : problemsOf(values.entry, journal, all);
  const problems = changes ? lowerUnchanged(chosen, foldersOf(journal), changes) : chosen;
  const counts = countProblems(problems);
  const printed = values.quiet ? problems.filter(problem => problem.severity === "error") : problems;
  printAs(format, printed, place.root, io);
  if (format === "text" && !values.quiet)
    io.stderr(`${checked(journal, values.entry)}: ${formatCounts(counts)}\n${formatHelp(problems)}`);
  return exitStatus(counts, maxWarnings, io);
}

const FORMATS = ["text", "json", "sarif", "codequality"] as const;
type Format = (typeof FORMATS)[number];

function formatNamed(name: string): Format {
  const format = FORMATS.find(each => each === name);
  if (format) return format;
  throw usageError(`--format takes ${FORMATS.join(", ")}, got "${name}"`);
}

function printAs(format: Format, problems: readonly Problem[], root: string, io: CommandIo): void {
  if (format === "text") {
    printProblems(problems, root, io, "stdout");
    return;
  }
  const prefix = workspacePrefix(root, io.env.GITHUB_WORKSPACE ?? io.env.CI_PROJECT_DIR);
  const data = {
    json: () => problemReport(problems),
    sarif: () => sarifLog(listProblems(problems), prefix, packageVersion()),
    codequality: () => codeQualityReport(listProblems(problems), prefix),
  }[format]();
  io.stdout(`${printableJson(data)}\n`);
}

function foldersOf({entries, broken}: Journal): string[] {
  return [...entries, ...broken].map(({folder}) => folder);
}

function problemsOf(id: string, journal: Journal, problems: readonly Problem[]): Problem[] {
  const folders = [...journal.entries, ...journal.broken];
  const folder = folders.find(entry => entry.id === id)?.folder;
  if (folder !== undefined)
    return problems.filter(problem => problem.file.startsWith(`${folder}/`) || problem.file === folder);
  const meant = nearest(
    id,
    folders.flatMap(entry => entry.id ?? []),
  );
  throw usageError(`no entry "${id}"`, meant && `did you mean "${meant}"?`);
}

function checked(journal: Journal, entry: string | undefined): string {
  if (entry !== undefined) return entry;
  return plural(journal.entries.length + journal.broken.length, "entry", "entries") || "no entries";
}

function exitStatus(counts: ProblemCounts, maxWarnings: number | undefined, io: CommandIo): number {
  if (counts.error > 0) return EXIT.problems;
  if (maxWarnings === undefined || counts.warning <= maxWarnings) return EXIT.ok;
  io.stderr(`more than ${plural(maxWarnings, "warning") || "0 warnings"}\n`);
  return EXIT.problems;
}
