import {join} from "node:path";
import {madeFolders} from "../io/made-folders.ts";
import {writeFileBelowSync} from "../io/write-file.ts";
import type {WrittenPage} from "./write-page.ts";

/** Files of Pagefind's own interface; the search page brings its own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\b/;

/** An index of the site's text that grows with each page. */
export interface SearchIndexWriter {
  /** Sets the order of the site's files: the index depends on the order, and pages are rendered in another. */
  expect(files: readonly string[]): void;
  /** Adds a page, if it marks a searchable part. */
  add(page: WrittenPage): void;
  /** Starts to make the index of the pages added so far, which are all. */
  end(): void;
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
  const errors: string[] = [];
  let sent: Promise<void> = Promise.resolve();
  const pages = orderedPages(({file, searchable: content}) => {
    if (content === undefined) return;
    const added = index.addHTMLFile({sourcePath: file, content: searchedPart(content)});
    sent = Promise.all([sent, added]).then(([, result]) => void errors.push(...result.errors));
    // Reported when the index is written.
    sent.catch(() => undefined);
  });
  let made: ReturnType<typeof index.getFiles> | undefined;
  const make = async () => {
    pages.end();
    await sent;
    assertNone(errors);
    // Note: written here and not by Pagefind's own process, which may still be writing when it reports its end.
    return index.getFiles();
  };
  return {
    expect: pages.expect,
    add: pages.add,
    end() {
      made ??= make();
      // Reported when the index is written.
      made.catch(() => undefined);
    },
    async write(folder) {
      made ??= make();
      const {files, errors: failed} = await made;
      assertNone(failed);
      const folders = madeFolders();
      const used = files.filter(({path}) => !UNUSED.test(path));
      // In sequence: the hundreds of files would be open at the same time.
      for (const {path, content} of used)
        writeFileBelowSync(join(folder, "pagefind", path), content, {folders});
      await close();
    },
  };
}

/** Returns a page with its title and the part that is searched: Pagefind would parse the rest to drop it. */
function searchedPart(html: string): string {
  const [title = ""] = /<title>[^<]*<\/title>/.exec(html) ?? [];
  const start = html.indexOf("<main");
  const end = html.lastIndexOf("</main>");
  if (start < 0 || end < start) return html;
  return `<!doctype html><html lang="en"><head>${title}</head><body>${html.slice(start, end)}</main></body></html>`;
}

/** Pages that are passed on in a fixed order. */
interface OrderedPages extends Pick<SearchIndexWriter, "expect" | "add"> {
  /** Passes on the pages that are left; expected files without a page are left out. */
  end(): void;
}

/** Passes each page on as soon as all before it are known: Pagefind works while other pages are rendered. */
function orderedPages(pass: (page: WrittenPage) => void): OrderedPages {
  const known = new Map<string, WrittenPage>();
  let order: readonly string[] = [];
  let next = 0;
  const passNext = (): void => {
    const file = order[next++] ?? "";
    const page = known.get(file);
    known.delete(file);
    if (page) pass(page);
  };
  return {
    expect(files) {
      order = files;
    },
    add(page) {
      known.set(page.file, page);
      while (known.has(order[next] ?? "")) passNext();
    },
    end() {
      while (next < order.length) passNext();
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
