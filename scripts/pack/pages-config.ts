import type {AstroUserConfig} from "astro";

/** Options of Astro for the pages of every journal. */
export const PAGES_CONFIG: AstroUserConfig = {
  trailingSlash: "always",
  compressHTML: true,
  // Assets are files of their own: a page can be read without them, and the policy of pages has no exception.
  build: {format: "directory", inlineStylesheets: "never"},
  // The worker of a comparison fetches the code of a kind when it is needed, which scripts without modules cannot.
  vite: {build: {assetsInlineLimit: 0}, worker: {format: "es"}},
  // Entries are rendered by src/render; no page is Markdown.
  markdown: {syntaxHighlight: false},
};
