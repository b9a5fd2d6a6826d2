import type {StatedClaim} from "../../journal/claims/claims.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import type {JournalPlace} from "../../journal/read/journal-place.ts";
import {folderChanges} from "../../review/journal-changes.ts";
import type {Review} from "../../review/review.ts";
import {reviewJournal} from "../../review/review.ts";
import {reviewHtml} from "../../review/review-html.ts";
import {COMMENT_CHARACTERS, reviewMarkdown} from "../../review/review-markdown.ts";
import {printableJson} from "../../text/printable.ts";
import {noPositionals, parseArguments, wholeNumberOption} from "../io/arguments.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {changesSince, textAtCommit} from "../io/git-changes.ts";
import {breakCommands} from "../io/github-annotations.ts";
import {showProgress} from "../io/terminal.ts";
import {findJournal, PLACE_OPTIONS} from "../journal/journal-folder.ts";
import {readJournalState} from "../journal/journal-state.ts";
import {siteLink} from "../reports/copy-sources.ts";
import {previewAddress} from "../reports/preview-address.ts";

export const usage = `usage: perf-journal report --since ref [--format markdown | json | html | --json] [--max characters] [--preview address] [--root folder] [--dir path]

Prints what a reviewer of a pull request reads about the entries that differ from a commit: the worst significant change,
a table of the entries, findings, problems, the benchstat tables. It always exits with 0; "check --since" is the gate.

  --since ref        the commit to compare with: the merge base of ref and HEAD (origin/main)
  --format markdown  for a comment on GitHub (default)
  --format json      as data, {"version": 1, "since", "entries", "findings", "problems", ...}
  --json             the same as --format json
  --format html      a page of its own
  --max characters   maximum length of the Markdown (default ${COMMENT_CHARACTERS}); parts are left out at the end of an item
  --preview address  where a site built from the pull request is: links lead there
  --root folder      folder that the journal's folder is in (default found from the current directory upwards)
  --dir path         the journal's folder in it (default perf-journal.yaml's, else content)
`;

const FORMATS = ["markdown", "json", "html"] as const;
type Format = (typeof FORMATS)[number];

/** Prints the report of a pull request. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, {
    since: {type: "string"},
    format: {type: "string", default: "markdown"},
    json: {type: "boolean", default: false},
    max: {type: "string"},
    preview: {type: "string"},
    ...PLACE_OPTIONS,
  });
  noPositionals(positionals);
  if (values.since === undefined)
    throw usageError("--since is missing", "perf-journal report --since origin/main");
  const format = formatNamed(values.json ? "json" : values.format);
  const max = wholeNumberOption("max", values.max, {from: 1000, to: 10_000_000}) ?? COMMENT_CHARACTERS;
  const place = findJournal(io, values);
  io.stdout(
    printReview(
      await readReview(place, values.since, previewAddress(values.preview), io),
      format,
      max,
      io.env,
    ),
  );
  return EXIT.ok;
}

async function readReview(
  place: JournalPlace,
  since: string,
  preview: string | undefined,
  io: CommandIo,
): Promise<Review> {
  const changes = changesSince(place.root, since);
  const change = folderChanges(changes);
  const progress = showProgress(io);
  const {journal, problems, claims} = await readJournalState(
    {...place, drafts: true, only: entry => change(entry.folder) !== undefined},
    io.now(),
    progress,
  ).finally(() => progress.done());
  return reviewJournal({
    journal,
    changes,
    problems,
    claims: (entry: Entry): readonly StatedClaim[] => claims.get(entry.id) ?? [],
    textBefore: path => textAtCommit(place.root, changes.commit, path),
    // The site itself has no page of an entry that is not merged yet.
    link: address => (preview === undefined ? undefined : siteLink(address, {site: preview, base: "/"})),
  });
}

function printReview(review: Review, format: Format, max: number, env: CommandIo["env"]): string {
  if (format === "json") return `${printableJson(review)}\n`;
  if (format === "html") return breakCommands(reviewHtml(review), env, one => `&#${one.charCodeAt(0)};`);
  return breakCommands(reviewMarkdown(review, max), env);
}

function formatNamed(name: string): Format {
  const format = FORMATS.find(each => each === name);
  if (format) return format;
  throw usageError(`--format takes ${FORMATS.join(", ")}, got "${name}"`);
}
