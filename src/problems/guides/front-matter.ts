import type {ProblemGuide} from "./guide.ts";
import {entryExample, examplePage} from "./guide.ts";

const GOOD = entryExample({"index.md": examplePage("Buffers come from a pool.", "verdict: kept\n")});

/** Guides of problems of the block between `---` lines at the head of an index.md. */
export const FRONT_MATTER_GUIDES = {
  PJ010: {
    meaning:
      "An index.md must begin with a line of three dashes, at least a title, and another line of three dashes. One of the two lines is missing or has other characters.",
    why: "An entry without a title and verdict cannot be listed, so it is not published.",
    bad: entryExample({"index.md": "# Reuse message buffers\n\nBuffers come from a pool.\n"}),
    good: GOOD,
  },
  PJ011: {
    meaning:
      "The opening line names a language behind its dashes, such as `---toml` or `---js`. Front matter is YAML only.",
    why: "Some tools run such front matter as a program. Entries are untrusted input, so none is ever run, and the entry is not published.",
    bad: entryExample({
      "index.md": '---toml\ntitle = "Reuse message buffers"\n---\n\nBuffers come from a pool.\n',
    }),
    good: GOOD,
  },
  PJ012: {
    meaning:
      "The front matter is not valid YAML: a key is repeated, a quote is not closed, or a value has a colon and no quotes.",
    why: "The entry is not published, since its title and settings are not known.",
    bad: entryExample({"index.md": "---\ntitle: Pool: reuse buffers\n---\n\nBuffers come from a pool.\n"}),
    good: entryExample({"index.md": '---\ntitle: "Pool: reuse buffers"\n---\n\nBuffers come from a pool.\n'}),
  },
  PJ013: {
    meaning: "The front matter has a key that entries do not have. Most often it is misspelt.",
    why: "Keys are strict, since a misspelt `verdict` or `resolves` would otherwise be lost without a sign. The entry is not published.",
    bad: entryExample({"index.md": examplePage("Buffers come from a pool.", "verdct: kept\n")}),
    good: GOOD,
  },
  PJ014: {
    meaning:
      "A key of the front matter has a value that breaks its rule. The message names the key, the rule and what was written.",
    why: "A wrong verdict or commit would be shown as a fact on the entry's page. The entry is not published.",
    bad: entryExample({"index.md": examplePage("Buffers come from a pool.", "verdict: merged\n")}),
    good: GOOD,
  },
  PJ015: {
    meaning:
      "The front matter exceeds a limit of size or depth, or uses anchors, aliases or merge keys, which can make a short text expand to gigabytes.",
    why: "The limits keep a build's time and memory bounded whatever an entry holds. The entry is not published.",
    bad: entryExample({
      "index.md": examplePage("Buffers come from a pool.", "tags: &all [pool, parser]\nauthors: *all\n"),
    }),
    good: entryExample({"index.md": examplePage("Buffers come from a pool.", "tags: [pool, parser]\n")}),
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
