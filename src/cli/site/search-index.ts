import {join} from "node:path";
import {compareText} from "../../text/compare.ts";
import {writeFileBelow} from "../io/write-file.ts";
import type {WrittenPage} from "./render-pages.ts";

/** Files of Pagefind's own interface; the search page brings its own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\b/;

const SEARCHABLE = "data-pagefind-body";

/** An index of the site's text that grows with each page. */
export interface SearchIndexWriter {
  /** Adds a page, if it marks a searchable part. */
  add(page: WrittenPage): Promise<void>;
  /** Writes the index to `pagefind/` of the site's folder. */
  write(folder: string): Promise<void>;
}

/** Pagefind's program cannot be started: it is absent or not for this computer. */
export class NoSearchError extends Error {
  override readonly name = "NoSearchError";
}

/** Starts Pagefind. Rejects with NoSearchError where its program cannot be had. */
export async function startSearchIndex(): Promise<SearchIndexWriter> {
  const {close, index} = await openPagefind();
  const pages: WrittenPage[] = [];
  return {
    async add(page) {
      if (page.html?.includes(SEARCHABLE)) pages.push(page);
    },
    async write(folder) {
      // In a fixed order, whichever page was rendered first.
      for (const {file, html = ""} of pages.sort((a, b) => compareText(a.file, b.file)))
        assertNone((await index.addHTMLFile({sourcePath: file, content: html})).errors);
      // Note: written here and not by Pagefind's own process, which may still be writing when it reports its end.
      const {files, errors} = await index.getFiles();
      assertNone(errors);
      for (const {path, content} of files)
        if (!UNUSED.test(path)) await writeFileBelow(join(folder, "pagefind", path), content);
      await close();
    },
  };
}

/** Ends Pagefind's program where no index is written. */
export async function closeSearchIndex(): Promise<void> {
  await (await import("pagefind")).close();
}

async function openPagefind() {
  try {
    const {close, createIndex} = await import("pagefind");
    const {index, errors} = await createIndex({forceLanguage: "en"});
    assertNone(errors);
    if (!index) throw new Error("no index");
    return {close, index};
  } catch (error) {
    throw new NoSearchError(error instanceof Error ? error.message : String(error));
  }
}

function assertNone(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`search index: ${errors.join(", ")}`);
}
