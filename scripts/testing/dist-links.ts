import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join, relative} from "node:path";
import type {Element, Root} from "hast";
import {fromHtml} from "hast-util-from-html";
import {visit} from "unist-util-visit";

/** A link of a built page that leads nowhere. */
export interface BrokenLink {
  /** The page's file, relative to the site's folder. */
  readonly page: string;
  readonly link: string;
  readonly reason: string;
}

interface BuiltPage {
  readonly file: string;
  readonly ids: ReadonlySet<string>;
  readonly links: readonly string[];
}

/**
 * Every link and asset of every page of a built site that does not resolve to a file of it, or to an id of its target.
 * Addresses outside the base, other than http and https, are broken by definition.
 */
export function brokenLinks(folder: string, base: string, site?: string): BrokenLink[] {
  const pages = new Map(htmlFiles(folder).map(file => [file, readPage(folder, file)]));
  /** Reasons by link, of links that lead to the same from every page. */
  const known = new Map<string, string | undefined>();
  return [...pages.values()].flatMap(page =>
    page.links.flatMap(link => {
      const isKnown = known.has(link);
      const reason = isKnown ? known.get(link) : brokenReason(link, page, pages, {folder, base, site});
      if (!isKnown && /^(?:\/|[a-z]+:)/.test(link)) known.set(link, reason);
      return reason ? [{page: page.file, link, reason}] : [];
    }),
  );
}

/** All HTML files of the site, relative to its folder, sorted. */
export function htmlFiles(folder: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .filter(name => name.endsWith(".html"))
    .sort();
}

function brokenReason(
  link: string,
  page: BuiltPage,
  pages: ReadonlyMap<string, BuiltPage>,
  {folder, base, site}: {folder: string; base: string; site: string | undefined},
): string | undefined {
  const here = new URL(base + page.file.replace(/index\.html$/, ""), "http://site.test");
  const target = new URL(link, here);
  if (site && target.origin === site) target.host = here.host;
  if (target.protocol === "https:" && target.host !== here.host) return undefined;
  if (target.host !== here.host)
    return target.protocol === "mailto:" ? undefined : "refused protocol or host";
  if (!target.pathname.startsWith(base)) return "outside the base";
  const path = decodeURIComponent(target.pathname.slice(base.length));
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (!existsSync(join(folder, file)) || statSync(join(folder, file)).isDirectory()) return "no such file";
  // A state of the viewer follows its id: `#profile-flame?d=share`.
  const [id = ""] = decodeURIComponent(target.hash.slice(1)).split("?");
  if (id && pages.get(file)?.ids.has(id) === false) return "no such id";
  return undefined;
}

function readPage(folder: string, file: string): BuiltPage {
  const tree: Root = fromHtml(readFileSync(join(folder, file), "utf8"));
  const ids = new Set<string>();
  const links: string[] = [];
  visit(tree, "element", (element: Element) => {
    const {id, href, src, xLinkHref} = element.properties;
    if (typeof id === "string") ids.add(id);
    for (const link of [href, src, xLinkHref]) if (typeof link === "string") links.push(link);
  });
  return {file: relative(folder, join(folder, file)), ids, links};
}
