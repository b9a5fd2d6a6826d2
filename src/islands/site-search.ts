import type {SearchHit, SearchIndex} from "./search-index.ts";
import {textOfExcerpt} from "./search-index.ts";

const SHOWN = 20;

/** The search page's box and results; the index is fetched with the first word typed. */
class SiteSearch extends HTMLElement {
  #index: Promise<SearchIndex> | undefined;
  #list = document.createElement("ol");
  #status = document.createElement("p");

  connectedCallback(): void {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "search";
    input.name = "q";
    label.append("Search for ", input);
    this.#list.className = "search-results";
    this.#status.className = "note";
    this.#status.setAttribute("role", "status");
    this.replaceChildren(label, this.#status, this.#list);
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    input.addEventListener("input", () => void this.#search(input.value));
    if (input.value) void this.#search(input.value);
    input.focus();
  }

  async #search(query: string): Promise<void> {
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    if (!query.trim()) return this.#show([], "");
    try {
      this.#index ??= loadIndex(this.getAttribute("index") ?? "");
      const found = await (await this.#index).debouncedSearch(query);
      if (!found) return;
      const hits = await Promise.all(found.results.slice(0, SHOWN).map(result => result.data()));
      this.#show(hits, summary(found.results.length));
    } catch {
      this.#show([], "The search index could not be loaded.");
    }
  }

  #show(hits: readonly SearchHit[], status: string): void {
    this.#status.textContent = status;
    this.#list.replaceChildren(...hits.map(resultItem));
  }
}

function summary(count: number): string {
  if (count === 0) return "Nothing found.";
  return count > SHOWN
    ? `${count} pages, the best ${SHOWN} shown.`
    : `${count} ${count === 1 ? "page" : "pages"}.`;
}

function resultItem(hit: SearchHit): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const excerpt = document.createElement("p");
  link.href = hit.url;
  link.textContent = hit.meta.title ?? hit.url;
  excerpt.textContent = textOfExcerpt(hit.excerpt);
  item.append(link, excerpt);
  return item;
}

async function loadIndex(address: string): Promise<SearchIndex> {
  const index = (await import(/* @vite-ignore */ address)) as SearchIndex;
  await index.init();
  return index;
}

customElements.define("site-search", SiteSearch);
