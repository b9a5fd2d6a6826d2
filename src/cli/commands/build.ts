import {relative} from "node:path";
import {compareProblems, hasErrors} from "../../problem.ts";
import type {BuildReport} from "../../publish/build-report.ts";
import {startReport} from "../../publish/build-report.ts";
import {printableJson, printableLine} from "../../text/printable.ts";
import {noPositionals, parseArguments} from "../io/arguments.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {countProblems, formatCounts, plural, printProblems} from "../io/problem-report.ts";
import {findJournal, PLACE_OPTIONS} from "../journal/journal-folder.ts";
import {latestDate} from "../journal/journal-state.ts";
import {goneSince, previousPlace} from "../releases/previous-release.ts";
import {writeBuildRecord} from "../site/build-record.ts";
import type {SiteForm} from "../site/make-site.ts";
import {baseOf, makeSite} from "../site/make-site.ts";
import {siteAddress} from "../site/site-base.ts";
import type {SiteChoice} from "../site/site-choice.ts";
import type {FolderSize} from "../site/site-folder.ts";
import {
  assertReplaceable,
  makeWorkFolder,
  measureSite,
  removeLeftover,
  siteFolder,
} from "../site/site-folder.ts";

export const usage = `usage: perf-journal build [--strict] [--portable] [--since ref] [--previous site] [--no-cache] [--jobs n] [--out dist] [--base /name/] [--site https://example.org] [--drafts] [--json] [--root folder] [--dir path]

Writes the site. An entry with problems does not keep the others from being built;
a build that fails or is interrupted leaves the site of the build before as it was. Only while the files that changed are
moved into that site, for an instant at the end, it has a file .perf-journal-unfinished.

  --strict        write nothing and exit with status 1 when the journal has problems at error level
  --portable      relative addresses: the site opens from a disk, and below any path of a server; without text search
  --since ref     only entries that differ from the merge base of ref and HEAD, the pages that show them, and the lists:
                  a quick preview; links to other pages lead to the published site if journal.yaml or --site names it
  --previous site warn of addresses of the last release that are gone without an alias: its folder, or its https address,
                  from which urls.json is loaded; the network is used for nothing else
  --no-cache      render every page, also those that the last build would give; its pages are kept for the next one
  --jobs n        processes that render a large journal (default one for two processors, at most 4 and what memory allows);
                  the site does not depend on it
  --out folder    where to write the site (default dist in the root)
  --base path     path the site is published under (default PERF_JOURNAL_BASE, else journal.yaml's, else /)
  --site origin   origin the site is published at, for feeds, previews and the sitemap (default PERF_JOURNAL_SITE, else
                  journal.yaml's)
  --drafts        build entries with "draft: true", too
  --json          print {"version": 1, "out", "entries", "leftOut", "pages", "bytes", "problems"} in place of a sentence
  --root folder   folder that the journal's folder is in (default found from the current directory upwards)
  --dir path      the journal's folder in it (default perf-journal.yaml's, else content)
`;

const OPTIONS = {
  strict: {type: "boolean", default: false},
  portable: {type: "boolean", default: false},
  since: {type: "string"},
  previous: {type: "string"},
  "no-cache": {type: "boolean", default: false},
  jobs: {type: "string"},
  out: {type: "string"},
  base: {type: "string"},
  site: {type: "string"},
  drafts: {type: "boolean", default: false},
  json: {type: "boolean", default: false},
  ...PLACE_OPTIONS,
} as const;

/** Builds the site. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, OPTIONS);
  noPositionals(positionals);
  const start = io.now();
  const place = findJournal(io, values);
  const {root} = place;
  const out = siteFolder(io, root, values.out);
  assertReplaceable(out, place);
  if (values.portable && values.base !== undefined)
    throw usageError("--portable and --base exclude one another", "a portable site has no path of its own");
  if (values.previous !== undefined && (values.portable || values.since !== undefined))
    throw usageError("--previous compares whole sites", "leave out --portable and --since");
  const previous = values.previous === undefined ? undefined : previousPlace(values.previous, io);
  const choice: SiteChoice = {
    ...place,
    ...siteAddress(values, io.env),
    drafts: values.drafts,
    isFresh: values["no-cache"],
  };
  const form: SiteForm = {
    isPortable: values.portable,
    since: values.since,
    jobs: values.jobs === undefined ? undefined : jobsOf(values.jobs),
  };
  const built = await buildInto(out, choice, {...form, strict: values.strict, previous}, io);
  const {report} = built;
  const counts = countProblems(report.problems);
  printProblems(report.problems.toSorted(compareProblems), root, io, "stderr");
  if (values.strict && counts.error > 0) {
    io.stderr(`${formatCounts(counts)}: nothing was written\n`);
    return EXIT.problems;
  }
  writeBuildRecord(root, {out, base: values.portable ? "/" : await baseOf(choice)});
  const size = built.size ?? measureSite(out);
  io.stdout(
    values.json ? summaryJson(out, size, report) : `${summary(out, size, report, io.now() - start, io)}\n`,
  );
  return EXIT.ok;
}

function jobsOf(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw usageError(`--jobs "${text}" is no number of processes`, "expected a number from 1 to 999");
  return Number(text);
}

/** Renders in a folder of its own, then puts the result in place, unless it is `strict` and there are errors. */
async function buildInto(
  out: string,
  choice: SiteChoice,
  {strict, previous, ...form}: SiteForm & {readonly strict: boolean; readonly previous: string | undefined},
  io: CommandIo,
): Promise<{readonly report: BuildReport; readonly size: FolderSize | undefined}> {
  const work = makeWorkFolder(choice.root);
  const cleanUp = () => removeLeftover(work);
  io.signal.addEventListener("abort", cleanUp);
  try {
    const report = startReport();
    // Addresses are compared with those of the new site, which has to be there.
    const places = {folder: work, out, isWhole: previous !== undefined};
    const {place, size} = await makeSite(places, {...choice, today: latestDate(io.now())}, form, report, io);
    if (previous !== undefined) report.problems.push(...(await goneSince(previous, work, io)));
    if (!strict || !hasErrors(report.problems)) place();
    return {report, size};
  } finally {
    io.signal.removeEventListener("abort", cleanUp);
    cleanUp();
  }
}

function summaryJson(
  out: string,
  {pages, bytes}: FolderSize,
  {entries, broken, problems}: BuildReport,
): string {
  return `${printableJson({version: 1, out, entries, leftOut: broken, pages, bytes, problems: countProblems(problems)})}\n`;
}

function summary(
  out: string,
  {pages, bytes}: FolderSize,
  report: BuildReport,
  milliseconds: number,
  io: CommandIo,
): string {
  const {entries, broken, problems} = report;
  const parts = [
    plural(entries, "entry", "entries") || "no entries",
    broken > 0 ? `${broken} left out` : "",
    plural(pages, "page"),
    `${(bytes / 1e6).toFixed(1)} MB`,
    `${(milliseconds / 1000).toFixed(1)} s`,
    problems.length > 0 ? formatCounts(countProblems(problems)) : "",
  ].filter(Boolean);
  return printableLine(`${relative(io.cwd, out) || "."}: ${parts.join(", ")}`);
}
