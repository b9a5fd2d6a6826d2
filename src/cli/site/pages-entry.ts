/** Entry module of the compiled pages: Astro's build bundles it with every page. */

import {StaticPaths} from "astro:static-paths";
import {manifest} from "virtual:astro:manifest";
import {App} from "astro/app";
import type {Entry} from "../../journal/entry/entry.ts";
import type {Problem} from "../../problem.ts";
import type {PageRecord} from "../../publish/page-record-fs.ts";
import {isCurrent} from "../../publish/page-record-fs.ts";
import {archivedPages} from "../../publish/search-archive.ts";
import type {Site} from "../../publish/site-fs.ts";
import {digestsOf, openSite, recordPage, withFigures} from "../../publish/site-fs.ts";
import {changedPages} from "../../site/changed-pages.ts";

/** An address of the site and the page or endpoint that renders it. */
export type PagePath = Awaited<ReturnType<InstanceType<typeof StaticPaths>["getAll"]>>[number];

/** The pages of a journal, for the place it is published at. */
export interface Pages {
  /** Path the site is published under: `/` or `/name/`. */
  readonly base: string;
  /** Origin the site is published at; undefined if the journal does not set it. */
  readonly site: string | undefined;
  /** Problems of the journal's files; those of drawing an entry are on its pages. */
  readonly problems: readonly Problem[];
  /** Returns every address of the site but those of figures. */
  paths(): Promise<readonly PagePath[]>;
  /** Returns the addresses of figures of the entries in some folders, all if absent; it draws the entries. */
  figurePaths(isWanted?: (folder: string) => boolean): Promise<readonly PagePath[]>;
  /** Returns a test of whether an address shows an entry of a changed folder, or is that of a list: `/entries/x/`. */
  showsChanged(isChanged: (folder: string) => boolean): (address: string) => boolean;
  /** True for the address of a page in the search index of earlier years. */
  isArchived(address: string): boolean;
  /** Returns the page that renders a request; undefined if no page matches. */
  match(request: Request): PagePath["route"] | undefined;
  /** Renders a page; rejects with the error of a page that fails. */
  render(request: Request, route: PagePath["route"]): Promise<Response>;
  /** Renders a page to its end, with a record of its reads. */
  renderRecorded(request: Request, route: PagePath["route"]): Promise<RecordedPage>;
  /** True if a page would still read the data of its record. */
  isCurrent(record: PageRecord): Promise<boolean>;
  /** Digest of the inputs of every page: the configuration and the theme. */
  readonly shared: string;
}

/** A rendered page. */
export interface RecordedPage {
  readonly status: number;
  /** Address of a redirect. */
  readonly location: string | undefined;
  /** Undefined for a response without a body. */
  readonly body: Buffer | undefined;
  readonly record: PageRecord;
}

/** Astro's renderer without error pages: the error of a page is thrown. */
class StrictApp extends App {
  protected override createErrorHandler(): ReturnType<App["createErrorHandler"]> {
    return {
      async renderError(request, {error, response, status}) {
        if (error) throw error;
        return response ?? new Response(`status ${status} at ${request.url}`, {status});
      },
    };
  }
}

let opened: {readonly site: Site; readonly pages: Pages} | undefined;

/** Opens the journal that the environment names and its pages, which are the same until the journal changes. */
export async function openPages(): Promise<Pages> {
  const site = await openSite();
  if (opened?.site !== site) opened = {site, pages: pagesOf(site)};
  return opened.pages;
}

/** True for the routes of a figure's page and its data. */
function isFigure({component}: PagePath["route"]): boolean {
  return component.includes("/entries/[id]/fig/");
}

/** Makes a function that is called at most once: the loader of a page's module is called for each of its addresses. */
function once<Result>(load: () => Result): () => Result {
  let loaded: {readonly result: Result} | undefined;
  return () => {
    loaded ??= {result: load()};
    return loaded.result;
  };
}

/** Astro keeps the addresses of a manifest object: another journal gets an object of its own. */
function pagesOf(opened: Site): Pages {
  const {journal} = opened;
  const {base, site} = journal.config;

  const pageMap = new Map([...(manifest.pageMap ?? [])].map(([page, load]) => [page, once(load)]));
  const newApp = (routes: typeof manifest.routes) =>
    new StrictApp({...manifest, pageMap, routes, base, ...(site !== undefined && {site})}, false);
  const app = newApp(manifest.routes);
  // An application keeps the addresses of a route, which are none for figures when the others are listed.
  const figures = newApp(manifest.routes.filter(({routeData}) => isFigure(routeData)));
  const isListed = {current: (_entry: Entry) => true};
  const renderPage = (request: Request, routeData: PagePath["route"]): Promise<Response> =>
    isFigure(routeData) && !opened.dev
      ? withFigures(isListed.current, () => figures.render(request, {routeData}))
      : app.render(request, {routeData});
  return {
    base,
    site,
    problems: journal.problems,
    paths: () => new StaticPaths(app).getAll(),
    showsChanged: isChanged => changedPages(journal, ({folder}) => isChanged(folder)),
    isArchived: archivedPages(journal.entries),
    match: request => app.match(request, true),
    async figurePaths(isWanted = () => true) {
      isListed.current = ({folder}) => isWanted(folder);
      const paths = await withFigures(isListed.current, () => new StaticPaths(figures).getAll());
      return paths.filter(({route}) => isFigure(route));
    },
    render: renderPage,
    get shared() {
      return digestsOf(opened).digest([journal.config, journal.settings, journal.theme, journal.dir]);
    },
    isCurrent: record => isCurrent(record, digestsOf(opened)),
    async renderRecorded(request, routeData) {
      const {rendered, record} = await recordPage(opened, async () => {
        const response = await renderPage(request, routeData);
        const {status, headers} = response;
        const body = response.body ? Buffer.from(await response.arrayBuffer()) : undefined;
        return {status, location: headers.get("location") ?? undefined, body};
      });
      return {...rendered, record};
    },
  };
}
