import {relative, resolve} from "node:path";
import {changedParts} from "../../islands/cited-text.ts";
import type {EarlierVersion} from "../../journal/citations/revisions.ts";
import {formatReference} from "../../journal/findings/findings.ts";
import type {FindingState} from "../../journal/journal.ts";
import {journalsOf} from "../../journal/read/journal-place.ts";
import type {Problem, ProblemMessage} from "../../problem.ts";
import {compareProblems, problemAt} from "../../problem.ts";
import {
  documentLinkToNoPart,
  linkToNoEntry,
  linkToNoPage,
  outdatedFinding,
  revisedSince,
  unreadableVersion,
} from "../../problems/links.ts";
import type {Publication} from "../../publish/publication-fs.ts";
import {openPublication} from "../../publish/publication-fs.ts";
import {earlierVersionsOf} from "../../publish/revisions-document.ts";
import {printableJson, printableLine} from "../../text/printable.ts";
import {parseArguments, wholeNumberOption} from "../io/arguments.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {formatHelp} from "../io/problem-help.ts";
import {countProblems, formatCounts, plural, printProblems, problemReport} from "../io/problem-report.ts";
import {findJournal, PLACE_OPTIONS, PROJECT} from "../journal/journal-folder.ts";
import type {CopyReader, EntryCopies} from "../reports/copy-sources.ts";
import {copyReader} from "../reports/copy-sources.ts";
import type {DocumentLink} from "../reports/document-links.ts";
import {documentLinks} from "../reports/document-links.ts";
import type {JournalTarget} from "../reports/journal-target.ts";
import {targetFinder} from "../reports/journal-target.ts";
import {linkAddress, NO_SITE} from "../site/site-base.ts";

export const usage = `usage: perf-journal links [--check] <folder or document>... [--site https://example.org] [--base /name/]
         [--max-warnings n] [--json] [--root folder] [--dir path]

Lists every link to the journal in Markdown, HTML and text documents: addresses on its site, and paths into
the journal's folder.

  --check           print only what is wrong: links that lead nowhere are errors (exit status 1), citations of findings
                    that were superseded or of data that were revised are warnings
  --site origin     origin the journal is published at (default PERF_JOURNAL_SITE or GitLab's CI_PAGES_URL, else journal.yaml's)
  --base path       path it is published under (default PERF_JOURNAL_BASE, else journal.yaml's, else /)
  --max-warnings n  exit with status 1 for more than n warnings, too
  --json            with --check print {"version": 1, "problems": [...], "counts": {"error", "warning", "info"}}
  --root folder     folder that the journal's folder is in (default found from the current directory upwards)
  --dir path        the journal's folder in it (default perf-journal.yaml's, else content)
`;

const OPTIONS = {
  check: {type: "boolean", default: false},
  site: {type: "string"},
  base: {type: "string"},
  "max-warnings": {type: "string"},
  json: {type: "boolean", default: false},
  ...PLACE_OPTIONS,
} as const;

/** A link of a document to the journal. */
interface FoundLink {
  readonly link: DocumentLink;
  readonly target: JournalTarget;
}

/** Lists or checks the links of documents to the journal. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, OPTIONS);
  if (positionals.length === 0) throw usageError("a folder is missing", "perf-journal links --check docs/");
  const maxWarnings = wholeNumberOption("max-warnings", values["max-warnings"], {from: 0, to: 1_000_000});
  const {root, ...place} = findJournal(io, values);
  const publication = await openPublication(root, {
    ...place,
    drafts: true,
    packageRoot: PROJECT,
    ...linkAddress(values, io.env),
  });
  const {journal} = publication;
  const dirs = journalsOf(place).map(({dir}) => dir);
  if (journal.config.site === undefined)
    io.stderr(`${NO_SITE}: only paths into ${dirs.map(dir => `${dir}/`).join(", ")} are looked at\n`);
  const folders = positionals.map(path => documentLinks(resolve(io.cwd, path), dirs));
  const finder = targetFinder(journal, root);
  const found = folders.flatMap(({links}) =>
    links.flatMap((link): FoundLink[] => {
      const target = finder(link);
      return target ? [{link, target}] : [];
    }),
  );
  if (!values.check) {
    io.stdout(found.map(({link}) => `${printableLine(`${placeOf(link, io)}: ${link.url}`)}\n`).join(""));
    return EXIT.ok;
  }
  const problems = await checkLinks(found, publication, io);
  const counts = countProblems(problems);
  if (values.json) io.stdout(`${printableJson(problemReport(problems))}\n`);
  else printProblems(problems, io.cwd, io, "stdout");
  const documents = folders.reduce((sum, folder) => sum + folder.documents, 0);
  const links = `${plural(found.length, "link") || "no links"} to the journal in ${plural(documents, "document") || "no documents"}`;
  if (!values.json) io.stderr(`${links}: ${formatCounts(counts)}\n${formatHelp(problems)}`);
  const failed = counts.error > 0 || (maxWarnings !== undefined && counts.warning > maxWarnings);
  return failed ? EXIT.problems : EXIT.ok;
}

function placeOf({file, line}: DocumentLink, io: CommandIo): string {
  return `${relative(io.cwd, file)}:${line}`;
}

async function checkLinks(
  found: readonly FoundLink[],
  publication: Publication,
  io: CommandIo,
): Promise<Problem[]> {
  const {journal} = publication;
  const copies = copyReader(publication);
  const revisions = publication.revisions();
  const states = new Map(journal.findings.map(state => [keyOf(state), state]));
  const problems: Problem[] = [];
  for (const {link, target} of found) {
    const report = (message: ProblemMessage): void =>
      void problems.push(problemAt({file: relative(io.cwd, link.file), line: link.line}, message));
    if (target.kind === "missing") report(missing(link, target));
    if (target.kind !== "entry") continue;
    const state = states.get(formatReference({entry: target.entry.id, finding: target.part}));
    const unknown = await missingPart(link, target, copies);
    if (unknown) report(unknown);
    const outdated = state && whatFollowed(state);
    if (outdated) report(outdated);
    const current = unknown ? undefined : await currentPart(target, copies);
    if (current === undefined || target.cite === undefined || target.cite === current.code) continue;
    const versions = earlierVersionsOf(target.entry, current.copies.cited, revisions)[current.id] ?? [];
    report(
      revised(
        target,
        current,
        versions.find(({code}) => code === target.cite),
      ),
    );
  }
  return problems.sort(compareProblems);
}

type EntryTarget = Extract<JournalTarget, {kind: "entry"}>;

function keyOf({entry, finding}: FindingState): string {
  return formatReference({entry: entry.id, finding: finding.id});
}

function missing(
  {url}: DocumentLink,
  {what, hint}: Extract<JournalTarget, {kind: "missing"}>,
): ProblemMessage {
  const message = what.startsWith("an entry") ? linkToNoEntry : linkToNoPage;
  return message(url, what, hint);
}

/** Fault of a link to a part of an entry; undefined if the entry's page has the part. */
async function missingPart(
  {url}: DocumentLink,
  {entry, part}: EntryTarget,
  copies: CopyReader,
): Promise<ProblemMessage | undefined> {
  if (part === "" || (await copies(entry)).ids.includes(part)) return undefined;
  return documentLinkToNoPart(url, entry.id, part);
}

function whatFollowed(state: FindingState): ProblemMessage | undefined {
  const {status, history} = state;
  const last = history.at(-1);
  if (!last || (status !== "superseded" && status !== "false-positive")) return undefined;
  const since = last.entry === state.entry ? "" : ` since ${last.entry.date}, by ${last.entry.id}`;
  const {successor} = last;
  const instead = successor && formatReference({entry: last.entry.id, finding: successor.id});
  const hint = instead === undefined ? undefined : `see "${instead}": ${successor?.claim}`;
  return outdatedFinding(keyOf(state), status, since, hint);
}

/** The part that a citation is compared with: the entry, a finding, a figure, or for a row its figure. */
async function currentPart(
  {entry, part}: EntryTarget,
  copies: CopyReader,
): Promise<{id: string; kind: string; code: string; claim: string; copies: EntryCopies} | undefined> {
  const all = await copies(entry);
  const source =
    part === ""
      ? all.entry
      : all.parts.findLast(
          ({id, kind}) => id === part || (kind === "figure" && part.startsWith(`${id}-row-`)),
        );
  return source && {id: source.id, kind: source.kind, code: source.code, claim: source.text, copies: all};
}

function revised(
  {entry, part, cite = ""}: EntryTarget,
  current: {readonly kind: string; readonly code: string; readonly claim: string},
  version: EarlierVersion | undefined,
): ProblemMessage {
  const name = part === "" ? entry.id : `${entry.id}#${part}`;
  const changed = changedParts(cite, current);
  const when = version?.revised
    ? ` on ${version.revised.date}, in commit ${version.revised.commit.slice(0, 12)}`
    : "";
  const files = version?.files.length ? `; other files now: ${version.files.join(", ")}` : "";
  return changed ? revisedSince(name, changed, when, files) : unreadableVersion(name, cite);
}
