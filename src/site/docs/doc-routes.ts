import type {DocPage} from "../../journal/docs/doc-pages.ts";
import {docsAddress} from "../../journal/docs/doc-pages.ts";
import type {Journal} from "../../journal/journal.ts";

/** Lists the pages below `/docs/` by their path there; "" is the first page, a list unless a document is. */
export function docRoutes({docs = []}: Pick<Journal, "docs">): ReadonlyMap<string, DocPage | undefined> {
  const start = docsAddress();
  const pages = docs.map(doc => [doc.address.slice(start.length, -1), doc] as const);
  // Of two documents with the same address, guide.md and guide/README.md, the first has it.
  const routes = new Map<string, DocPage | undefined>(pages.toReversed());
  if (docs.length > 0 && !routes.has("")) routes.set("", undefined);
  return routes;
}

/** Lists the documents at the top of their folder, and the first page of each folder below it. */
export function listedDocs(docs: readonly DocPage[]): DocPage[] {
  return docs.filter(({address}) => {
    const below = address.slice(docsAddress().length);
    return below !== "" && below.split("/").length === 2;
  });
}
