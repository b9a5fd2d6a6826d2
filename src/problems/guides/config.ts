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
  PJ004: {
    meaning:
      "The file theme.css beside journal.yaml sets custom properties of the site and nothing else: colours, lengths and names of fonts in blocks :root, and colours in a block of the dark scheme.",
    why: "The rule has no effect. Anything else in a style sheet could hide parts of a page or load files from elsewhere.",
    bad: {files: {"content/theme.css": ":root { --acent: #7a1fa2; }\n", ...ENTRY}},
    good: {files: {"content/theme.css": ":root { --accent: #7a1fa2; }\n", ...ENTRY}},
  },
  PJ005: {
    meaning:
      "A colour of the theme gives a text a contrast below 4.5 to 1 with what is behind it, the minimum of WCAG 2.2, level AA.",
    why: "Some readers could not read the text, so that the colours of the theme are left out.",
    bad: {files: {"content/journal.yaml": 'theme:\n  accent:\n    light: "#e0a030"\n', ...ENTRY}},
    good: {files: {"content/journal.yaml": 'theme:\n  accent:\n    light: "#8a5a00"\n', ...ENTRY}},
  },
  PJ006: {
    meaning:
      "The file perf-journal.yaml lists a journal whose folder does not exist. Journals of other repositories are checked out below the root before the site is built.",
    why: "The site is built without the entries of that journal; links and references to them lead nowhere.",
    bad: {
      files: {
        "perf-journal.yaml": "journals:\n  - name: parser\n    dir: repositories/parser/perf\n",
        ...ENTRY,
      },
    },
    good: {
      files: {
        "perf-journal.yaml": "journals:\n  - name: parser\n    dir: repositories/parser/perf\n",
        "repositories/parser/perf/2026-05-03-pool/index.md": examplePage("Buffers come from a pool."),
        ...ENTRY,
      },
    },
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
