import {join} from "node:path";
import {ARCHIVE_FOLDER} from "../../../publish/search-archive.ts";
import {compareText} from "../../../text/compare.ts";
import {digestOf} from "../kept/stored-files.ts";
import type {WrittenPage} from "../write-page.ts";
import type {SearchProcess} from "./search-process.ts";

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
  /** Ends when the index is in `pagefind/` of the site's folder. */
  write(): Promise<void>;
}

/** Where the search index takes its pages from. */
export interface SearchSource {
  /** Folder of the site. */
  readonly folder: string;
  /** Returns the absolute path of a page that was added, by its file. */
  find(file: string): string;
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

/** Makes an index in a process that was started. Rejects with NoSearchError where Pagefind's program cannot be had. */
export async function openSearchIndex(
  search: SearchProcess,
  {folder, find, isArchived, archive}: SearchSource,
): Promise<SearchIndexWriter> {
  const version = await search.version;
  const archived: WrittenPage[] = [];
  // Pagefind works while pages are rendered; where an index is there, most builds need no other.
  const isStreamed = !archive?.isThere;
  const pages = orderedPages(({file, searched}) => {
    if (searched !== undefined) search.add("current", file, find(file));
  });
  const addArchived = ({file}: WrittenPage): void => search.add("archive", file, find(file));
  const olderPages = orderedPages(page => {
    if (page.searched === undefined) return;
    archived.push(page);
    if (isStreamed) addArchived(page);
  });
  const makeArchive = async (): Promise<MadeArchive | undefined> => {
    if (archived.length === 0) return undefined;
    const key = digestOf(JSON.stringify([version, archived.map(({file, searched}) => [file, searched])]));
    if (archive?.place(key)) return undefined;
    if (!isStreamed) for (const page of archived) addArchived(page);
    const within = `${SEARCH_FOLDER}/${ARCHIVE_FOLDER}`;
    const paths = await search.write("archive", join(folder, within));
    return {key, paths: paths.map(path => `${within}/${path}`)};
  };
  const make = async (): Promise<MadeArchive | undefined> => {
    pages.end();
    olderPages.end();
    // One after the other: at the same time they take twice the memory.
    const older = await makeArchive();
    await search.write("current", join(folder, SEARCH_FOLDER));
    return older;
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
    async write() {
      made ??= make();
      const older = await made;
      if (older) archive?.keep(older.key, older.paths);
    },
  };
}

/** An index of earlier years that was made anew. */
interface MadeArchive {
  /** Digest of the pages in it, and of the version of search. */
  readonly key: string;
  /** Files from the site's folder. */
  readonly paths: readonly string[];
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
