/** A page that the search found, as Pagefind gives it. */
export interface SearchHit {
  readonly url: string;
  /** HTML with `<mark>`; never placed as HTML. */
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
}

/** The part of Pagefind's browser module that the search page uses. */
export interface SearchIndex {
  init(): Promise<void>;
  /** Searches the index of another folder, too. */
  mergeIndex(folder: string): Promise<void>;
  /** Resolves to null when a later call replaced this call. */
  debouncedSearch(query: string): Promise<{results: readonly {data(): Promise<SearchHit>}[]} | null>;
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
