import {createHash} from "node:crypto";

/** What sitemap and search index go by. */
export interface PageTraits {
  /** True for a page that search engines may list: no data, draft, redirect or error page. */
  readonly isListed: boolean;
  /** Hex SHA-256 of the title and the part that is searched; absent for a page without such a part. */
  readonly searched?: string;
}

/** Begin and end of the main element of a page, which is searched if it has the mark. */
const [BEGIN, END] = ["<main ", "</main>"];
const SEARCHED = "data-pagefind-body";

/** Mark of a page that search engines may not list. */
const HIDDEN = '<meta name="robots" content="noindex';

/** Returns the traits of a page with this HTML. */
export function pageTraits(html: Buffer): PageTraits {
  const parts = searchedParts(html);
  return {isListed: !html.includes(HIDDEN), ...(parts && {searched: digestOfParts(parts)})};
}

/** Digests parts as they are: the page of an entry may have millions of characters, which take two bytes each in a text. */
function digestOfParts(parts: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

/**
 * Returns a page with its title and the element that is searched; undefined without one. Pagefind would parse the rest to drop
 * it.
 */
export function searchedPart(html: Buffer): string | undefined {
  return searchedParts(html)?.join("");
}

function searchedParts(html: Buffer): readonly Buffer[] | undefined {
  const begin = html.indexOf(BEGIN);
  const tag = html.subarray(begin, html.indexOf(">", begin));
  if (begin < 0 || !tag.includes(SEARCHED)) return undefined;
  const [title = ""] = /<title>[^<]*<\/title>/.exec(html.toString("utf8", 0, begin)) ?? [];
  return [
    Buffer.from(`<!doctype html><html lang="en"><head>${title}</head><body>`),
    html.subarray(begin, html.lastIndexOf(END) + END.length),
    Buffer.from("</body></html>"),
  ];
}
