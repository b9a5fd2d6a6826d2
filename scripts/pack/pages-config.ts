import type {AstroUserConfig} from "astro";

/** Options of Astro for the pages of every journal. */
export const PAGES_CONFIG: AstroUserConfig = {
  trailingSlash: "always",
  compressHTML: true,
  // Assets are files of their own: a page can be read without them, and the policy below has no exception.
  build: {format: "directory", inlineStylesheets: "never"},
  vite: {build: {assetsInlineLimit: 0}},
  // Entries are rendered by src/render; no page is Markdown.
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
};
