import type {ProblemGuide} from "./guide.ts";
import {EXAMPLE_PAIR, entryExample, examplePage, exampleRuns} from "./guide.ts";

const claim = (written: string, after = EXAMPLE_PAIR["after.txt"] as string) =>
  entryExample({
    "index.md": examplePage("Buffers come from a pool.", `claims: ["${written}"]\n`),
    "before.txt": EXAMPLE_PAIR["before.txt"],
    "after.txt": after,
  });
const text = (body: string, frontMatter = "") =>
  entryExample({"index.md": examplePage(body, frontMatter), ...EXAMPLE_PAIR});
const GOOD = claim("Parse sec/op <= -45%");
/** Two heads against the same base. */
const heads = (frontMatter: string) =>
  entryExample({
    "index.md": examplePage(
      "Two sizes of the pool were tried.",
      `pairs:\n  - {base: base.txt, head: small.txt}\n  - {base: base.txt, head: large.txt}\n${frontMatter}`,
    ),
    "base.txt": EXAMPLE_PAIR["before.txt"],
    "small.txt": EXAMPLE_PAIR["after.txt"],
    "large.txt": exampleRuns("Parse", [391, 398, 394, 390, 396, 393]),
  });

/** Guides of problems of pairs and of statements about measurements. */
export const CLAIM_GUIDES = {
  PJ100: {
    meaning: "`pairs` in the front matter names a file that the entry does not have.",
    why: "The pair is ignored, so that the entry shows no comparison.",
    bad: text("Buffers come from a pool.", "pairs: [{base: before.txt, head: afterwards.txt}]\n"),
    good: text("Buffers come from a pool.", "pairs: [{base: before.txt, head: after.txt}]\n"),
  },
  PJ101: {
    meaning:
      "A claim does not follow the syntax: benchmark, unit, comparison and value, such as `Parse sec/op <= -45%`.",
    why: "A claim that cannot be read is not checked, and is shown without a verdict.",
    bad: claim("Parse is 45% faster"),
    good: GOOD,
  },
  PJ102: {
    meaning: "A claim names a benchmark, unit, file or pair that the entry's benchmark files do not have.",
    why: "There is no data to check the claim with.",
    bad: claim("Prase sec/op <= -45%"),
    good: GOOD,
  },
  PJ103: {
    meaning: "The data show the opposite of a claim, or less than it states, with significance.",
    why: "The entry states something that its own measurements refute. Often the two files are swapped.",
    bad: claim("Parse sec/op <= -60%"),
    good: GOOD,
  },
  PJ104: {
    meaning:
      "The data neither show a claim nor refute it: there are too few samples, or the difference is not significant.",
    why: "The entry states more than was measured.",
    bad: claim("Parse sec/op <= -45%", exampleRuns("Parse", [404])),
    good: GOOD,
  },
  PJ105: {
    meaning: "A sentence gives a benchmark another change than its data do.",
    why: "Numbers in prose go out of date when files are measured again. A `:delta` always has the measured value.",
    bad: text("Parse is 80% faster."),
    good: text("Parse takes :delta[Parse]{unit=sec/op} time."),
  },
  PJ106: {
    meaning: "Several heads are compared with one base, and `kept` does not name the one that was kept.",
    why: "The history of a benchmark goes on with what an entry left behind. Without `kept` no head joins it.",
    bad: heads("verdict: kept\n"),
    good: heads("verdict: kept\nkept: large.txt\n"),
  },
  PJ107: {
    meaning: "`kept` in the front matter names a file that is not the head of a pair.",
    why: "It is not known which head joins the history.",
    bad: heads("verdict: kept\nkept: huge.txt\n"),
    good: heads("verdict: kept\nkept: large.txt\n"),
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
