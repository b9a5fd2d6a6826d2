import {escapeHtml} from "./escape-html.ts";
import type {AddressPlacement} from "./portable.ts";

/** Page that links lead to if their own page is not built and the journal is published nowhere; below the base. */
const NOT_BUILT = "not-in-preview/";

/** File of that page. */
export const NOT_BUILT_FILE = `${NOT_BUILT}index.html`;

/**
 * Places addresses of pages that are not built below `published`, the address of the whole site (`https://example.org/perf/`),
 * or at the page that explains it; the others as `place` does.
 */
export function partialPlacement(
  place: AddressPlacement,
  isLeftOut: (path: string) => boolean,
  published: string | undefined,
): AddressPlacement {
  return (path, file, origin) => {
    if (!isLeftOut(path)) return place(path, file, origin);
    return published === undefined ? `${place(NOT_BUILT, file, origin)}#/${path}` : published + path;
  };
}

/** Writes the page that explains missing pages of a partial site. */
export function notBuiltPage(since: string): string {
  return [
    '<!doctype html><html lang="en"><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex"><title>Not in this preview</title>',
    '<link rel="icon" href="../favicon.svg">',
    "<h1>This page is not in the preview</h1>",
    `<p>The preview has the entries that differ from <code>${escapeHtml(since)}</code>, the pages that show them, and`,
    "the lists. Other pages were not built.</p>",
    '<p><a href="../index.html">First page of the preview</a></p></html>\n',
  ].join("\n");
}
