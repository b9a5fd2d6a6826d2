import type {ProblemGuide} from "./guide.ts";
import {EXAMPLE_PAIR, examplePage} from "./guide.ts";

/** Files of an entry beside which journal.yaml is shown. */
const ENTRY = {"content/2026-05-03-pool/index.md": examplePage("Buffers come from a pool.")} as const;
const MEASURED = {
  ...ENTRY,
  "content/2026-05-03-pool/before.txt": EXAMPLE_PAIR["before.txt"],
  "content/2026-05-03-pool/after.txt": EXAMPLE_PAIR["after.txt"],
} as const;

/** Guides of problems of journal.yaml. */
export const CONFIG_GUIDES = {
  PJ001: {
    meaning:
      "The file content/journal.yaml is not valid YAML, or uses parts of YAML that are not read: anchors, aliases, tags and merge keys.",
    why: "The journal is built with the default settings, so that its title, address and repository are missing from every page.",
    bad: {files: {"content/journal.yaml": "title: Parser: notes\n", ...ENTRY}},
    good: {files: {"content/journal.yaml": 'title: "Parser: notes"\n', ...ENTRY}},
  },
  PJ002: {
    meaning: "The file content/journal.yaml has a key that is not a setting. Most often it is misspelt.",
    why: "The setting that was meant keeps its default, and nothing on the site shows that.",
    bad: {
      files: {"content/journal.yaml": "title: Parser\nrepositry: https://github.com/example/sip\n", ...ENTRY},
    },
    good: {
      files: {
        "content/journal.yaml": "title: Parser\nrepository: https://github.com/example/sip\n",
        ...ENTRY,
      },
    },
  },
  PJ003: {
    meaning:
      "A setting in content/journal.yaml breaks its rule: an address without https, a fraction outside 0 to 1, or a rename of a benchmark that no entry measures.",
    why: "A bad value makes the whole file fall back to the defaults; a rename without effect leaves a history in two parts.",
    bad: {files: {"content/journal.yaml": "thresholds:\n  alpha: 5\n", ...MEASURED}},
    good: {files: {"content/journal.yaml": 'thresholds:\n  alpha: "0.05"\n', ...MEASURED}},
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
