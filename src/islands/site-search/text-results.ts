import {SEARCH_META, SEARCHED_KINDS} from "../../contract/search-names.ts";
import type {SearchableNames} from "./rank-names.ts";
import type {ShownResult} from "./result-row.ts";
import type {SearchHit} from "./text-index.ts";

/** The page of a unit of a benchmark: its last segment begins with `@`. */
const UNIT_PAGE = /@[^/]*\/$/;

/** Facts about a page that the text search found: those of its name if it has one, else its title, attachment and entry. */
export function resultOfPage(
  {url, meta}: Omit<SearchHit, "excerpt">,
  known: SearchableNames | undefined,
): ShownResult {
  const page = url.replace(UNIT_PAGE, "");
  const named = known?.names.find(({address}) => address === page);
  const name = meta.title ?? url;
  if (named) {
    const {kind, context, detail, entry} = named;
    return page === url
      ? {kind, name: named.name, context, detail, entry}
      : {kind, name, context, detail: "", entry};
  }
  const kind = SEARCHED_KINDS.find(one => one === meta[SEARCH_META.kind]) ?? "page";
  const entry = known?.entries.find(({address}) => address === meta[SEARCH_META.entry]);
  return {kind, name, context: meta[SEARCH_META.file] ?? "", detail: "", entry};
}
