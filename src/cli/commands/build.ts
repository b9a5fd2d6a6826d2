import {existsSync, mkdirSync} from "node:fs";
import {join, relative} from "node:path";
import {readDocs} from "../../journal/docs/docs-fs.ts";
import {cacheFolder} from "../../journal/read/cache-folder-fs.ts";
import {readConfig} from "../../journal/read/config-fs.ts";
import {compareProblems, hasErrors} from "../../problem.ts";
import type {BuildReport} from "../../publish/build-report.ts";
import {startReport} from "../../publish/build-report.ts";
import {printableJson, printableLine} from "../../text/printable.ts";
import {noPositionals, parseArguments} from "../io/arguments.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {countProblems, formatCounts, plural, printProblems} from "../io/problem-report.ts";
import {showProgress} from "../io/terminal.ts";
import {writeFileBelow} from "../io/write-file.ts";
import {findJournal, PLACE_OPTIONS} from "../journal/journal-folder.ts";
import {latestDate} from "../journal/journal-state.ts";
import {goneSince, previousPlace} from "../releases/previous-release.ts";
import {formatLedger, LEDGER_FILE} from "../releases/published-addresses.ts";
import {writeBuildRecord} from "../site/build-record.ts";
import type {ChangedPart} from "../site/changed-part.ts";
import {changedPart} from "../site/changed-part.ts";
import type {CompiledPages} from "../site/compiled-pages.ts";
import {findCompiledPages, loadPages, pagesVersion} from "../site/compiled-pages.ts";
import type {KeptPages} from "../site/kept-pages.ts";
import {digestOf, hasKeptPages, openKeptPages} from "../site/kept-pages.ts";
import {keepSite, placeKeptSite} from "../site/kept-site.ts";
import type {Pages} from "../site/pages-entry.ts";
import {NOT_BUILT_FILE, notBuiltPage, partialPlacement} from "../site/partial-site.ts";
import type {AddressPlacement} from "../site/portable.ts";
import {belowBase, MARKED_BASE, placeAddresses, portable} from "../site/portable.ts";
import {defaultJobs, isLarge, startHelpers} from "../site/render-helpers.ts";
import {renderPages} from "../site/render-pages.ts";
import type {SearchIndexWriter} from "../site/search-index.ts";
import {NoSearchError, startSearchIndex} from "../site/search-index.ts";
import {siteAddress} from "../site/site-base.ts";
import type {SiteChoice} from "../site/site-choice.ts";
import {
  assertReplaceable,
  makeWorkFolder,
  measureSite,
  remove,
  removeLeftover,
  replaceSite,
  siteFolder,
} from "../site/site-folder.ts";
import {siteInputs} from "../site/site-inputs.ts";
import {writeSiteMap} from "../site/site-map.ts";

export const usage = `usage: perf-journal build [--strict] [--portable] [--since ref] [--previous site] [--no-cache] [--jobs n] [--out dist] [--base /name/] [--site https://example.org] [--drafts] [--json] [--root folder] [--dir path]

Writes the site. An entry with problems does not keep the others from being built;
a build that fails or is interrupted leaves the site of the build before as it was.

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
  const report = await buildInto(out, choice, {...form, strict: values.strict, previous}, io);
  const counts = countProblems(report.problems);
  printProblems(report.problems.toSorted(compareProblems), root, io, "stderr");
  if (values.strict && counts.error > 0) {
    io.stderr(`${formatCounts(counts)}: nothing was written\n`);
    return EXIT.problems;
  }
  writeBuildRecord(root, {out, base: values.portable ? "/" : await baseOf(choice)});
  io.stdout(values.json ? summaryJson(out, report) : `${summary(out, report, io.now() - start, io)}\n`);
  return EXIT.ok;
}

/** The part of a journal that is built, and the form of addresses between its pages. */
interface SiteForm {
  readonly isPortable: boolean;
  /** Commit that the entries to build differ from; undefined for a whole site. */
  readonly since: string | undefined;
  /** Processes that render; undefined for the default. */
  readonly jobs: number | undefined;
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
): Promise<BuildReport> {
  const work = makeWorkFolder(choice.root);
  const cleanUp = () => removeLeftover(work);
  io.signal.addEventListener("abort", cleanUp);
  try {
    const report = startReport();
    // Addresses are compared with those of the new site, which has to be there.
    const places = {folder: work, out: previous === undefined ? out : undefined};
    const isPresent = await makeSite(places, {...choice, today: latestDate(io.now())}, form, report, io);
    if (previous !== undefined) report.problems.push(...(await goneSince(previous, work, io)));
    if (!isPresent && (!strict || !hasErrors(report.problems))) replaceSite(work, out);
    return report;
  } finally {
    io.signal.removeEventListener("abort", cleanUp);
    cleanUp();
  }
}

/**
 * Writes every file of the site into an empty folder; takes those of the last build if the inputs are unchanged. Returns true, and
 * writes nothing, if `out` holds that site.
 */
async function makeSite(
  {folder, out}: {readonly folder: string; readonly out: string | undefined},
  choice: SiteChoice & {readonly today: string},
  form: SiteForm,
  report: BuildReport,
  io: CommandIo,
): Promise<boolean> {
  const compiled = findCompiledPages();
  if (form.isPortable || form.since !== undefined) {
    await renderSite(folder, choice, form, {compiled, report}, io);
    return false;
  }
  const store = join(cacheFolder(choice.root), "pages");
  const inputs = await inputsOf(compiled, choice);
  const kept =
    choice.isFresh || inputs === undefined ? undefined : placeKeptSite(store, inputs, {folder, out});
  if (kept) {
    Object.assign(report, kept.report);
    return kept.isPresent;
  }
  remove(folder);
  mkdirSync(folder);
  const pages = await renderSite(folder, choice, form, {compiled, report}, io);
  // Without a search index it may be that the next build can make it.
  const isWhole = existsSync(join(folder, "pagefind"));
  pages?.finish(inputs && isWhole ? keepSite(pages, {inputs, report, folder}) : undefined);
  return false;
}

/** Digests the inputs and options of a site; undefined if unknown. */
async function inputsOf(
  compiled: CompiledPages,
  choice: SiteChoice & {readonly today: string},
): Promise<string | undefined> {
  const {base, site, drafts, dir, today} = choice;
  const files = await siteInputs(choice, today);
  const {docs} = (await readConfig(choice)).config;
  const documents = docs === undefined ? undefined : await readDocs(choice.root, docs);
  const form = [
    pagesVersion(compiled),
    base,
    site,
    drafts,
    dir,
    documents && [documents.signature, documents.problems],
  ];
  return files && digestOf(JSON.stringify([files, form]));
}

/** Writes every file of the site into an empty folder: pages, sitemap, search index. Returns the pages to keep. */
async function renderSite(
  folder: string,
  choice: SiteChoice,
  form: SiteForm,
  {compiled, report}: {readonly compiled: CompiledPages; readonly report: BuildReport},
  io: CommandIo,
): Promise<KeptPages | undefined> {
  const {isPortable, since} = form;
  const progress = showProgress(io);
  progress.update("reading the journal");
  const isPlaced = isPortable || since !== undefined;
  const helpers = startHelpers(helpersFor(choice, form), {choice, compiled, folder}, report);
  const kill = (): void => {
    for (const helper of helpers) helper.kill();
  };
  io.signal.addEventListener("abort", kill);
  try {
    const placed = isPlaced ? {...choice, base: MARKED_BASE} : choice;
    const whole = await (await loadPages(compiled, placed)).openPages();
    const part = since === undefined ? undefined : await changedPart(whole, choice.root, since);
    const pages = part ? {...whole, ...partOf(whole, part)} : whole;
    const place = await placementOf(choice, whole.site, form, part);
    // A browser runs no module of a disk, and search needs one.
    const search = isPortable ? undefined : await openSearch(io);
    const listed: string[] = [];
    const pageAddresses: string[] = [];
    const kept = isPlaced ? undefined : keptPages(compiled, choice, pages);
    await renderPages(pages, compiled.client, folder, {
      expect: files => search?.expect(files),
      drawn: () => search?.end(),
      seen(page, done, all) {
        progress.update(`rendering ${done}/${all} ${page.path}`);
        if (page.isListed) listed.push(page.path);
        if (page.file.endsWith("index.html")) pageAddresses.push(page.path);
        search?.add(page);
      },
      change: place && ((body, file) => placeAddresses(body, file, place)),
      kept,
      helpers,
    });
    if (since !== undefined) await writeFileBelow(join(folder, NOT_BUILT_FILE), notBuiltPage(since));
    else if (pages.site !== undefined && !isPortable)
      await writeSiteMap(folder, {origin: pages.site, base: pages.base, paths: listed});
    if (!isPlaced) await writeFileBelow(join(folder, LEDGER_FILE), formatLedger(pageAddresses));
    await search?.write(folder);
    progress.done();
    return kept;
  } finally {
    io.signal.removeEventListener("abort", kill);
    await Promise.all(helpers.map(helper => helper.stop()));
  }
}

/** Returns the addresses of a part of a site. */
function partOf(whole: Pages, {paths, isChanged}: ChangedPart): Pick<Pages, "paths" | "figurePaths"> {
  return {paths: async () => paths, figurePaths: () => whole.figurePaths(isChanged)};
}

/** Returns how many further processes render: none where little is rendered, or where pages change after they are rendered. */
function helpersFor(choice: SiteChoice, {jobs, isPortable, since}: SiteForm): number {
  if (isPortable || since !== undefined) return 0;
  if (jobs !== undefined) return jobs - 1;
  const isWarm = !choice.isFresh && hasKeptPages(join(cacheFolder(choice.root), "pages"));
  return isWarm || !isLarge(choice) ? 0 : defaultJobs() - 1;
}

/** Opens the pages of the last build. */
function keptPages(
  compiled: CompiledPages,
  {root, drafts, isFresh = false}: SiteChoice,
  {shared}: Pages,
): KeptPages {
  const version = digestOf(JSON.stringify([pagesVersion(compiled), shared, drafts]));
  return openKeptPages(join(cacheFolder(root), "pages"), version, isFresh);
}

/** Returns how addresses are placed after a page is rendered; undefined if it is rendered for its place. */
async function placementOf(
  choice: SiteChoice,
  site: string | undefined,
  {isPortable}: SiteForm,
  part: ChangedPart | undefined,
): Promise<AddressPlacement | undefined> {
  if (!part) return isPortable ? portable : undefined;
  const base = await baseOf(choice);
  return partialPlacement(
    isPortable ? portable : belowBase(base),
    part.isLeftOut,
    site === undefined ? undefined : site + base,
  );
}

/** Returns the path that the site is published under. */
async function baseOf(choice: SiteChoice): Promise<string> {
  return choice.base ?? (await readConfig(choice)).config.base;
}

/** Starts the search index; without Pagefind's program the site is built without an index, which is reported. */
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

function summaryJson(out: string, {entries, broken, problems}: BuildReport): string {
  const {pages, bytes} = measureSite(out);
  return `${printableJson({version: 1, out, entries, leftOut: broken, pages, bytes, problems: countProblems(problems)})}\n`;
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
