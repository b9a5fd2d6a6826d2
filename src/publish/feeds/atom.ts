import {sha256} from "@noble/hashes/sha2.js";
import type {Element} from "xast";
import {toXml} from "xast-util-to-xml";
import {x} from "xastscript";
import {withoutCdataEnds, xmlText} from "../../text/xml.ts";
import type {Feed, FeedItem, FeedScope, FeedSite} from "./feed.ts";
import {feedOf, journalScope} from "./feed.ts";

/** Address of the feed of the whole journal. */
export const ATOM_ADDRESS = "/feed.xml";

/** The newest entries of a scope, the whole journal by default, as an Atom feed (RFC 4287). */
export function atomFeed(
  site: FeedSite,
  scope: FeedScope = journalScope(site.journal, ATOM_ADDRESS),
): string {
  const feed = feedOf(site, scope);
  const {title, description, page, self, updated, items} = feed;
  const root = x("feed", {xmlns: "http://www.w3.org/2005/Atom"}, [
    text("title", title),
    ...(description ? [text("subtitle", description)] : []),
    text("id", idOf(page, feed)),
    x("link", {rel: "self", type: "application/atom+xml", href: self}),
    link(page),
    text("updated", updated),
    ...items.map(item => feedEntry(item, feed)),
  ]);
  const written = withoutCdataEnds(toXml(root, {closeEmptyElements: true}));
  return `<?xml version="1.0" encoding="utf-8"?>\n${written}\n`;
}

function feedEntry({title, address, published, authors, tags, summary}: FeedItem, feed: Feed): Element {
  return x("entry", [
    text("title", title),
    text("id", idOf(address, feed)),
    link(address),
    text("updated", published),
    ...authors.map(name => x("author", [text("name", name)])),
    ...tags.map(term => x("category", {term: xmlText(term)})),
    text("summary", summary),
  ]);
}

/**
 * Returns the full address, or without one a UUID (RFC 9562, version 8) of the journal's title and the path: links of
 * a feed may be relative, ids may not, and an entry has the same id in every feed.
 */
function idOf(address: string, {isAbsolute, journal}: Feed): string {
  if (isAbsolute) return address;
  const bytes = sha256(new TextEncoder().encode(`${journal}\n${address}`)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`;
}

function link(href: string): Element {
  return x("link", {rel: "alternate", type: "text/html", href});
}

function text(name: string, value: string): Element {
  return x(name, xmlText(value));
}
