import {defineConfig} from "astro/config";
import {contentWatch} from "./src/cli/site/content-watch.ts";
import {searchIndex} from "./src/cli/site/search-index.ts";
import {siteMap} from "./src/cli/site/site-map.ts";
import {readConfig} from "./src/journal/read/journal-fs.ts";
import {siteOptions} from "./src/publish/site-options-fs.ts";

const options = siteOptions(process.env, process.cwd());
const {config} = await readConfig(options.root);
const site = options.site ?? config.site;
const base = options.base ?? config.base;

export default defineConfig({
  ...(site && {site}),
  base,
  trailingSlash: "always",
  compressHTML: true,
  // Assets stay files of their own: a page is read without them, and the policy below needs no exception.
  build: {format: "directory", inlineStylesheets: "never"},
  vite: {build: {assetsInlineLimit: 0}},
  integrations: [contentWatch(options.root), searchIndex(), ...(site ? siteMap() : [])],
  // Entries are drawn by our own pipeline; no page of Astro is Markdown.
  markdown: {syntaxHighlight: false},
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
      ],
      styleDirective: {resources: ["'self'"]},
      scriptDirective: {resources: ["'self'"]},
    },
  },
});
