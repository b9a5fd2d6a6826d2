import {readFileSync} from "node:fs";
import {join} from "node:path";
import {ARCHIVE_FOLDER} from "../../publish/search-archive.ts";
import {compareText} from "../../text/compare.ts";
import {madeFolders} from "../io/made-folders.ts";
import {writeFileBelowSync} from "../io/write-file.ts";
import {digestOf} from "./kept/stored-files.ts";
import {searchedPart} from "./page-traits.ts";
import type {WrittenPage} from "./write-page.ts";

/** Files of Pagefind's own interface; the search page brings its own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\b/;

/** Files of an index that is read together with another: the other has the programs. */
const MERGED = /^(?:fragment|index|filter)\/|\.pf_meta$|^pagefind-entry\.json$/;

/** Links to a place or a figure, whose texts say nothing of it. */
const EXCLUDED = [".anchor", ".figure-page"];

/** Tags that part words where Pagefind would join them: it knows paragraphs, headings, list items and `td`. */
const PARTING =
  /<\/?(?:br|button|caption|dd|details|dt|figcaption|figure|label|legend|option|pre|summary|table|th|tr)\b/g;

/** Folder of the search index in a site. */
export const SEARCH_FOLDER = "pagefind";

/** An index of the site's text that grows with each page. */
export interface SearchIndexWriter {
  /** Sets the order of the site's files: the index depends on the order, and pages are rendered in another. */
  expect(files: readonly string[]): void;
  /** Adds a page, if it has a part to search. */
  add(page: WrittenPage): void;
  /** Starts to make the index of the pages added so far, which are all. */
  end(): void;
  /** Writes the index to `pagefind/` of the site's folder. */
  write(folder: string): Promise<void>;
}

/** Where the search index takes its pages from. */
export interface SearchSource {
  /** Returns the HTML of a page that was added, by its file. */
  read(file: string): Buffer;
  /** True for a page of the index of earlier years, by its address or file. */
  isArchived(address: string): boolean;
  /** The index of earlier years that the last build made; undefined where no build keeps it. */
  readonly archive: KeptArchive | undefined;
}

/** The index of earlier years as builds keep it. */
export interface KeptArchive {
  /** True if the last build has left one, perhaps of other pages. */
  readonly isThere: boolean;
  /** Places its files in the new site; false if it was made from pages with another digest. */
  place(key: string): boolean;
  /** Keeps files of the new site. */
  keep(key: string, paths: readonly string[]): void;
}

/** Pagefind's program cannot be started: it is absent or not for this computer. */
export class NoSearchError extends Error {
  override readonly name = "NoSearchError";
}

/** A file of an index. */
interface IndexFile {
  /** From the folder of the index. */
  readonly path: string;
  readonly content: Uint8Array;
}

/** Starts Pagefind. Rejects with NoSearchError where its program cannot be had. */
export async function startSearchIndex({
  read,
  isArchived,
  archive,
}: SearchSource): Promise<SearchIndexWriter> {
  const pagefind = await openPagefind();
  const {current} = pagefind;
  const archived: WrittenPage[] = [];
  const addTo = (index: TextIndex, {file}: WrittenPage): void =>
    index.add(file, (searchedPart(read(file)) ?? "").replace(PARTING, " $&"));
  // Pagefind works while pages are rendered; where an index is there, most builds need no other.
  const streamed = archive?.isThere ? undefined : await pagefind.newIndex();
  const pages = orderedPages(page => {
    if (page.searched !== undefined) addTo(current, page);
  });
  const olderPages = orderedPages(page => {
    if (page.searched === undefined) return;
    archived.push(page);
    if (streamed) addTo(streamed, page);
  });
  const makeArchive = async (): Promise<MadeArchive | undefined> => {
    if (archived.length === 0) return undefined;
    const key = digestOf(
      JSON.stringify([
        pagefind.version,
        EXCLUDED,
        PARTING.source,
        archived.map(({file, searched}) => [file, searched]),
      ]),
    );
    if (archive?.place(key)) return undefined;
    const index = streamed ?? (await pagefind.newIndex());
    if (!streamed) for (const page of archived) addTo(index, page);
    return {key, files: (await index.files()).filter(({path}) => MERGED.test(path))};
  };
  const make = async () => {
    pages.end();
    olderPages.end();
    return Promise.all([current.files(), makeArchive()]);
  };
  let made: ReturnType<typeof make> | undefined;
  return {
    expect(files) {
      pages.expect(files.filter(file => !isArchived(file)));
      // In an order of their own, which does not depend on other pages.
      olderPages.expect(files.filter(isArchived).sort(compareText));
    },
    add: page => (isArchived(page.file) ? olderPages : pages).add(page),
    end() {
      made ??= make();
      // Reported when the index is written.
      made.catch(() => undefined);
    },
    async write(folder) {
      made ??= make();
      const [files, older] = await made;
      writeIndex(
        folder,
        SEARCH_FOLDER,
        files.filter(({path}) => !UNUSED.test(path)),
      );
      if (older) {
        const paths = writeIndex(folder, `${SEARCH_FOLDER}/${ARCHIVE_FOLDER}`, older.files);
        archive?.keep(older.key, paths);
      }
      await pagefind.close();
    },
  };
}

/** An index of earlier years that was made anew. */
interface MadeArchive {
  /** Digest of the pages in it, and of Pagefind's version. */
  readonly key: string;
  readonly files: readonly IndexFile[];
}

/** Writes an index into a folder of the site; returns the paths from the site's folder. */
function writeIndex(site: string, folder: string, files: readonly IndexFile[]): string[] {
  const folders = madeFolders();
  // In sequence: the hundreds of files would be open at the same time. Pagefind's own process may still be writing when it reports its end.
  for (const {path, content} of files) writeFileBelowSync(join(site, folder, path), content, {folders});
  return files.map(({path}) => `${folder}/${path}`);
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

/** Rejects with NoSearchError where Pagefind's program cannot be had. */
export async function assertSearch(): Promise<void> {
  await (await openPagefind()).close();
}

/** An index in Pagefind's process. */
interface TextIndex {
  /** Adds a page, as `searchedPart` gives it. */
  add(file: string, content: string): void;
  /** Makes the index of all pages added; rejects with the errors of adding them, too. */
  files(): Promise<readonly IndexFile[]>;
}

/** Pagefind's process. */
interface PagefindProcess {
  readonly version: string;
  /** An empty index. */
  readonly current: TextIndex;
  newIndex(): Promise<TextIndex>;
  close(): Promise<unknown>;
}

async function openPagefind(): Promise<PagefindProcess> {
  try {
    const {close, createIndex} = await import("pagefind");
    const newIndex = async (): Promise<TextIndex> => {
      const {index, errors} = await createIndex({forceLanguage: "en", excludeSelectors: EXCLUDED});
      assertNone(errors);
      if (!index) throw new Error("no index");
      return textIndex(index);
    };
    return {version: pagefindVersion(), current: await newIndex(), newIndex, close};
  } catch (error) {
    throw new NoSearchError(error instanceof Error ? error.message : String(error));
  }
}

function pagefindVersion(): string {
  const about = readFileSync(new URL("../package.json", import.meta.resolve("pagefind")), "utf8");
  return (JSON.parse(about) as {readonly version: string}).version;
}

type PagefindIndex = NonNullable<Awaited<ReturnType<typeof import("pagefind").createIndex>>["index"]>;

function textIndex(index: PagefindIndex): TextIndex {
  const errors: string[] = [];
  let sent: Promise<void> = Promise.resolve();
  return {
    add(file, content) {
      const added = index.addHTMLFile({sourcePath: file, content});
      sent = Promise.all([sent, added]).then(([, result]) => void errors.push(...result.errors));
      // Reported when the index is made.
      sent.catch(() => undefined);
    },
    async files() {
      await sent;
      assertNone(errors);
      const {files, errors: failed} = await index.getFiles();
      assertNone(failed);
      return files;
    },
  };
}

function assertNone(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`search index: ${errors.join(", ")}`);
}
