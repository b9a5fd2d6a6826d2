import {expect, test} from "vitest";
import type {SearchIndex} from "./text-index.ts";
import {searchPages, textOfExcerpt} from "./text-index.ts";

test("textOfExcerpt(excerpt) drops marks and decodes each entity once", () => {
  expect(textOfExcerpt("a <mark>pool</mark> &lt;b&gt; &amp;lt; &quot;x&quot; &#39;y&#39;")).toBe(
    `a pool <b> &lt; "x" 'y'`,
  );
});

/** An index that finds pages, the best first; those of entries begin with "e". */
function indexOf(found: readonly string[] | undefined): SearchIndex {
  const pages = (ids: readonly string[]) => ({
    results: ids.map(id => ({id, data: () => Promise.reject(new Error("not fetched"))})),
  });
  return {
    init: async () => undefined,
    mergeIndex: async () => undefined,
    debouncedSearch: async () => (found ? pages(found) : null),
    search: async () => pages(found?.filter(id => id.startsWith("e")) ?? []),
  };
}

test("searchPages(index, query) lists entries first, each page once", async () => {
  const pages = await searchPages(indexOf(["d1", "b1", "e1", "b2", "e2"]), "lock");
  expect(pages?.map(({id}) => id)).toEqual(["e1", "e2", "d1", "b1", "b2"]);
});

test("searchPages(index, query) is undefined if a later query replaced the query", async () => {
  expect(await searchPages(indexOf(undefined), "lock")).toBeUndefined();
});
