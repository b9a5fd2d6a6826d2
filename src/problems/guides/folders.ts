import type {ProblemGuide} from "./guide.ts";
import {EXAMPLE_PAIR, entryExample, examplePage} from "./guide.ts";

const PAGE = examplePage("Buffers come from a pool.");
const OTHER = examplePage("The renderer has a pool, too.");

/** Guides of problems of the folders below content/. */
export const FOLDER_GUIDES = {
  PJ020: {
    meaning:
      "An entry's folder must be named by a day of the calendar, a hyphen and a slug of letters, digits and hyphens, of at most 100 bytes.",
    why: "The name is the entry's id, its date and a part of its address. An entry without one is not published.",
    bad: {files: {"content/2026-5-3-pool/index.md": PAGE}},
    good: {files: {"content/2026-05-03-pool/index.md": PAGE}},
  },
  PJ021: {
    meaning:
      "Two entries have the same id, or an alias of one is the id of another. Ids must be unique in the journal, whatever folder they are in.",
    why: "Both would be published at one address. The first by path keeps the id; the other is not published.",
    bad: {
      files: {
        "content/parser/2026-05-03-pool/index.md": PAGE,
        "content/render/2026-05-03-pool/index.md": OTHER,
      },
    },
    good: {
      files: {
        "content/parser/2026-05-03-pool/index.md": PAGE,
        "content/render/2026-05-03-render-pool/index.md": OTHER,
      },
    },
  },
  PJ022: {
    meaning: "Two ids differ only in the case of their letters.",
    why: "Some file systems and web servers make no difference between the two, so that one page would replace the other.",
    bad: {
      files: {
        "content/parser/2026-05-03-pool/index.md": PAGE,
        "content/render/2026-05-03-Pool/index.md": OTHER,
      },
    },
    good: {
      files: {
        "content/parser/2026-05-03-pool/index.md": PAGE,
        "content/render/2026-05-03-render-pool/index.md": OTHER,
      },
    },
  },
  PJ023: {
    meaning: "A folder named like an entry has no index.md. The name is written in small letters.",
    why: "The attached files are published by their entry only, so none of them is.",
    bad: entryExample(EXAMPLE_PAIR),
    good: entryExample({"index.md": PAGE, ...EXAMPLE_PAIR}),
  },
  PJ024: {
    meaning:
      "An entry is dated after today. A day counts as begun as soon as it has begun anywhere on Earth.",
    why: "Entries are ordered by date: one from the future would be the newest measurement for weeks and hide the ones that follow. It is mostly a typing error in the year.",
    bad: {files: {"content/2062-05-03-pool/index.md": PAGE}},
    good: {files: {"content/2026-05-03-pool/index.md": PAGE}},
  },
  PJ025: {
    meaning:
      "A Markdown file beside the entries has a dated name. An entry is a folder of that name with an index.md, so that files can lie beside its text.",
    why: "The file is not read, and the entry is missing from the site.",
    bad: {files: {"content/2026-05-03-pool.md": PAGE, "content/2026-05-04-scan/index.md": OTHER}},
    good: {files: {"content/2026-05-03-pool/index.md": PAGE, "content/2026-05-04-scan/index.md": OTHER}},
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
