import {expect, test} from "vitest";
import {KIND_FILTER} from "../../contract/search-names.ts";
import type {SearchIndex} from "./text-index.ts";
import {searchPages, textOfExcerpt} from "./text-index.ts";

test("textOfExcerpt(excerpt) drops marks and decodes each entity once", () => {
  expect(textOfExcerpt("a <mark>pool</mark> &lt;b&gt; &amp;lt; &quot;x&quot; &#39;y&#39;")).toBe(
    `a pool <b> &lt; "x" 'y'`,
  );
});

/** An index that finds pages, the best first, each with a kind. */
function indexOf(found: Readonly<Record<string, string>> | null): SearchIndex {
  const pages = (kind?: string) =>
    Object.keys(found ?? {})
      .filter(id => kind === undefined || found?.[id] === kind)
      .map(id => ({id, data: () => Promise.reject(new Error("not fetched"))}));
  return {
    init: async () => undefined,
    mergeIndex: async () => undefined,
    debouncedSearch: async () => found && {results: pages()},
    search: async (_query, {filters}) => ({results: pages(filters[KIND_FILTER])}),
  };
}

test("searchPages(index, query) lists entries first, documentation last, each page once", async () => {
  const index = indexOf({d1: "documentation", b1: "benchmark", e1: "entry", x: "later kind", e2: "entry"});
  expect((await searchPages(index, "lock"))?.map(({id}) => id)).toEqual(["e1", "e2", "b1", "d1", "x"]);
});

test("searchPages(index, query) is undefined if a later query replaced the query", async () => {
  expect(await searchPages(indexOf(null), "lock")).toBeUndefined();
});
