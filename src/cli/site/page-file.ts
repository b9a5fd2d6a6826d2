import {escapeHtml} from "./escape-html.ts";
import type {PagePath, Pages, RecordedPage} from "./pages-entry.ts";

/** Origin of the addresses that pages are rendered for when the journal does not set one. */
const NO_ORIGIN = "http://localhost";

/** Names the page that an address has, and the digest of its props. */
export function keyOf({route, cacheKey = ""}: PagePath): string {
  return `${route.component} ${cacheKey}`;
}

/** Returns the request that a page is rendered for, and its address. */
export function requestOf(pages: Pages, {pathname, route}: PagePath): {request: Request; url: URL} {
  // Routes end in a slash where their last part varies, also those of data; a file's own name does not.
  const below = route.type === "endpoint" ? pathname.replace(/^\//, "") : pageBelow(trim(pathname));
  const url = new URL(pages.base + below, pages.site ?? NO_ORIGIN);
  return {request: new Request(url), url};
}

/** Returns the file of an address, relative to the site's folder, with slashes. */
export function pageFile({pathname, route}: PagePath): string {
  const path = trim(pathname);
  if (route.type === "endpoint") return path;
  return path === "404" ? "404.html" : `${pageBelow(path)}index.html`;
}

/** Returns the content of a page's file; undefined for a response without a body. */
export function fileContent(
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

/** Removes the slashes at both ends of an address. */
export function trim(pathname: string): string {
  return pathname.replace(/^\/|\/$/g, "");
}
