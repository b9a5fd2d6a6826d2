import {readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import sitemap from "@astrojs/sitemap";
import type {AstroIntegration} from "astro";

/** Lists the built pages for search engines, but for those that ask not to be: drafts, redirects, the error page. */
export function siteMap(): AstroIntegration[] {
  let folder = "";
  let base = "/";
  const isListed = (address: string): boolean => {
    const path = decodeURIComponent(new URL(address).pathname.slice(base.length));
    return !readFileSync(join(folder, path, "index.html"), "utf8").includes(
      '<meta name="robots" content="noindex"',
    );
  };
  return [
    {
      name: "site-map-folder",
      hooks: {
        "astro:config:done": ({config}) => {
          base = config.base;
        },
        "astro:build:done": ({dir}) => {
          folder = fileURLToPath(dir);
        },
      },
    },
    sitemap({filter: isListed}),
  ];
}
