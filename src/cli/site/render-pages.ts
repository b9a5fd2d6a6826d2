import {cp} from "node:fs/promises";
import {join} from "node:path";
import type {MadeFolders} from "../io/made-folders.ts";
import {madeFolders} from "../io/made-folders.ts";
import {writeFileBelow} from "../io/write-file.ts";
import {escapeHtml} from "./escape-html.ts";
import type {KeptPages} from "./kept-pages.ts";
import {digestOf} from "./kept-pages.ts";
import type {PagePath, Pages, RecordedPage} from "./pages-entry.ts";

/** Pages that are rendered at a time: while a page waits for a drawing, the others go on. */
const AT_ONCE = 6;

/** Origin of the addresses that pages are rendered for when the journal does not set one. */
const NO_ORIGIN = "http://localhost";

/** A file of the site that a page rendered. */
export interface WrittenPage {
  /** Address below the base, without slashes at its ends: `entries/2026-05-03-pool`. */
  readonly path: string;
  /** File, relative to the site's folder, with slashes. */
  readonly file: string;
  /** The page as HTML; undefined for data and attachments. */
  readonly html: string | undefined;
}

/** Changes the content of a file, given by its path from the site's folder. */
export type FileChange = (body: Buffer, file: string) => Buffer;

/** How a site is rendered. */
export interface PageRendering {
  /** Called with each file that was written. */
  seen(page: WrittenPage, done: number, all: number): void | Promise<void>;
  /** Changes a file before it is written; unchanged when absent. */
  readonly change?: FileChange | undefined;
  /** Pages of the last build, which are used again where they are the same; every page is rendered when absent. */
  readonly kept?: KeptPages | undefined;
}

/**
 * Renders every page into a folder, beside the browser's files, or takes it from the last build. Rejects with the error of
 * the first page that fails.
 */
export async function renderPages(
  pages: Pages,
  client: string,
  folder: string,
  {seen, change = body => body, kept}: PageRendering,
): Promise<void> {
  await cp(client, folder, {recursive: true});
  const paths = await distinctPaths(pages);
  const folders = madeFolders();
  const write = kept
    ? async (path: PagePath) =>
        (await placeKept(pages, path, folder, kept)) ??
        (await writeAndKeep(pages, path, {folder, folders}, kept))
    : (path: PagePath) => writePage(pages, path, {folder, folders}, change);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let path = paths[next++]; path; path = paths[next++]) {
      const written = await write(path);
      if (written) await seen(written, ++done, paths.length);
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, work));
}

/** Lists the addresses of a site. Of two pages with the same address, the first in the order of routes has it. */
async function distinctPaths(pages: Pick<Pages, "paths">): Promise<PagePath[]> {
  const paths = await pages.paths();
  return [...new Map(paths.toReversed().map(path => [trim(path.pathname), path])).values()].reverse();
}

/** Places the last build's file of a page if it would be rendered from the same. */
async function placeKept(
  pages: Pages,
  path: PagePath,
  folder: string,
  kept: KeptPages,
): Promise<WrittenPage | undefined> {
  const address = addressBelow(path);
  const page = kept.find(address);
  if (!page || page.key !== keyOf(path) || !(await pages.isCurrent(page.record))) return undefined;
  const content = await kept.read(page);
  if (!content) return undefined;
  const file = fileOf(path);
  await kept.place(page, join(folder, file), content);
  await kept.keep(address, page, undefined);
  return writtenPage(path, file, content);
}

/** The folder of the site, and the folders made below it. */
interface SitePlace {
  readonly folder: string;
  readonly folders: MadeFolders;
}

async function writeAndKeep(
  pages: Pages,
  path: PagePath,
  {folder, folders}: SitePlace,
  kept: KeptPages,
): Promise<WrittenPage | undefined> {
  const {request, url} = requestOf(pages, path);
  const {record, ...response} = await pages.renderRecorded(request, path.route);
  const body = fileContent(response, url, pages);
  if (!body) return undefined;
  const file = fileOf(path);
  const to = join(folder, file);
  await writeFileBelow(to, body, folders);
  await kept.keep(addressBelow(path), {key: keyOf(path), record, sha256: digestOf(body)}, to);
  return writtenPage(path, file, body);
}

async function writePage(
  pages: Pages,
  path: PagePath,
  {folder, folders}: SitePlace,
  change: FileChange,
): Promise<WrittenPage | undefined> {
  const {request, url} = requestOf(pages, path);
  const response = await pages.render(request, path.route);
  const {status, headers} = response;
  const body = response.body ? Buffer.from(await response.arrayBuffer()) : undefined;
  const rendered = fileContent({status, location: headers.get("location") ?? undefined, body}, url, pages);
  if (!rendered) return undefined;
  const file = fileOf(path);
  const content = change(rendered, file);
  await writeFileBelow(join(folder, file), content, folders);
  return writtenPage(path, file, content);
}

/** Names the page that an address has, and the digest of its props. */
function keyOf({route, cacheKey = ""}: PagePath): string {
  return `${route.component} ${cacheKey}`;
}

function writtenPage({pathname, route}: PagePath, file: string, content: Buffer): WrittenPage {
  return {path: trim(pathname), file, html: route.type === "endpoint" ? undefined : content.toString()};
}

function requestOf(pages: Pages, {pathname, route}: PagePath): {request: Request; url: URL} {
  // Routes end in a slash where their last part varies, also those of data; a file's own name does not.
  const below = route.type === "endpoint" ? pathname.replace(/^\//, "") : pageBelow(trim(pathname));
  const url = new URL(pages.base + below, pages.site ?? NO_ORIGIN);
  return {request: new Request(url), url};
}

function fileOf({pathname, route}: PagePath): string {
  const path = trim(pathname);
  if (route.type === "endpoint") return path;
  return path === "404" ? "404.html" : `${pageBelow(path)}index.html`;
}

/** Returns the content of a page's file; undefined for a response without a body. */
function fileContent(
  {status, location, body}: Pick<RecordedPage, "status" | "location" | "body">,
  url: URL,
  pages: Pages,
): Buffer | undefined {
  if (location && status >= 300 && status < 400)
    return Buffer.from(redirectPage(url.pathname, location, pages));
  if (status >= 500) throw new Error(`${url.pathname}: status ${status}`);
  return body;
}

/** A page that sends its reader on: a folder of files knows no other redirect. */
function redirectPage(from: string, to: string, {site, base}: Pick<Pages, "site" | "base">): string {
  const [source, target] = [escapeHtml(from), escapeHtml(to)];
  const canonical = escapeHtml(site ? new URL(to, site).href : to);
  return [
    `<!doctype html><title>Redirecting to: ${target}</title>`,
    `<meta http-equiv="refresh" content="0;url=${target}">`,
    '<meta name="robots" content="noindex">',
    `<link rel="canonical" href="${canonical}">`,
    // Without an icon a browser asks for /favicon.ico before it leaves.
    `<link rel="icon" href="${escapeHtml(base)}favicon.svg">`,
    `<body>\t<a href="${target}">Redirecting from <code>${source}</code> to <code>${target}</code></a></body>`,
  ].join("");
}

/** Returns the address of a page or a file of data below the base, as links have it: `entries/x/`, `entries/x.json`. */
export function addressBelow({pathname, route}: PagePath): string {
  const path = trim(pathname);
  return route.type === "endpoint" ? path : pageBelow(path);
}

function pageBelow(path: string): string {
  return path && `${path}/`;
}

function trim(pathname: string): string {
  return pathname.replace(/^\/|\/$/g, "");
}
