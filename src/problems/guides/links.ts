import type {ProblemExample, ProblemGuide} from "./guide.ts";
import {EXAMPLE_PAIR, entryExample, examplePage} from "./guide.ts";

const text = (body: string) =>
  entryExample({"index.md": examplePage(body), "before.txt": EXAMPLE_PAIR["before.txt"]});
const FINDING = ":::finding{#buffers status=open}\n**Buffers are allocated anew.**\n:::";
/** Two entries, the later of which supersedes the finding of the earlier, and a document that links to them. */
const document = (link: string): ProblemExample => ({
  command: "links --check docs",
  files: {
    "content/journal.yaml": "site: https://example.org\n",
    "docs/design.md": `# Buffers\n\nSee ${link}.\n`,
    "content/2026-04-01-baseline/index.md": examplePage(FINDING),
    "content/2026-05-03-pool/index.md": examplePage(
      ":::finding{#pooled}\n**Buffers come from a pool.**\n:::",
      "supersedes: 2026-04-01-baseline#buffers\n",
    ),
  },
});

/** Guides of problems of links, images and citations. */
export const LINK_GUIDES = {
  PJ080: {
    meaning: "A link leads to an entry that the journal does not have.",
    why: "Readers get a page that does not exist.",
    bad: text("See [the baseline](../2026-04-01-baseline/index.md)."),
    good: {
      files: {
        "content/2026-04-01-baseline/index.md": examplePage("The baseline."),
        "content/2026-05-03-pool/index.md": examplePage(
          "See [the baseline](../2026-04-01-baseline/index.md).",
        ),
      },
    },
  },
  PJ081: {
    meaning: "A link leads to a file that the entry does not have, or an image is no image.",
    why: "Readers get a page that does not exist. Only an entry's own files are published with it.",
    bad: text("See [the results](results.txt)."),
    good: text("See [the results](before.txt)."),
  },
  PJ082: {
    meaning: "The text has an HTML tag. Raw HTML is shown as text and never becomes part of the page.",
    why: "Entries are untrusted input, and HTML could run scripts in the reader's browser.",
    bad: text("Buffers come from a <b>pool</b>."),
    good: text("Buffers come from a **pool**."),
  },
  PJ083: {
    meaning: "A link has a protocol other than http, https and mailto.",
    why: "An address such as `javascript:` runs code in the reader's browser. The link is shown as text.",
    bad: text("See [the results](ftp://example.org/results.txt)."),
    good: text("See [the results](https://example.org/results.txt)."),
  },
  PJ084: {
    meaning: "An image has an address on another site.",
    why: "It can change or disappear, and that site learns who reads the journal. It is shown as a link.",
    bad: text("![Latency](https://example.org/latency.png)"),
    good: text("[Latency](https://example.org/latency.png)"),
  },
  PJ085: {
    meaning: "A link leads to a heading, finding, figure or row that the page does not have.",
    why: "The browser opens the top of the page, and the reader looks for the place that was meant.",
    bad: text("See [the results](#results)."),
    good: text("See [the results](#results).\n\n## Results\n\nParsing takes half the time."),
  },
  PJ097: {
    meaning:
      "A document outside the journal links to a page or file that the journal does not have. `perf-journal links --check` reports it.",
    why: "Readers of the document get a page that does not exist.",
    bad: document("[the results](../content/2026-05-03-pool/results.txt)"),
    good: document("[the pool](../content/2026-05-03-pool/index.md)"),
  },
  PJ098: {
    meaning:
      "A document links to a finding that is superseded or was a false positive. `perf-journal links --check` reports it.",
    why: "The document may rest on a claim that no longer holds.",
    bad: document("[the finding](../content/2026-04-01-baseline/index.md#buffers)"),
    good: document("[the finding](../content/2026-05-03-pool/index.md#pooled)"),
  },
  PJ099: {
    meaning:
      "A document cites a version of an entry, finding or figure, and its text or data changed since. `perf-journal links --check` reports it.",
    why: "The document may quote a number that the entry no longer has.",
    bad: document(
      "[the pool](https://example.org/entries/2026-05-03-pool/pooled/?cite=01234567-89abcdef0123)",
    ),
    good: document("[the pool](https://example.org/entries/2026-05-03-pool/pooled/)"),
  },
  PJ144: {
    meaning:
      "The last release had a page at an address, and the site that was built has none there. `perf-journal build --previous` compares with the `urls.json` of a release.",
    why: "Links to that page, in documents and in other people's bookmarks, lead nowhere.",
    bad: {
      command: "build --previous https://example.org",
      files: {"content/2026-05-03-buffer-pool/index.md": examplePage("The pool.")},
      note: "The last release had the entry as 2026-05-03-pool.",
    },
    good: {
      command: "build --previous https://example.org",
      files: {
        "content/2026-05-03-buffer-pool/index.md": examplePage("The pool.", "aliases: 2026-05-03-pool\n"),
      },
    },
    notRun: "a site must be built",
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
