import type {Entry} from "../journal/entry/entry.ts";

/** Folder of the index of earlier years in the folder of the search index. */
export const ARCHIVE_FOLDER = "archive";

/** Minimum entries of earlier years that have a search index of their own: a reader fetches two more files for it. */
const ARCHIVE_ENTRIES = 400;

/**
 * Returns the year before which pages of entries are in a search index of their own, which stays as it is while entries of this
 * year are added; undefined without such an index.
 */
export function archiveEnd(entries: readonly Pick<Entry, "date">[]): string | undefined {
  const years = entries.map(({date}) => date.slice(0, 4));
  const newest = years.reduce((last, year) => (year > last ? year : last), "");
  return years.filter(year => year < newest).length >= ARCHIVE_ENTRIES ? newest : undefined;
}

/** Returns a test of whether a page is of an entry of the index of earlier years: by its address, `entries/x` or `profiles/x/cpu`. */
export function archivedPages(entries: readonly Pick<Entry, "id" | "date">[]): (address: string) => boolean {
  const end = archiveEnd(entries);
  const ids = new Set(end === undefined ? [] : entries.filter(({date}) => date < end).map(({id}) => id));
  return address => {
    const [area = "", id = ""] = address.split("/");
    return (area === "entries" || area === "profiles") && ids.has(id);
  };
}
