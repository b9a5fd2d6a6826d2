import {entryExample, examplePage} from "./guide.ts";

const ADDRESS = `https://example.com/${"a".repeat(100_000)}`;
const REFERENCES = "See [the run][a].\n\n".repeat(50);

/** Guides of problems of the size of entries and journals. */
export const WORK_GUIDES = {
  PJ140: {
    meaning:
      "An entry costs more work than its meter holds: bytes to read, cells and samples to compare, pages to write, and so on. The message names the kind of work that most of the meter went to.",
    why: "One entry could cost the build of all others minutes and gigabytes. The entry is published; what follows the place of the problem is offered as downloads.",
    bad: entryExample({"index.md": `${examplePage("The runs of May.")}\n${REFERENCES}[a]: ${ADDRESS}\n`}),
    good: entryExample({"index.md": examplePage("The runs of May.")}),
  },
  PJ141: {
    meaning: "All entries together make more files, or more bytes, than one site may have.",
    why: "Such a site takes minutes to build and is refused by most hosts. Entries are counted from the oldest on; those beyond the limit are left out.",
    bad: entryExample(
      {"index.md": examplePage("The runs of May.")},
      "The journal has 400 such entries before it.",
    ),
    good: entryExample({"index.md": examplePage("The runs of May.")}),
    notRun: "the journal must be larger than an example",
  },
  PJ142: {
    meaning:
      "An entry measures more benchmarks than its meter pays pages for. Each benchmark has a page, and files of its data in each unit; those named have none.",
    why: "The tables of the entry show all benchmarks, and its claims are judged. Only the pages that follow one benchmark from entry to entry are left out, until an entry of fewer benchmarks measures it. Where it has a page, its charts are drawn if two entries pay for them.",
    bad: entryExample(
      {"index.md": examplePage("The runs of May."), "run.txt": "BenchmarkParse/size=1-8 100 12.1 ns/op\n"},
      "The file has 1,000 such benchmarks.",
    ),
    good: entryExample({
      "index.md": examplePage("The runs of May."),
      "run.txt": "BenchmarkParse/size=1-8 100 12.1 ns/op\n",
    }),
    notRun: "the file must be larger than an example",
  },
  PJ143: {
    meaning:
      "A program that draws graphs and charts did not make a drawing of the entry: it is too large, is wrong, or took too much processor time.",
    why: "The page shows the reason in its place. An entry with such a drawing is drawn anew at each build.",
    bad: entryExample(
      {"index.md": examplePage("```dot\ndigraph {\n  parse -> scan\n}\n```")},
      "The graph has 2,000 such nodes.",
    ),
    good: entryExample({"index.md": examplePage("```dot\ndigraph {\n  parse -> scan\n}\n```")}),
    notRun: "the graph must be larger than an example",
  },
} as const;
