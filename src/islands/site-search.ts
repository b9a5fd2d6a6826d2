import {SITE_SEARCH} from "../contract/search-names.ts";
import {make} from "./dom.ts";
import {loadStyles} from "./load-styles.ts";
import {fetchNames} from "./site-search/fetch-names.ts";
import type {NameResult, SearchableNames} from "./site-search/rank-names.ts";
import {findNames, isCommitQuery} from "./site-search/rank-names.ts";
import {resultContent} from "./site-search/result-row.ts";
import searchStyles from "./site-search/search.css?url";
import type {SearchHit, SearchIndex} from "./site-search/text-index.ts";
import {searchPages, textOfExcerpt} from "./site-search/text-index.ts";
import {resultOfPage} from "./site-search/text-results.ts";

const SHOWN_NAMES = 20;
const SHOWN_TEXTS = 20;

/** Results of a query: names first, then pages whose text matches. */
interface Found {
  readonly names: readonly NameResult[];
  readonly texts: readonly SearchHit[];
  /** Number of texts, those not shown too. */
  readonly count: number;
}

/** The search page's box and results; both indexes are fetched with the first word typed. */
class SiteSearch extends HTMLElement {
  #index: Promise<SearchIndex> | undefined;
  #list = make("ol", {class: "search-results"});
  #status = make("p", {class: "note", set: {role: "status"}});
  #query = "";

  connectedCallback(): void {
    void loadStyles(searchStyles);
    const input = make("input", {set: {type: "search", name: "q"}});
    this.replaceChildren(make("label", {}, "Search for ", input), this.#status, this.#list);
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    input.addEventListener("input", () => void this.#search(input.value));
    if (input.value) void this.#search(input.value);
    input.focus();
  }

  async #search(query: string): Promise<void> {
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    this.#query = query;
    const addresses = SITE_SEARCH.decode(this.dataset);
    if (!query.trim() || !addresses) return this.#show("", [], undefined);
    const known = await fetchNames(addresses.names).catch(() => undefined);
    if (this.#query !== query) return;
    const names = known ? findNames(query, known, SHOWN_NAMES) : [];
    if (names.length > 0) this.#show("", names, known);
    try {
      const found = await this.#searchText(query, addresses, names);
      if (found) this.#show(summary(found), names, known, found.texts);
    } catch {
      const missing = known ? "The index of texts" : "The search index";
      this.#show(`${missing} could not be loaded.`, names, known);
    }
  }

  /** Undefined if a later query replaced this query. */
  async #searchText(
    query: string,
    addresses: IndexAddresses,
    names: readonly NameResult[],
  ): Promise<Found | undefined> {
    this.#index ??= loadIndex(addresses);
    // The digits of a commit are not the beginning or the root of a word.
    const asked = isCommitQuery(query) ? `"${query.trim()}"` : query;
    const pages = await searchPages(await this.#index, asked);
    if (!pages) return undefined;
    const hits = await Promise.all(pages.slice(0, SHOWN_TEXTS).map(page => page.data()));
    if (this.#query !== query) return undefined;
    const paths = new Set(names.map(({address}) => address));
    const texts = hits.filter(({url}) => !paths.has(url));
    return {names, texts, count: pages.length - (hits.length - texts.length)};
  }

  #show(
    status: string,
    names: readonly NameResult[],
    known: SearchableNames | undefined,
    texts: readonly SearchHit[] = [],
  ): void {
    this.#status.textContent = status;
    this.#list.replaceChildren(...names.map(nameItem), ...texts.map(hit => textItem(hit, known)));
  }
}

function summary({names, texts, count}: Found): string {
  if (names.length === 0 && count === 0) return "Nothing found.";
  const shown = count > texts.length ? `, the best ${texts.length} shown` : "";
  return `${counted(names.length, "name", "names")}, ${counted(count, "text", "texts")}${shown}.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function nameItem(result: NameResult): HTMLLIElement {
  return make(
    "li",
    {},
    make("a", {class: "search-result", set: {href: result.address}}, ...resultContent(result)),
  );
}

function textItem(hit: SearchHit, known: SearchableNames | undefined): HTMLLIElement {
  const content = resultContent(resultOfPage(hit, known));
  return make(
    "li",
    {},
    make("a", {class: "search-result", set: {href: hit.url}}, ...content),
    make("p", {}, textOfExcerpt(hit.excerpt)),
  );
}

/** Addresses of the module of the index, and of the folder of the index of earlier years. */
interface IndexAddresses {
  readonly index: string;
  readonly archive?: string | undefined;
}

async function loadIndex({index: address, archive}: IndexAddresses): Promise<SearchIndex> {
  const index = (await import(/* @vite-ignore */ address)) as SearchIndex;
  await index.init();
  // A site of a part of a journal may have no page of earlier years.
  if (archive !== undefined) await index.mergeIndex(archive).catch(() => undefined);
  return index;
}

customElements.define("site-search", SiteSearch);
