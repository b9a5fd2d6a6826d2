/** A page of a built site. */
export interface PageText {
  /** Path from the site's base: `entries/2026-05-03-pool/`. */
  readonly address: string;
  readonly html: string;
}

/** Elements whose text may be wider than its line. */
const UNBROKEN = /<(pre|script|style|svg)\b.*?<\/\1>/gs;

/**
 * Chooses pages that together have every layout part of `pages`, and the page of the longest word. The first has the most
 * parts.
 */
export function pagesOfEveryLayout(pages: readonly PageText[]): PageText[] {
  const seen = new Set<string>();
  const sorted = pages
    .map(page => ({page, parts: layoutParts(page.html)}))
    .sort((a, b) => b.parts.size - a.parts.size);
  const chosen = new Set<PageText>();
  for (const {page, parts} of sorted) {
    if (!parts.isSubsetOf(seen)) chosen.add(page);
    for (const part of parts) seen.add(part);
  }
  const lengths = pages.map(({html}) => longestWord(html));
  const widest = pages[lengths.indexOf(Math.max(...lengths))];
  return [...(widest ? chosen.add(widest) : chosen)];
}

/** Returns the elements of a page with their classes, roles and states: `td`, `td.delta`, `tr[hidden]`. */
export function layoutParts(html: string): Set<string> {
  return new Set(
    Array.from(html.matchAll(/<([a-z][\w-]*)([^>]*)>/g), ([, name = "", attributes = ""]) => [
      name,
      ...(/ class="([^"]*)"/.exec(attributes)?.[1]?.match(/\S+/g) ?? []).map(part => `${name}.${part}`),
      ...Array.from(
        attributes.matchAll(/ (data-[\w-]+|aria-[\w-]+|role|open|hidden)\b/g),
        ([, part]) => `${name}[${part}]`,
      ),
    ]).flat(),
  );
}

function longestWord(html: string): number {
  const words = html.replace(UNBROKEN, " ").split(/<[^>]*>|\s+/);
  return Math.max(...words.map(word => word.length));
}
