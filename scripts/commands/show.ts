import {nearest} from "../../src/embeds/nearest.ts";
import type {Entry} from "../../src/journal/entry.ts";
import type {Journal} from "../../src/journal/journal.ts";
import {readJournal} from "../../src/journal/journal-fs.ts";
import {parseArguments} from "../arguments.ts";
import {CommandError, usageError} from "../command-error.ts";
import type {CommandIo} from "../command-io.ts";
import {EXIT} from "../command-io.ts";
import type {EntryReport, FindingReport} from "../entry-report.ts";
import {reportEntry, reportMarkdown, reportText} from "../entry-report.ts";
import {journalRoot} from "../journal-folder.ts";
import {printable} from "../terminal.ts";

export const usage = `usage: perf-journal show <id>[#finding] [--md | --json | --link] [--root folder]

Prints an entry: its verdict, its commits, its benchmark comparisons as benchstat prints them, its findings.
With #finding, that finding alone.

  --md           as Markdown, to paste into a pull request or a design document
  --json         as data, {"version": 1, "id", "title", "comparisons", "findings", "files", ...}
  --link         only the address of its page
  --root folder  where content/ lies (default the current directory)
`;

/** Prints an entry or one of its findings. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, {
    md: {type: "boolean", default: false},
    json: {type: "boolean", default: false},
    link: {type: "boolean", default: false},
    root: {type: "string"},
  });
  const [reference, ...others] = positionals;
  if (reference === undefined)
    throw usageError("the id of an entry is missing", "perf-journal show 2026-05-03-pool");
  if (others.length > 0) throw usageError(`unexpected "${others[0]}"`, "it shows one entry at a time");
  if ([values.md, values.json, values.link].filter(Boolean).length > 1)
    throw usageError("--md, --json and --link exclude one another");
  const journal = await readJournal({root: journalRoot(io, values.root), drafts: true});
  const [id = "", findingId] = reference.split("#", 2);
  const report = reportEntry(findEntry(id, journal), journal);
  const finding = findingId === undefined ? undefined : findFinding(findingId, report);
  io.stdout(print(report, finding, values));
  return EXIT.ok;
}

function print(
  report: EntryReport,
  finding: FindingReport | undefined,
  {md, json, link}: {readonly md: boolean; readonly json: boolean; readonly link: boolean},
): string {
  if (json)
    return `${JSON.stringify(finding ? {version: 1, entry: report.id, ...finding} : report, undefined, 2)}\n`;
  if (link) return `${finding?.link ?? report.link}\n`;
  return printable(md ? reportMarkdown(report, finding) : reportText(report, finding));
}

function findEntry(id: string, {entries, broken}: Journal): Entry {
  const entry = entries.find(each => each.id === id || each.meta.aliases.includes(id));
  if (entry) return entry;
  if (broken.some(each => each.id === id))
    throw new CommandError(
      EXIT.unreadable,
      `entry "${id}" cannot be read`,
      `perf-journal check --entry ${id} says why`,
    );
  const meant = nearest(
    id,
    entries.map(each => each.id),
  );
  throw usageError(`no entry "${id}"`, meant && `did you mean "${meant}"?`);
}

function findFinding(id: string, {id: entry, findings}: EntryReport): FindingReport {
  const finding = findings.find(each => each.id === id);
  if (finding) return finding;
  const known = findings.map(each => `#${each.id}`).join(", ");
  throw usageError(
    `entry "${entry}" has no finding "${id}"`,
    known ? `it has ${known}` : "it has no findings",
  );
}
