import {existsSync, mkdirSync} from "node:fs";
import {join} from "node:path";
import {readDocs} from "../../journal/docs/docs-fs.ts";
import {cacheFolder} from "../../journal/read/cache-folder-fs.ts";
import {readConfig} from "../../journal/read/config-fs.ts";
import type {BuildReport} from "../../publish/build-report.ts";
import {printableLine} from "../../text/printable.ts";
import type {CommandIo} from "../io/command-io.ts";
import {fileWriter} from "../io/file-writer.ts";
import {showProgress} from "../io/terminal.ts";
import {writeFileBelow} from "../io/write-file.ts";
import {formatLedger, LEDGER_FILE} from "../releases/published-addresses.ts";
import type {ChangedPart} from "./changed-part.ts";
import {changedPart} from "./changed-part.ts";
import type {CompiledPages} from "./compiled-pages.ts";
import {findCompiledPages, loadPages, pagesVersion} from "./compiled-pages.ts";
import type {KeptPages, KeptPagesOptions} from "./kept/kept-pages.ts";
import {hasKeptPages, openKeptPages} from "./kept/kept-pages.ts";
import {keepSite, placeKeptSite} from "./kept/kept-site.ts";
import type {PresentSite} from "./kept/present-site.ts";
import {presentSite, updateSite} from "./kept/present-site.ts";
import type {SiteInputs} from "./kept/site-inputs.ts";
import {siteInputs} from "./kept/site-inputs.ts";
import {startDigests} from "./kept/start-digests.ts";
import {digestOf} from "./kept/stored-files.ts";
import type {Pages} from "./pages-entry.ts";
import {NOT_BUILT_FILE, notBuiltPage, partialPlacement} from "./partial-site.ts";
import type {AddressPlacement} from "./portable.ts";
import {belowBase, MARKED_BASE, placeAddresses, portable} from "./portable.ts";
import {defaultJobs, isLarge, startHelpers} from "./render-helpers.ts";
import {renderPages} from "./render-pages.ts";
import {NoSearchError} from "./search/pagefind.ts";
import type {KeptArchive, SearchIndexWriter, SearchSource} from "./search/search-index.ts";
import {openSearchIndex, SEARCH_FOLDER} from "./search/search-index.ts";
import type {SearchProcess} from "./search/search-process.ts";
import {startSearch} from "./search/search-process.ts";
import type {SiteChoice} from "./site-choice.ts";
import type {FolderSize} from "./site-folder.ts";
import {remove, replaceSite} from "./site-folder.ts";
import {writeSiteMap} from "./site-map.ts";

/** The part of a journal that is built, and the form of addresses between its pages. */
export interface SiteForm {
  readonly isPortable: boolean;
  /** Commit that the entries to build differ from; undefined for a whole site. */
  readonly since: string | undefined;
  /** Processes that render; undefined for the default. */
  readonly jobs: number | undefined;
}

/** Where a site is made. */
export interface SitePlaces {
  /** An empty folder for the new site. */
  readonly folder: string;
  /** Folder of the site that it replaces, which need not exist. */
  readonly out: string;
  /** True if `folder` has to hold every file of the new site. */
  readonly isWhole: boolean;
}

/** A site that is made. */
export interface MadeSite {
  /** Puts it in the place of the old one, which is left as it is if it is the same. */
  place(): void;
  /** Undefined if it is not known without looking at every file. */
  readonly size?: FolderSize | undefined;
}

/** Version of what `KeptSite` holds. */
const KEPT_FORMAT = 3;

/** Writes the files of a site into an empty folder; those of the last build are taken where they would be the same. */
export async function makeSite(
  {folder, out, isWhole}: SitePlaces,
  choice: SiteChoice & {readonly today: string},
  form: SiteForm,
  report: BuildReport,
  io: CommandIo,
): Promise<MadeSite> {
  const compiled = findCompiledPages();
  const place = (): void => replaceSite(folder, out);
  if (form.isPortable || form.since !== undefined) {
    await renderSite(folder, choice, form, {compiled, report}, io);
    return {place};
  }
  const store = join(cacheFolder(choice.root), "pages");
  const compared = isWhole ? undefined : out;
  const digests =
    compared === undefined || choice.isFresh ? Promise.resolve(undefined) : startDigests(store, compared);
  const inputs = await inputsOf(compiled, choice);
  const kept =
    choice.isFresh || inputs === undefined
      ? undefined
      : await placeKeptSite(store, inputs, {folder, out: compared, digests});
  if (kept) {
    Object.assign(report, kept.report);
    return {place: kept.isPresent ? () => undefined : place, size: kept.size};
  }
  remove(folder);
  mkdirSync(folder);
  const findPresent = async () =>
    compared === undefined ? undefined : presentSite(compared, folder, await digests);
  const {pages, present} = await renderSite(folder, choice, form, {compiled, report, findPresent}, io);
  // Without a search index it may be that the next build can make it.
  const hasSearch = existsSync(join(folder, SEARCH_FOLDER));
  const made = hasSearch ? await inputs?.whole : undefined;
  const record =
    inputs &&
    made !== undefined &&
    pages &&
    keepSite(pages, {inputs: {known: inputs.known, inputs: made}, report, folder, present});
  pages?.finish(record || undefined);
  return {
    place: present ? () => updateSite(folder, out, present) : place,
    size: record ? record.size : undefined,
  };
}

/** Digests the inputs and options of a site; undefined if unknown. */
async function inputsOf(
  compiled: CompiledPages,
  choice: SiteChoice & {readonly today: string},
): Promise<SiteInputs | undefined> {
  const {base, site, drafts, dir, today} = choice;
  const files = siteInputs(choice, today);
  const {docs} = (await readConfig(choice)).config;
  const documents = docs === undefined ? undefined : await readDocs(choice.root, docs);
  const form = [
    KEPT_FORMAT,
    pagesVersion(compiled),
    base,
    site,
    drafts,
    dir,
    documents && [documents.signature, documents.problems],
  ];
  const withForm = (digest: string): string => digestOf(JSON.stringify([digest, form]));
  return (
    files && {
      known: withForm(files.known),
      whole: files.whole.then(digest => (digest === undefined ? undefined : withForm(digest))),
    }
  );
}

/** The pages that make a site, and what is reported. */
interface SiteMaking {
  readonly compiled: CompiledPages;
  readonly report: BuildReport;
  /** Looks at the site that is replaced, once the journal is read; undefined if no file of it stays. */
  findPresent?(): Promise<PresentSite | undefined>;
}

/** What making a site leaves. */
interface SiteRest {
  /** Pages to keep; undefined where none are kept. */
  readonly pages: KeptPages | undefined;
  /** The site that is replaced, if files of it stay. */
  readonly present: PresentSite | undefined;
}

/** Writes every file of the site into an empty folder: pages, sitemap, search index. */
async function renderSite(
  folder: string,
  choice: SiteChoice,
  form: SiteForm,
  {compiled, report, findPresent}: SiteMaking,
  io: CommandIo,
): Promise<SiteRest> {
  const {isPortable, since} = form;
  const progress = showProgress(io);
  progress.update("reading the journal");
  const isPlaced = isPortable || since !== undefined;
  const helpers = startHelpers(helpersFor(choice, form), {choice, compiled, folder}, report);
  // A browser runs no module of a disk, and search needs one.
  const searching = isPortable ? undefined : startSearch();
  const files = fileWriter();
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
    const present = await findPresent?.();
    const kept = isPlaced ? undefined : keptPages(compiled, choice, pages, {site: folder, present});
    const find = (file: string): string => present?.find(file) ?? join(folder, file);
    const archive = kept && keptArchive(kept);
    const source = {folder, find, isArchived: pages.isArchived, archive};
    const search = searching && (await openSearch(searching, source, io));
    const listed: string[] = [];
    const pageAddresses: string[] = [];
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
      files,
      helpers,
    });
    if (since !== undefined) await writeFileBelow(join(folder, NOT_BUILT_FILE), notBuiltPage(since));
    else if (pages.site !== undefined && !isPortable)
      await writeSiteMap(folder, {origin: pages.site, base: pages.base, paths: listed});
    if (!isPlaced) await writeFileBelow(join(folder, LEDGER_FILE), formatLedger(pageAddresses));
    await search?.write();
    progress.done();
    return {pages: kept, present};
  } finally {
    io.signal.removeEventListener("abort", kill);
    await Promise.all([files, ...helpers, ...(searching ? [searching] : [])].map(one => one.stop()));
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
  places: Pick<KeptPagesOptions, "site" | "present">,
): KeptPages {
  const version = digestOf(JSON.stringify([pagesVersion(compiled), shared, drafts]));
  return openKeptPages(join(cacheFolder(root), "pages"), {version, isFresh, ...places});
}

/** Name of the files of the search index of earlier years among kept ones. */
const ARCHIVE = "search archive";

function keptArchive(kept: KeptPages): KeptArchive {
  return {
    isThere: kept.hasGroup(ARCHIVE),
    place: key => kept.placeGroup(ARCHIVE, key),
    keep: (key, paths) => kept.keepGroup(ARCHIVE, key, paths),
  };
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

/** Starts the search index; without Pagefind's program the site is built without an index, which is reported. */
async function openSearch(
  searching: SearchProcess,
  source: SearchSource,
  io: CommandIo,
): Promise<SearchIndexWriter | undefined> {
  try {
    return await openSearchIndex(searching, source);
  } catch (error) {
    if (!(error instanceof NoSearchError)) throw error;
    const reason = printableLine(error.message.split("\n")[0] ?? "");
    io.stderr(`perf-journal: the site is built without text search: Pagefind cannot be started: ${reason}\n`);
    return undefined;
  }
}

/** Returns the path that a site is published under. */
export async function baseOf(choice: SiteChoice): Promise<string> {
  return choice.base ?? (await readConfig(choice)).config.base;
}
