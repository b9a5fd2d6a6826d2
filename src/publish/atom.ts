import {entryAddress} from "../journal/addresses/addresses.ts";
import type {Site} from "./site-fs.ts";

const ENTRIES = 50;

/** The newest entries as an Atom feed (RFC 4287); dates are the entries', so equal journals give equal feeds. */
export function atomFeed(site: Pick<Site, "journal" | "href" | "absolute" | "describe">): string {
  const {config, entries} = site.journal;
  const address = (path: string): string => site.absolute(path) ?? site.href(path);
  const newest = entries[0]?.date ?? "1970-01-01";
  const lines = [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom">`,
    element("title", config.title),
    ...(config.description ? [element("subtitle", config.description)] : []),
    element("id", address("/")),
    `<link rel="self" type="application/atom+xml" href="${escapeXml(address("/feed.xml"))}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(address("/"))}"/>`,
    element("updated", timestamp(newest)),
  ];
  for (const entry of entries.filter(({meta}) => !meta.draft).slice(0, ENTRIES)) {
    const url = address(entryAddress(entry.id));
    lines.push(
      "<entry>",
      element("title", entry.meta.title),
      element("id", url),
      `<link rel="alternate" type="text/html" href="${escapeXml(url)}"/>`,
      element("updated", timestamp(entry.date)),
      ...(entry.meta.authors.length ? entry.meta.authors : [config.title]).map(
        author => `<author>${element("name", author)}</author>`,
      ),
      ...entry.meta.tags.map(tag => `<category term="${escapeXml(tag)}"/>`),
      element("summary", site.describe(entry)),
      "</entry>",
    );
  }
  return `${[...lines, "</feed>"].join("\n")}\n`;
}

/** Escapes text for XML 1.0 content and attributes; characters that XML 1.0 cannot hold are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

function timestamp(date: string): string {
  return `${date}T00:00:00Z`;
}
