import {figureAddress} from "../../journal/addresses/addresses.ts";
import {commitsOf} from "../../publish/link-preview.ts";
import type {EntryFigure, ListedFigure, Site} from "../../publish/site-fs.ts";
import {withKeys} from "../../publish/site-fs.ts";
import {lastSegment} from "../layout/route-params.ts";
import type {FigureDocument} from "./figure-document.ts";
import {FIGURE_VERSION} from "./figure-document.ts";
import {imageLinks} from "./figure-images.ts";

/** Parameters of the routes of a figure. */
export function figureParams({entry, id}: Pick<ListedFigure, "entry" | "id">): {id: string; name: string} {
  return {id: entry.id, name: lastSegment(figureAddress(entry.id, id))};
}

/** Returns the routes of figures, each with the key of what its page shows. */
export function figureRoutes(site: Site, figures: readonly ListedFigure[]) {
  return withKeys(
    site,
    figures.map(figure => ({params: figureParams(figure), props: figure})),
    figureData,
  );
}

/** Returns what the page of a figure, and its files, are made of. */
export function figureData({entry, digest}: ListedFigure): unknown {
  return [entry, digest];
}

/** A figure as data, for `figure.json`: its caption, its files and its tables as benchstat prints them. */
export function figureDocument(
  figure: EntryFigure,
  site: Pick<Site, "href" | "absolute" | "journal">,
): FigureDocument {
  const {entry, record} = figure;
  const full = (path: string): string => site.absolute(path) ?? site.href(path);
  const {id, title, text, files, table, code} = record;
  const address = figureAddress(entry.id, id);
  return {
    version: FIGURE_VERSION,
    id,
    entry: entry.id,
    date: entry.date,
    address: full(address),
    title,
    caption: text,
    machine: entry.meta.machine ?? null,
    commits: commitsOf(entry) || null,
    files: entry.attachments
      .filter(({name}) => files.includes(name))
      .map(({name, address: path, sha256}) => ({name, address: site.href(path), sha256})),
    images: imageLinks(figure, site).map(({file}) => full(address + file)),
    table: table ?? null,
    code,
  };
}

/** Size of an embedded figure, in pixels. */
const EMBED = {width: 800, height: 500} as const;

/** A figure for programs that embed it; see https://oembed.com. `address` is the full address of its page. */
export function oembedDocument({entry, record}: EntryFigure, journal: string, address: string): object {
  const [src, title] = [address, record.text].map(escapeAttribute);
  return {
    version: "1.0",
    type: "rich",
    title: record.text,
    author_name: entry.meta.authors.join(", ") || journal,
    provider_name: journal,
    cache_age: 86_400,
    ...EMBED,
    html: `<iframe src="${src}" title="${title}" width="${EMBED.width}" height="${EMBED.height}" loading="lazy"></iframe>`,
  };
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
}
