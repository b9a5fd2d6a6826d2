import type {CopySource} from "../../islands/copy-text.ts";
import {citationOf, linkOf, markdownOf} from "../../islands/copy-text.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import type {Journal} from "../../journal/journal.ts";
import {openPublication} from "../../publish/publication-fs.ts";
import {printable, printableJson, printableLine} from "../../text/printable.ts";
import {nearest} from "../../text/suggest.ts";
import {parseArguments} from "../io/arguments.ts";
import {CommandError, usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {breakCommands} from "../io/github-annotations.ts";
import {findJournal, PLACE_OPTIONS, PROJECT} from "../journal/journal-folder.ts";
import type {EntryCopies} from "../reports/copy-sources.ts";
import {copyReader} from "../reports/copy-sources.ts";
import type {EntryReport, FileReport, FindingReport} from "../reports/entry-report.ts";
import {reportEntry, reportFiles, reportNumbers, reportText} from "../reports/entry-report.ts";
import {rowSource} from "../reports/table-row.ts";
import {linkAddress, NO_SITE} from "../site/site-base.ts";

export const usage = `usage: perf-journal show <id>[#finding | #figure | #row] [--md | --json | --link | --cite] [--site https://example.org]
         [--base /name/] [--root folder] [--dir path]

Prints an entry: its verdict, its commits, its benchmark comparisons as benchstat prints them, its findings.
With #finding, #fig-name or #fig-name-row-Parse, that alone. The forms are those of the copy menus of its page.

  --md           as Markdown, to paste into a pull request or a design document
  --json         as data, {"version": 1, "id", "title", "comparisons", "findings", "files", ...};
                 each file with its facts, its measurements with samples, median and interval, and its tables as
                 numbers with units
  --link         only its permanent address
  --cite         one line of Markdown that remembers the version: opened later, the page says what was revised since
  --site origin  origin that links lead to (default PERF_JOURNAL_SITE or GitLab's CI_PAGES_URL, else journal.yaml's)
  --base path    path the site is published under (default PERF_JOURNAL_BASE, else journal.yaml's, else /)
  --root folder  folder that the journal's folder is in (default found from the current directory upwards)
  --dir path     the journal's folder in it (default perf-journal.yaml's, else content)
`;

const OPTIONS = {
  md: {type: "boolean", default: false},
  json: {type: "boolean", default: false},
  link: {type: "boolean", default: false},
  cite: {type: "boolean", default: false},
  site: {type: "string"},
  base: {type: "string"},
  ...PLACE_OPTIONS,
} as const;

type Form = "text" | "md" | "json" | "link" | "cite";

/** Prints an entry, a finding, a figure, or a row of a figure's table. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, OPTIONS);
  const [reference, ...others] = positionals;
  if (reference === undefined)
    throw usageError("the id of an entry is missing", "perf-journal show 2026-05-03-pool");
  if (others.length > 0) throw usageError(`unexpected "${others[0]}"`, "it shows one entry at a time");
  const forms = (["md", "json", "link", "cite"] as const).filter(form => values[form]);
  if (forms.length > 1) throw usageError("--md, --json, --link and --cite exclude one another");
  const form = forms[0] ?? "text";
  const {root, ...place} = findJournal(io, values);
  const publication = await openPublication(root, {
    ...place,
    ...linkAddress(values, io.env),
    drafts: true,
    packageRoot: PROJECT,
  });
  const {journal} = publication;
  if (journal.config.site === undefined && (form === "md" || form === "cite" || form === "link"))
    io.stderr(`${NO_SITE}: links have only the path on the site\n`);
  const [id = "", part] = reference.split("#", 2);
  const entry = findEntry(id, journal);
  const isWholeData = part === undefined && form === "json";
  const report = isWholeData ? reportNumbers(entry, journal) : reportEntry(entry, journal);
  if (part === undefined && form !== "md" && form !== "cite")
    io.stdout(breakCommands(printEntry(report, form), io.env));
  else {
    const copies = await copyReader(publication)(entry);
    const source = part === undefined ? copies.entry : findPart(part, entry, copies);
    const finding = report.findings.find(each => source.kind === "finding" && each.id === source.id);
    const figure = form === "json" ? copies.figures.find(each => each.id === source.id) : undefined;
    const files = figure ? reportFiles(figure.files, entry, journal) : [];
    io.stdout(breakCommands(printPart(source, report, {finding, files}, form), io.env));
  }
  return EXIT.ok;
}

function printEntry(report: EntryReport, form: "text" | "json" | "link"): string {
  if (form === "json") return `${printableJson(report)}\n`;
  return form === "link" ? `${printableLine(report.link)}\n` : printable(reportText(report));
}

function printPart(
  source: CopySource,
  report: EntryReport,
  {finding, files}: {readonly finding: FindingReport | undefined; readonly files: readonly FileReport[]},
  form: Form,
): string {
  switch (form) {
    case "link":
      return `${printableLine(linkOf(source))}\n`;
    case "cite":
      return `${printableLine(citationOf(source))}\n`;
    case "md":
      return printable(markdownOf(source));
    case "json":
      return `${printableJson({version: 1, entry: report.id, ...(finding ?? {...figureData(source), files}), code: source.code})}
`;
    case "text":
      return printable(finding ? reportText(report, finding) : figureText(source, report));
  }
}

function figureData(source: CopySource): object {
  return {id: source.id, text: source.text, link: linkOf(source), tables: source.tables};
}

function figureText(source: CopySource, {id, title, headline}: EntryReport): string {
  const head = [`${id}  ${title}`, headline].filter(Boolean).join("\n");
  return `${[head, `#${source.id}  ${source.text}`, ...source.tables.map(text => text.trimEnd()), linkOf(source)].join("\n\n")}\n`;
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

function findRow(
  id: string,
  {parts, figures}: Pick<EntryCopies, "parts" | "figures">,
): CopySource | undefined {
  for (const part of parts) {
    const record = figures.find(figure => figure.id === part.id);
    const row = record && rowSource(record, id, part);
    if (row) return row;
  }
  return undefined;
}

function findPart(id: string, entry: Entry, {parts, figures}: EntryCopies): CopySource {
  const part = parts.find(each => each.id === id) ?? findRow(id, {parts, figures});
  if (part) return part;
  const figure = parts.find(each => id.startsWith(`${each.id}-row-`));
  if (figure)
    throw usageError(
      `entry "${entry.id}" has no row "${id}"`,
      `its page leads from each benchmark of #${figure.id} to its row`,
    );
  const listed = (kind: CopySource["kind"]): string =>
    parts
      .filter(each => each.kind === kind)
      .map(each => `#${each.id}`)
      .join(", ");
  const what = id.startsWith("fig-") ? "figure" : "finding";
  const known = listed(what);
  const hint = known ? `it has ${known}` : `it has no ${what}s`;
  throw usageError(`entry "${entry.id}" has no ${what} "${id}"`, hint);
}
