import {ENTRY_FILTER} from "../../contract/search-names.ts";

/** A page that the search found, as Pagefind gives it. */
export interface SearchHit {
  readonly url: string;
  /** HTML with `<mark>`; never placed as HTML. */
  readonly excerpt: string;
  /** `title` and `SEARCH_META`. */
  readonly meta: Readonly<Record<string, string>>;
}

/** The part of Pagefind's browser module that the search page uses. */
export interface SearchIndex {
  init(): Promise<void>;
  /** Searches the index of another folder, too. */
  mergeIndex(folder: string): Promise<void>;
  /** Resolves to null when a later call replaced this call. */
  debouncedSearch(query: string): Promise<SearchedPages | null>;
  search(query: string, options: {readonly filters: typeof ENTRY_FILTER}): Promise<SearchedPages>;
}

/** Pages that a search found, the best first. */
export interface SearchedPages {
  readonly results: readonly FoundPage[];
}

/** A page that a search found, before its text is fetched. */
export interface FoundPage {
  /** The same for a page in every search. */
  readonly id: string;
  data(): Promise<SearchHit>;
}

/**
 * Searches the text of all pages; returns entries first, in the order in which Pagefind ranks them, then the others: it ranks
 * long pages of short examples above an entry. Undefined if a later query replaced this query.
 */
export async function searchPages(index: SearchIndex, query: string): Promise<FoundPage[] | undefined> {
  const found = await index.debouncedSearch(query);
  if (!found) return undefined;
  const entries = await index.search(query, {filters: ENTRY_FILTER});
  const pages = [...entries.results, ...found.results];
  return [...new Map(pages.map(page => [page.id, page])).values()];
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};

/** The text of an excerpt: marks removed, the entities Pagefind writes decoded once. */
export function textOfExcerpt(excerpt: string): string {
  return excerpt
    .replace(/<\/?mark>/g, "")
    .replace(/&(?:lt|gt|quot|#39|amp);/g, entity => ENTITIES[entity] ?? entity);
}
