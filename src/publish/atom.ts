import type {Element} from "xast";
import {toXml} from "xast-util-to-xml";
import {x} from "xastscript";
import {entryAddress} from "../journal/addresses/addresses.ts";
import type {Entry} from "../journal/entry/entry.ts";
import type {Site} from "./site-fs.ts";

/** Maximum entries in the feed. */
const ENTRIES = 50;

type FeedSource = Pick<Site, "journal" | "href" | "absolute" | "describe">;

/** The newest entries as an Atom feed (RFC 4287); dates are the entries', so equal journals give equal feeds. */
export function atomFeed(site: FeedSource): string {
  const {config, entries} = site.journal;
  const address = (path: string): string => site.absolute(path) ?? site.href(path);
  const newest = entries[0]?.date ?? "1970-01-01";
  const published = entries.filter(({meta}) => !meta.draft).slice(0, ENTRIES);
  const feed = x("feed", {xmlns: "http://www.w3.org/2005/Atom"}, [
    text("title", config.title),
    ...(config.description ? [text("subtitle", config.description)] : []),
    text("id", address("/")),
    x("link", {rel: "self", type: "application/atom+xml", href: address("/feed.xml")}),
    link(address("/")),
    text("updated", timestamp(newest)),
    ...published.map(entry => feedEntry(entry, site, address(entryAddress(entry.id)))),
  ]);
  return `<?xml version="1.0" encoding="utf-8"?>\n${toXml(feed, {closeEmptyElements: true})}\n`;
}

function feedEntry(entry: Entry, site: FeedSource, url: string): Element {
  const {title, authors, tags} = entry.meta;
  const names = authors.length > 0 ? authors : [site.journal.config.title];
  return x("entry", [
    text("title", title),
    text("id", url),
    link(url),
    text("updated", timestamp(entry.date)),
    ...names.map(name => x("author", [text("name", name)])),
    ...tags.map(term => x("category", {term: xmlText(term)})),
    text("summary", site.describe(entry)),
  ]);
}

function link(href: string): Element {
  return x("link", {rel: "alternate", type: "text/html", href});
}

function text(name: string, value: string): Element {
  return x(name, xmlText(value));
}

/** Leaves out the characters that XML 1.0 cannot hold, escaped or not. */
export function xmlText(value: string): string {
  return value.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}

function timestamp(date: string): string {
  return `${date}T00:00:00Z`;
}
