import type {SearchableNames} from "./rank-names.ts";
import type {ShownResult} from "./result-row.ts";
import type {SearchHit} from "./text-index.ts";

/** The page of a unit of a benchmark: its last segment begins with `@`. */
const UNIT_PAGE = /@[^/]*\/$/;

/** Facts about a page that the text search found: those of its name if it has one, else its title alone. */
export function resultOfPage(
  {url, meta}: Pick<SearchHit, "url" | "meta">,
  known: SearchableNames | undefined,
): ShownResult {
  const page = url.replace(UNIT_PAGE, "");
  const named = known?.names.find(({address}) => address === page);
  const name = meta.title ?? url;
  if (!named) return {kind: "page", name, context: "", detail: ""};
  const {kind, context, detail, entry} = named;
  return page === url
    ? {kind, name: named.name, context, detail, entry}
    : {kind, name, context, detail: "", entry};
}
