import type {ProblemGuide} from "./guide.ts";
import {EXAMPLE_PAIR, entryExample, examplePage} from "./guide.ts";

const GOOD = entryExample({"index.md": examplePage("Buffers come from a pool.")});
const fence = (word: string, text: string): string => `\`\`\`${word}\n${text}\`\`\``;
const GC =
  "gc 1 @0.012s 2%: 0.018+0.46+0.005 ms clock, 0.14+0.21/0.35/0.02+0.042 ms cpu, 4->4->1 MB, 5 MB goal, 0 MB stacks, 0 MB globals, 8 P\n";

/** Guides of problems of the text of an entry. */
export const TEXT_GUIDES = {
  PJ030: {
    meaning:
      "A text is not encoded in UTF-8. Entries must be; benchmark text in UTF-16, which PowerShell writes by default, or Latin-1 is read and reported.",
    why: "An entry in another encoding is not published, since its characters cannot be known. benchstat finds no results in such a file.",
    bad: entryExample({"index.md": {shown: "the page below, saved as UTF-16", recipe: "page in UTF-16"}}),
    good: GOOD,
  },
  PJ031: {
    meaning:
      "The text of an entry has a control character, such as the escape that starts the colors of a terminal.",
    why: "Control characters can steer the terminal of someone who prints the file. The entry is not published.",
    bad: entryExample({"index.md": examplePage("The test printed \u001b[32mok\u001b[0m.")}),
    good: entryExample({"index.md": examplePage("The test printed ok.")}),
  },
  PJ032: {
    meaning:
      "The text has a character without a shape of its own: a zero-width space, or one that changes the direction of the text behind it.",
    why: "Such characters make a text read differently from what it contains. Pasting from web pages leaves them behind.",
    bad: entryExample({"index.md": examplePage("Buffers come from a\u200b pool.")}),
    good: GOOD,
  },
  PJ033: {
    meaning:
      "A file, an entry or the journal exceeds a limit of size: 256 KiB of an index.md, 16 MiB of a compressed and 64 MiB of another attachment, 500 files in an entry.",
    why: "The limits keep a build's time and memory bounded. The file is not shown; an entry whose index.md is too large is not published.",
    bad: entryExample({"index.md": examplePage("Buffers come from a pool.\n".repeat(10_500))}),
    good: GOOD,
  },
  PJ034: {
    meaning:
      "The Markdown of an entry exceeds a limit of nesting, or of characters that the parser's time depends on.",
    why: "A short text can keep a Markdown parser busy for minutes. The limits are far above what people write; pasted output without a fence reaches them.",
    bad: entryExample({"index.md": examplePage(`${"> ".repeat(80)}Buffers come from a pool.`)}),
    good: entryExample({"index.md": examplePage("> Buffers come from a pool.")}),
  },
  PJ035: {
    meaning:
      "A paragraph still begins with `To write:`, as the commands that start an entry write it where only the author knows the text.",
    why: "The entry is published as it is, and its readers find a note to the author.",
    bad: entryExample({
      "index.md": examplePage("## What was learned\n\nTo write: what is known now and was not before."),
    }),
    good: entryExample({
      "index.md": examplePage(
        "## What was learned\n\nHalf of the time went into buffers of one message each.",
      ),
    }),
  },
  PJ036: {
    meaning: "A code fence names the output of a tool, and its text is not that tool's output.",
    why: "The text is shown as plain code: it gets no table or picture, and its numbers join no history.",
    bad: entryExample({"index.md": examplePage(fence("gctrace", "collections: 12, pause: 40 µs\n"))}),
    good: entryExample({"index.md": examplePage(fence("gctrace", GC))}),
  },
  PJ037: {
    meaning:
      "Two code fences of an entry hold measurements of the same thing, and no title names one of them as before and the other as after.",
    why: "Which of the two the change left behind is not known, so neither joins the history of the benchmark.",
    bad: entryExample({
      "index.md": examplePage(
        `${fence("gobench", EXAMPLE_PAIR["before.txt"])}\n\n${fence("gobench", EXAMPLE_PAIR["after.txt"])}`,
      ),
    }),
    good: entryExample({
      "index.md": examplePage(
        `${fence('gobench title="before"', EXAMPLE_PAIR["before.txt"])}\n\n${fence('gobench title="after"', EXAMPLE_PAIR["after.txt"])}`,
      ),
    }),
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
