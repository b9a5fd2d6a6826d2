import {cp} from "node:fs/promises";
import {join} from "node:path";
import {writeFileBelow} from "../io/write-file.ts";
import {escapeHtml} from "./escape-html.ts";
import type {PagePath, Pages} from "./pages-entry.ts";

/** Pages that are rendered at a time: while one waits for a drawing, the others go on. */
const AT_ONCE = 6;

/** Origin of the addresses that pages are rendered for when the journal names none. */
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

/** Changes what is written to a file, given by its path from the site's folder. */
export type FileChange = (body: Buffer, file: string) => Buffer;

/**
 * Renders every page into a folder, beside the browser's files. `seen` is called with each file that was written,
 * `change` with each before; rejects with the error of the first page that fails.
 */
export async function renderPages(
  pages: Pages,
  client: string,
  folder: string,
  seen: (page: WrittenPage, done: number, all: number) => void | Promise<void>,
  change: FileChange = body => body,
): Promise<void> {
  await cp(client, folder, {recursive: true});
  const paths = await distinctPaths(pages);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let path = paths[next++]; path; path = paths[next++]) {
      const written = await writePage(pages, path, folder, change);
      if (written) await seen(written, ++done, paths.length);
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, work));
}

/** Lists the addresses of a site. Two pages may claim one; the first in the order of routes has it. */
async function distinctPaths(pages: Pick<Pages, "paths">): Promise<PagePath[]> {
  const paths = await pages.paths();
  return [...new Map(paths.toReversed().map(path => [trim(path.pathname), path])).values()].reverse();
}

async function writePage(
  pages: Pages,
  {pathname, route}: PagePath,
  folder: string,
  change: FileChange,
): Promise<WrittenPage | undefined> {
  const path = trim(pathname);
  const isPage = route.type !== "endpoint";
  // Routes end in a slash where their last part varies, also those of data; a file's own name has none.
  const below = isPage ? pageBelow(path) : pathname.replace(/^\//, "");
  const url = new URL(pages.base + below, pages.site ?? NO_ORIGIN);
  const response = await pages.render(new Request(url), route);
  const rendered = await bodyOf(response, url, pages);
  if (!rendered) return undefined;
  const file = isPage ? (path === "404" ? "404.html" : `${path && `${path}/`}index.html`) : path;
  const body = change(rendered, file);
  await writeFileBelow(join(folder, file), body);
  return {path, file, html: isPage ? body.toString() : undefined};
}

async function bodyOf(response: Response, url: URL, pages: Pages): Promise<Buffer | undefined> {
  const {status} = response;
  const target = response.headers.get("location");
  if (target && status >= 300 && status < 400) return Buffer.from(redirectPage(url.pathname, target, pages));
  if (status >= 500) throw new Error(`${url.pathname}: status ${status}`);
  return response.body ? Buffer.from(await response.arrayBuffer()) : undefined;
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
