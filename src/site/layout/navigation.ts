import type {PageAttributes} from "../../contract/attributes.ts";
import {SEARCH_LINK} from "../../contract/search-names.ts";
import {docsAddress} from "../../journal/docs/doc-pages.ts";
import type {Journal} from "../../journal/journal.ts";
import type {Site} from "../../publish/site-fs.ts";

/** A link of the masthead. */
export interface NavigationItem {
  readonly label: string;
  readonly href: string;
  /** `page` for the page itself, `true` for a page below it; absent elsewhere. */
  readonly current: "page" | "true" | undefined;
  /** Attributes for scripts and keys; absent without any. */
  readonly attributes?: PageAttributes;
}

/** Address of the names that the search dialog reads. */
export const NAMES_ADDRESS = "/search/names.json";

const SEARCH_KEYS = {"aria-keyshortcuts": "/ Control+K", title: "Search (/ or Ctrl-K)"};

const SEARCH = "/search/";

const SECTIONS: readonly (readonly [string, string])[] = [
  ["Entries", "/entries/"],
  ["Benchmarks", "/benchmarks/"],
  ["Profiles", "/profiles/"],
  ["Compare", "/compare/"],
  ["Findings", "/findings/"],
  ["Tags", "/tags/"],
  ["Search", SEARCH],
];

/** The masthead's links, marking the link that contains `pathname`. */
export function pageNavigation(
  site: Pick<Site, "href"> & {readonly journal: Pick<Journal, "docs">},
  pathname: string,
): NavigationItem[] {
  const {docs = []} = site.journal;
  const sections = docs.length > 0 ? [...SECTIONS, ["Docs", docsAddress()] as const] : SECTIONS;
  return sections.map(([label, path]) => {
    const href = site.href(path);
    const current = pathname === href ? "page" : pathname.startsWith(href) ? "true" : undefined;
    if (path !== SEARCH) return {label, href, current};
    const names = site.href(NAMES_ADDRESS);
    return {label, href, current, attributes: {...SEARCH_KEYS, ...SEARCH_LINK.encode({names})}};
  });
}
