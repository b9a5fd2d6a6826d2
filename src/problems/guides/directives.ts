import type {ProblemGuide} from "./guide.ts";
import {EXAMPLE_PAIR, entryExample, examplePage} from "./guide.ts";

const withPair = (body: string) => entryExample({"index.md": examplePage(body), ...EXAMPLE_PAIR});
const GOOD_TABLE = withPair("::benchstat{base=before.txt head=after.txt}");
const GOOD_NUMBER = withPair("Parsing takes :delta[Parse]{unit=sec/op} time.");

/** Guides of problems of directives, the parts of a text that are replaced by figures and numbers. */
export const DIRECTIVE_GUIDES = {
  PJ070: {
    meaning:
      "A line or word has the form of a directive, and there is no directive of that name or of that form.",
    why: "It is shown as text, and readers miss the figure. A word within a line that is close to the name of a directive is a warning, since it may be prose.",
    bad: withPair("::benchstats{base=before.txt head=after.txt}"),
    good: GOOD_TABLE,
  },
  PJ071: {
    meaning:
      "An attribute of a directive is unknown, missing or breaks its rule. The message names the attribute and the rule.",
    why: "A figure that ignores an attribute would show something else than the author asked for, so it is not drawn.",
    bad: withPair("::benchstat{base=before.txt head=after.txt alpha=5}"),
    good: withPair("::benchstat{base=before.txt head=after.txt alpha=0.01}"),
  },
  PJ072: {
    meaning:
      "A directive names a file or a pair of files that the entry does not have, or a file of a kind that it cannot show.",
    why: "There is nothing to draw. Directives see only files of their own entry, in exactly this case of letters.",
    bad: withPair("::benchstat{base=before.txt head=afterwards.txt}"),
    good: GOOD_TABLE,
  },
  PJ073: {
    meaning:
      "A directive names a benchmark that its files do not have, or a shortened name that several benchmarks have.",
    why: "The number in the sentence is missing. Names are written as benchstat prints them; the suffix `-8` and `Benchmark` may be left out.",
    bad: withPair("Parsing takes :delta[Prase]{unit=sec/op} time."),
    good: GOOD_NUMBER,
  },
  PJ074: {
    meaning:
      "A directive names a unit that the benchmark was not measured in, or a sample type that the profile does not have.",
    why: "The number in the sentence is missing. Allocations, for example, are only there if the benchmark ran with -benchmem.",
    bad: withPair("Parsing makes :delta[Parse]{unit=allocs/op} allocations."),
    good: GOOD_NUMBER,
  },
  PJ075: {
    meaning:
      "A directive is written correctly, and its files cannot be shown in this way: they are of kinds that do not compare, have no numbers, or the entry has too many figures.",
    why: "The place of the figure shows the reason instead.",
    bad: entryExample({
      "index.md": examplePage("::artifact{base=notes.txt head=after.txt}"),
      "notes.txt": "Buffers come from a pool.\n",
      "after.txt": EXAMPLE_PAIR["after.txt"],
    }),
    good: withPair("::artifact{base=before.txt head=after.txt}"),
  },
  PJ076: {
    meaning: "A block that begins with `:::finding` has no closing line of three colons.",
    why: "The rest of the entry becomes part of the finding.",
    bad: entryExample({
      "index.md": examplePage(
        ":::finding{#pool status=open}\n**Buffers are allocated anew.** Each message has its own.",
      ),
    }),
    good: entryExample({
      "index.md": examplePage(
        ":::finding{#pool status=open}\n**Buffers are allocated anew.** Each message has its own.\n:::",
      ),
    }),
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
