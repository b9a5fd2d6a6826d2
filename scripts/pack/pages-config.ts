import type {AstroUserConfig} from "astro";

/** How Astro compiles and serves the pages, without what depends on a journal. */
export const PAGES_CONFIG: AstroUserConfig = {
  trailingSlash: "always",
  compressHTML: true,
  // Assets stay files of their own: a page is read without them, and the policy below needs no exception.
  build: {format: "directory", inlineStylesheets: "never"},
  vite: {build: {assetsInlineLimit: 0}},
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
};
