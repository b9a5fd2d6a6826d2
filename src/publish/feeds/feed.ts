import {entryAddress} from "../../journal/addresses/addresses.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import type {RecordedSite} from "../page-record-fs.ts";

/** Maximum entries of a feed. */
const ENTRIES = 50;

/** The part of a site that feeds are made of. */
export type FeedSite = Pick<RecordedSite, "journal" | "href" | "absolute" | "describe">;

/** What a feed is of: the whole journal, a tag or a component. */
export interface FeedScope {
  readonly title: string;
  /** Address of the list of its entries: `/tags/gc/`. */
  readonly page: string;
  /** Address of the feed itself: `/tags/gc/feed.xml`. */
  readonly self: string;
  /** Newest first. */
  readonly entries: readonly Entry[];
}

/** A feed without its format. */
export interface Feed {
  readonly title: string;
  /** Title of the journal. */
  readonly journal: string;
  readonly description: string | undefined;
  /** Full address of the page, or its path if the journal names no site; and of the feed. */
  readonly page: string;
  readonly self: string;
  /** True if the addresses are full, since the journal names a site. */
  readonly isAbsolute: boolean;
  /** Timestamp (RFC 3339) of the newest entry. */
  readonly updated: string;
  readonly items: readonly FeedItem[];
}

/** An entry in a feed. */
export interface FeedItem {
  readonly id: string;
  readonly title: string;
  /** Full address, or a path if the journal names no site. */
  readonly address: string;
  /** Timestamp (RFC 3339) of its day; dates are the entries', so equal journals give equal feeds. */
  readonly published: string;
  /** The journal's title for an entry without authors. */
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly summary: string;
}

/** Makes the feed of the newest entries of a scope; drafts are left out. */
export function feedOf(site: FeedSite, {title, page, self, entries}: FeedScope): Feed {
  const {config} = site.journal;
  const address = (path: string): string => site.absolute(path) ?? site.href(path);
  const published = entries.filter(({meta}) => !meta.draft).slice(0, ENTRIES);
  return {
    title,
    journal: config.title,
    description: config.description,
    page: address(page),
    self: address(self),
    isAbsolute: config.site !== undefined,
    updated: timestamp(published[0]?.date ?? "1970-01-01"),
    items: published.map(entry => ({
      id: entry.id,
      title: entry.meta.title,
      address: address(entryAddress(entry.id)),
      published: timestamp(entry.date),
      authors: entry.meta.authors.length > 0 ? entry.meta.authors : [config.title],
      tags: entry.meta.tags,
      summary: site.describe(entry),
    })),
  };
}

/** The scope of the whole journal; `self` is the address of the feed. */
export function journalScope({config, entries}: FeedSite["journal"], self: string): FeedScope {
  return {title: config.title, page: "/", self, entries};
}

function timestamp(date: string): string {
  return `${date}T00:00:00Z`;
}
