import type {ExampleFile, ProblemExample, ProblemGuide} from "./guide.ts";
import {EXAMPLE_PAIR, entryExample, examplePage} from "./guide.ts";

const finding = (attributes: string, claim = "Buffers are allocated anew."): string =>
  `:::finding{${attributes}}\n**${claim}**\n:::`;
const text = (body: string, frontMatter = "") =>
  entryExample({"index.md": examplePage(body, frontMatter), ...EXAMPLE_PAIR});
const stated = (evidence: string): string =>
  `findings:\n  - id: buffers\n    claim: Buffers are allocated anew.\n    evidence: ${evidence}\n`;
const BASELINE = "content/2026-04-01-baseline/index.md";
const POOL = "content/2026-05-03-pool/index.md";
const files = (pages: Readonly<Record<string, ExampleFile>>): ProblemExample => ({files: pages});
const baseline = (status: string, frontMatter: string): ProblemExample =>
  files({
    [BASELINE]: examplePage(finding(`#buffers status=${status}`)),
    [POOL]: examplePage("Buffers come from a pool.", frontMatter),
  });

/** Guides of problems of findings and of later statements about them. */
export const FINDING_GUIDES = {
  PJ090: {
    meaning:
      "A finding has no id, an id that is no word, one that is too long, or one that a heading of the page has.",
    why: "The id is the end of the finding's address. Without one it cannot be cited, resolved or superseded.",
    bad: text(finding("status=open")),
    good: text(finding("#buffers status=open")),
  },
  PJ091: {
    meaning: "Two findings of an entry have the same id.",
    why: "Both would have one address. The first keeps it.",
    bad: text(
      `${finding("#buffers status=open")}\n\n${finding("#buffers status=open", "Headers are copied.")}`,
    ),
    good: text(
      `${finding("#buffers status=open")}\n\n${finding("#headers status=open", "Headers are copied.")}`,
    ),
  },
  PJ092: {
    meaning: "`resolves` or `supersedes` names a finding that no earlier entry states.",
    why: "The finding that was meant stays open in every list.",
    bad: baseline("open", "resolves: 2026-04-01-baseline#bufers\n"),
    good: baseline("open", "resolves: 2026-04-01-baseline#buffers\n"),
  },
  PJ093: {
    meaning:
      "An entry gives a finding a status that another one excludes: it resolves as landed what was rejected before.",
    why: "The later statement holds on the site. If that is not what was meant, the finding is shown with the wrong status.",
    bad: baseline("rejected", "resolves: 2026-04-01-baseline#buffers\n"),
    good: baseline("open", "resolves: 2026-04-01-baseline#buffers\n"),
  },
  PJ094: {
    meaning: "Findings supersede each other in a circle, which is possible within one day only.",
    why: "None of them would hold. The statement that closes the circle is ignored.",
    bad: files({
      "content/2026-05-03-buffers/index.md": examplePage(
        finding('#buffers supersedes="2026-05-03-pool#pooled"'),
      ),
      [POOL]: examplePage(
        finding('#pooled supersedes="2026-05-03-buffers#buffers"', "Buffers come from a pool."),
      ),
    }),
    good: files({
      "content/2026-05-03-buffers/index.md": examplePage(finding("#buffers")),
      [POOL]: examplePage(
        finding('#pooled supersedes="2026-05-03-buffers#buffers"', "Buffers come from a pool."),
      ),
    }),
  },
  PJ095: {
    meaning: "A finding has the status `superseded`, and no later entry supersedes it.",
    why: "Readers are told that the claim no longer holds and cannot find what holds instead.",
    bad: files({[BASELINE]: examplePage(finding("#buffers status=superseded"))}),
    good: baseline("open", "supersedes: 2026-04-01-baseline#buffers\n"),
  },
  PJ096: {
    meaning: "The evidence of a finding is neither a file of its entry nor a figure of its page.",
    why: "Readers cannot follow the claim to the data that it rests on.",
    bad: text("Parsing takes half the time.", stated("[results.txt]")),
    good: text("Parsing takes half the time.", stated("[before.txt, after.txt]")),
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
