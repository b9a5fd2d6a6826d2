import type {FeedItem, FeedSite} from "./feed.ts";
import {feedOf, journalScope} from "./feed.ts";

/** Address of the feed. */
export const JSON_FEED_ADDRESS = "/feed.json";

/**
 * The newest entries as a JSON Feed; see https://www.jsonfeed.org/version/1.1/. Addresses are left out if the journal names no
 * site, since readers need full addresses.
 */
export function jsonFeed(site: FeedSite): object {
  const feed = feedOf(site, journalScope(site.journal, JSON_FEED_ADDRESS));
  const {title, description, page, self, isAbsolute, items} = feed;
  return {
    version: "https://jsonfeed.org/version/1.1",
    title,
    ...(description !== undefined && {description}),
    ...(isAbsolute && {home_page_url: page, feed_url: self}),
    language: "en",
    items: items.map(item => itemDocument(item, isAbsolute)),
  };
}

function itemDocument(
  {id, address, title, summary, published, authors, tags}: FeedItem,
  isAbsolute: boolean,
): object {
  return {
    id: isAbsolute ? address : id,
    ...(isAbsolute && {url: address}),
    title,
    content_text: summary,
    date_published: published,
    authors: authors.map(name => ({name})),
    tags,
  };
}
