import {relative} from "node:path";
import {compareProblems, hasErrors} from "../../problem.ts";
import type {BuildReport} from "../../publish/build-report.ts";
import {startReport} from "../../publish/build-report.ts";
import {printableLine} from "../../text/printable.ts";
import {noPositionals, parseArguments} from "../io/arguments.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {countProblems, formatCounts, plural, printProblems} from "../io/problem-report.ts";
import {showProgress} from "../io/terminal.ts";
import {findJournal, PLACE_OPTIONS} from "../journal/journal-folder.ts";
import {latestDate} from "../journal/journal-state.ts";
import {writeBuildRecord} from "../site/build-record.ts";
import {findCompiledPages, loadPages} from "../site/compiled-pages.ts";
import {PORTABLE_BASE, portableFile} from "../site/portable.ts";
import type {WrittenPage} from "../site/render-pages.ts";
import {renderPages} from "../site/render-pages.ts";
import type {SearchIndexWriter} from "../site/search-index.ts";
import {NoSearchError, startSearchIndex} from "../site/search-index.ts";
import {siteBase, siteOrigin} from "../site/site-base.ts";
import type {SiteChoice} from "../site/site-choice.ts";
import {
  assertReplaceable,
  makeWorkFolder,
  measureSite,
  remove,
  replaceSite,
  siteFolder,
} from "../site/site-folder.ts";
import {isListed, writeSiteMap} from "../site/site-map.ts";

export const usage = `usage: perf-journal build [--strict] [--portable] [--out dist] [--base /name/] [--site https://example.org] [--drafts] [--root folder] [--dir path]

Writes the site. An entry with problems does not keep the others from being built;
a build that fails or is interrupted leaves the site of the build before as it was.

  --strict        write nothing and exit with status 1 when the journal has problems at error level
  --portable      relative addresses: the site opens from a disk, and below any path of a server; without text search
  --out folder    where to write the site (default dist in the root)
  --base path     path the site is published under (default journal.yaml's, else /)
  --site origin   origin the site is published at, for feeds and the sitemap (default journal.yaml's)
  --drafts        build entries with "draft: true", too
  --root folder   folder that the journal's folder is in (default found from the current directory upwards)
  --dir path      the journal's folder in it (default perf-journal.yaml's, else content)
`;

const OPTIONS = {
  strict: {type: "boolean", default: false},
  portable: {type: "boolean", default: false},
  out: {type: "string"},
  base: {type: "string"},
  site: {type: "string"},
  drafts: {type: "boolean", default: false},
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
  const choice: SiteChoice = {
    ...place,
    base: values.portable ? PORTABLE_BASE : values.base === undefined ? undefined : siteBase(values.base),
    site: values.site === undefined ? undefined : siteOrigin(values.site),
    drafts: values.drafts,
  };
  const report = await buildInto(out, choice, values.strict, io);
  const counts = countProblems(report.problems);
  printProblems(report.problems.toSorted(compareProblems), root, io, "stderr");
  if (values.strict && counts.error > 0) {
    io.stderr(`${formatCounts(counts)}: nothing was written\n`);
    return EXIT.problems;
  }
  writeBuildRecord(root, {out, base: values.portable ? "/" : report.base});
  io.stdout(`${summary(out, report, io.now() - start, io)}\n`);
  return EXIT.ok;
}

/** Renders in a folder of its own, then puts the result in place, unless it is `strict` and there are errors. */
async function buildInto(
  out: string,
  choice: SiteChoice,
  strict: boolean,
  io: CommandIo,
): Promise<BuildReport> {
  const work = makeWorkFolder(choice.root);
  const cleanUp = () => remove(work);
  io.signal.addEventListener("abort", cleanUp);
  try {
    const report = startReport();
    await renderSite(work, {...choice, today: latestDate(io.now())}, io);
    if (!strict || !hasErrors(report.problems)) replaceSite(work, out);
    return report;
  } finally {
    io.signal.removeEventListener("abort", cleanUp);
    cleanUp();
  }
}

/** Writes every file of the site into an empty folder: pages, sitemap, search index. */
async function renderSite(folder: string, choice: SiteChoice, io: CommandIo): Promise<void> {
  const compiled = findCompiledPages();
  const progress = showProgress(io);
  progress.update("reading the journal");
  const pages = await (await loadPages(compiled, choice)).openPages();
  const {base, site} = pages;
  const isPortable = base === PORTABLE_BASE;
  // A browser runs no module of a disk, and search needs one.
  const search = isPortable ? undefined : await openSearch(io);
  const listed: string[] = [];
  const seen = async (page: WrittenPage, done: number, all: number): Promise<void> => {
    progress.update(`rendering ${done}/${all} ${page.path}`);
    if (isListed(page)) listed.push(page.path);
    await search?.add(page);
  };
  await renderPages(pages, compiled.client, folder, seen, isPortable ? portableFile : undefined);
  if (site !== undefined && !isPortable) await writeSiteMap(folder, {origin: site, base, paths: listed});
  await search?.write(folder);
  progress.done();
}

/** Starts the search index; without Pagefind's program the site is built without one, which is reported. */
async function openSearch(io: CommandIo): Promise<SearchIndexWriter | undefined> {
  try {
    return await startSearchIndex();
  } catch (error) {
    if (!(error instanceof NoSearchError)) throw error;
    const reason = printableLine(error.message.split("\n")[0] ?? "");
    io.stderr(`perf-journal: the site is built without text search: Pagefind cannot be started: ${reason}\n`);
    return undefined;
  }
}

function summary(out: string, report: BuildReport, milliseconds: number, io: CommandIo): string {
  const {pages, bytes} = measureSite(out);
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
