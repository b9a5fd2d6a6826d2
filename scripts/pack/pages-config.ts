import type {AstroUserConfig} from "astro";

/** Options of Astro for the pages of every journal. */
export const PAGES_CONFIG: AstroUserConfig = {
  trailingSlash: "always",
  compressHTML: true,
  // Assets are files of their own: a page can be read without them, and the policy below has no exception.
  build: {format: "directory", inlineStylesheets: "never"},
  // The worker of a comparison fetches the code of a kind when it is needed, which scripts without modules cannot.
  vite: {build: {assetsInlineLimit: 0}, worker: {format: "es"}},
  // Entries are rendered by src/render; no page is Markdown.
  markdown: {syntaxHighlight: false},
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        // A picture that is copied is drawn from a blob.
        "img-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
        "worker-src 'self'",
      ],
      styleDirective: {resources: ["'self'"]},
      scriptDirective: {resources: ["'self'"]},
    },
  },
};
