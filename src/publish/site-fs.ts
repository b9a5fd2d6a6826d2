import {AsyncLocalStorage} from "node:async_hooks";
import process from "node:process";
import type {FigureRecord} from "../embeds/embed.ts";
import type {SourceAddresses} from "../journal/addresses/repository.ts";
import {sourceAddresses} from "../journal/addresses/repository.ts";
import type {Entry} from "../journal/entry/entry.ts";
import {searchInThread} from "../journal/history/ahead/search-ahead-fs.ts";
import {once} from "../journal/once.ts";
import {settingsOf} from "../journal/read/config.ts";
import type {Problem} from "../problem.ts";
import {problemAt} from "../problem.ts";
import {drawingFailed} from "../problems/work.ts";
import type {RenderedFigure} from "../render/render-cache-fs.ts";
import {addDrawn, runningReport} from "./build-report.ts";
import {distinctRoutes} from "./distinct-routes.ts";
import {describeEntry} from "./entry-contents.ts";
import type {PageRecord, RecordedSite, SiteDigests} from "./page-record-fs.ts";
import {recordingSite, siteDigests} from "./page-record-fs.ts";
import type {Publication} from "./publication-fs.ts";
import {publicationReader} from "./publication-fs.ts";
import {siteOptions} from "./site-options-fs.ts";

/** A publication with everything that only pages need. */
export interface Site extends RecordedSite {
  /** Whether the dev server asks, so that problems are shown in place. */
  readonly dev: boolean;
  /** Removes the base from a path of the site. */
  path(pathname: string): string;
  /** Web addresses of the entry's source; undefined if the journal names no repository. */
  sourceAddresses(entry: Entry): SourceAddresses | undefined;
}

// A single reader and cache per process, so that later pages do not read files again.
const options = siteOptions(process.env, process.cwd());
const readPublication = publicationReader(options.root, {
  ...options,
  isReadOnce: !options.dev,
  ahead: options.dev ? undefined : searchInThread,
  packageRoot: process.cwd(),
});
let opened: Promise<Site> | undefined;
let current: {publication: Publication; site: Site} | undefined;

/** The site of the page that is being rendered, if its reads are recorded. */
const rendering = new AsyncLocalStorage<Site>();

/** The entries whose figures are listed, while a build asks for the addresses of figures. */
const figureListing = new AsyncLocalStorage<(entry: Entry) => boolean>();

/** Lists or renders pages of figures, which are known only once their entries are drawn: after all other pages. */
export function withFigures<Result>(
  isListed: (entry: Entry) => boolean,
  work: () => Promise<Result>,
): Promise<Result> {
  return figureListing.run(isListed, work);
}

/** A figure with its entry. */
export interface EntryFigure {
  readonly entry: Entry;
  readonly record: FigureRecord;
  /** Of the figure; "" for a figure that is too large for a page of its own. */
  readonly html: string;
  /** What a picture shows of it, an `Element` as JSON; undefined for a figure without picture. */
  readonly tree: string | undefined;
}

/** A figure in the list of figures. */
export interface ListedFigure extends RenderedFigure {
  readonly entry: Entry;
  /** Reads the figure, which the list does without. */
  drawn(): Promise<EntryFigure>;
}

/** Lists the figures of all entries; none where a build lists other pages. */
export async function openFigures(site: Site): Promise<ListedFigure[]> {
  const isListed = site.dev ? () => true : figureListing.getStore();
  if (!isListed) return [];
  const figures: ListedFigure[] = [];
  for (const entry of site.journal.entries.filter(isListed)) {
    const {figures: ofEntry} = await site.summary(entry);
    for (const [at, figure] of ofEntry.entries())
      figures.push({...figure, entry, drawn: () => drawnFigure(site, entry, at)});
  }
  return figures;
}

async function drawnFigure(site: Site, entry: Entry, at: number): Promise<EntryFigure> {
  const {figures, figurePages} = await site.render(entry);
  const record = figures[at];
  if (!record) throw new RangeError(`${entry.id} has no figure ${at}`);
  const {html = "", tree} = figurePages[at] ?? {};
  return {entry, record, html, tree};
}

/** Opens the journal for a page. A build reads it once; the dev server looks for changes each time. */
export function openSite(): Promise<Site> {
  const recording = rendering.getStore();
  if (recording) return Promise.resolve(recording);
  if (options.dev) return readSite();
  opened ??= readSite().then(reportSite);
  return opened;
}

const digests = new WeakMap<Site, SiteDigests>();

/** Returns the digests of a site, which are kept with it. */
export function digestsOf(site: Site): SiteDigests {
  const known = digests.get(site) ?? siteDigests(site);
  digests.set(site, known);
  return known;
}

/**
 * Gives each path of a page a key, the digest of its properties: a build uses the page again while the key is the same.
 * Properties that hold functions are represented by the result of `dataOf`. The development server keeps no pages.
 * Throws an error for two pages at the same address.
 */
export function withKeys<
  Path extends {readonly params: Readonly<Record<string, string | undefined>>; readonly props: object},
>(site: Site, paths: readonly Path[], dataOf: (props: Path["props"]) => unknown = props => props) {
  const routes = distinctRoutes(paths);
  if (site.dev) return routes;
  const {digest} = digestsOf(site);
  return routes.map(path => ({...path, cacheKey: digest(dataOf(path.props))}));
}

/** Renders a page of a site to its end and records its reads. */
export async function recordPage<Rendered>(
  site: Site,
  render: () => Promise<Rendered>,
): Promise<{readonly rendered: Rendered; readonly record: PageRecord}> {
  const recording = recordingSite(site, digestsOf(site));
  const rendered = await rendering.run(recording.site, render);
  return {rendered, record: await recording.record()};
}

function reportSite(site: Site): Site {
  const report = runningReport();
  if (!report) return site;
  const {entries, broken, problems} = site.journal;
  Object.assign(report, {entries: entries.length, broken: broken.length});
  report.problems.push(...problems);
  const reporting: Site = {
    ...site,
    ask: (question, of) => question.answer(reporting, of),
    async askTrends(question, of) {
      await site.journal.searched();
      return question.answer(reporting, of);
    },
    async render(entry) {
      const rendered = await site.render(entry);
      addDrawn(report, entry.id, rendered.problems);
      return rendered;
    },
    async summary(entry) {
      const summary = await site.summary(entry);
      addDrawn(report, entry.id, summary.problems);
      return summary;
    },
    undrawn(id, reason) {
      const problem = undrawnProblem(site, id, reason);
      addDrawn(report, `${problem.file}: ${problem.message}`, [problem]);
    },
  };
  return reporting;
}

/** Reports that the page that is being rendered has no drawing, for data of an entry. */
export function reportUndrawn(entry: string, reason: string): void {
  rendering.getStore()?.undrawn(entry, reason);
}

function undrawnProblem({journal}: Site, id: string, reason: string): Problem {
  const file = journal.entries.find(entry => entry.id === id)?.document.path ?? "content";
  return problemAt({file}, drawingFailed(reason));
}

async function readSite(): Promise<Site> {
  const publication = await readPublication();
  if (current?.publication !== publication) current = {publication, site: siteOf(publication)};
  return current.site;
}

function siteOf(publication: Publication): Site {
  const {journal, readFile, logo} = publication;
  const {base} = journal.config;
  const files = once(() => filesByAddress(journal.entries));
  const site: Site = {
    ...publication,
    dev: options.dev,
    path: pathname => `/${pathname.slice(base.length)}`,
    describe: entry => describeEntry(entry, journal),
    sourceAddresses(entry) {
      const {edit, repository, checkout = "", above = ""} = settingsOf(journal, entry.journal);
      const file = `${entry.folder}/index.md`.slice(checkout === "" ? 0 : checkout.length + 1);
      // `edit` has the path to the root in it; a checkout of its own is no part of the repository around the root.
      const isBelow = edit === undefined && checkout === "" && above !== "";
      return sourceAddresses({edit, repository}, encodePath(isBelow ? `${above}/${file}` : file));
    },
    async attachment(address) {
      if (journal.theme.logo?.address === address) return logo();
      const found = files().get(address);
      return found && readFile(found.entry, found.name);
    },
    ask: (question, of) => question.answer(site, of),
    async askTrends(question, of) {
      await journal.searched();
      return question.answer(site, of);
    },
    undrawn: () => undefined,
  };
  return site;
}

/** Files with the same address have the same content; the newest entry's is read. */
function filesByAddress(
  entries: readonly Entry[],
): ReadonlyMap<string, {readonly entry: Entry; readonly name: string}> {
  const all = entries.flatMap(entry =>
    entry.attachments.map(({address, name}) => [address, {entry, name}] as const),
  );
  return new Map(all.reverse());
}

/** Escapes each segment of a path for an address: a folder may have blanks in its name. */
function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
