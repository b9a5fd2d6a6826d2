import process from "node:process";
import {defineConfig} from "astro/config";
import {contentWatch} from "./scripts/pack/content-watch.ts";
import {PAGES_CONFIG} from "./scripts/pack/pages-config.ts";
import {siteOptions} from "./src/publish/site-options-fs.ts";

/** Astro's own dev server, for those who change the pages; every build goes through scripts/pack/compile-pages.ts. */
export default defineConfig({
  ...PAGES_CONFIG,
  integrations: [contentWatch(siteOptions(process.env, process.cwd()))],
});
