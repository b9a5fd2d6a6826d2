import {join} from "node:path";
import {writeFileBelow} from "../io/write-file.ts";

/** Addresses of a file: the sitemap protocol allows 50,000. */
const LARGEST_MAP = 45_000;

const INDEX = "sitemap-index.xml";
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
/**
 * Writes `sitemap-index.xml`, the sitemaps it lists, and the robots.txt that names it, after the sitemaps.org protocol.
 * `origin` is the site's, `paths` are those below `base`.
 */
export async function writeSiteMap(
  folder: string,
  {origin, base, paths}: {readonly origin: string; readonly base: string; readonly paths: readonly string[]},
): Promise<void> {
  const addresses = paths.map(path => new URL(base + (path && `${path}/`), origin).href).sort();
  const files: string[] = [];
  for (let from = 0; from < addresses.length; from += LARGEST_MAP) {
    const name = `sitemap-${files.length}.xml`;
    const rows = addresses.slice(from, from + LARGEST_MAP).map(address => `<url>${location(address)}</url>`);
    await writeFileBelow(join(folder, name), document("urlset", rows));
    files.push(`<sitemap>${location(new URL(base + name, origin).href)}</sitemap>`);
  }
  await writeFileBelow(join(folder, INDEX), document("sitemapindex", files));
  const index = new URL(base + INDEX, origin).href;
  await writeFileBelow(join(folder, "robots.txt"), `User-agent: *\nAllow: /\n\nSitemap: ${index}\n`);
}

function document(element: string, rows: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${element} ${NAMESPACE}>${rows.join("")}</${element}>`;
}

function location(address: string): string {
  return `<loc>${address.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</loc>`;
}
