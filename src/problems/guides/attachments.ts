import type {ProblemGuide} from "./guide.ts";
import {EXAMPLE_PAIR, entryExample, examplePage} from "./guide.ts";

const PAGE = examplePage("Buffers come from a pool.");
const {"before.txt": BEFORE} = EXAMPLE_PAIR;
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${"4d7a2146".repeat(8)}\nsize 12345\n`;
const GOOD = entryExample({"index.md": PAGE, "before.txt": BEFORE});

/** Guides of problems of the files beside an index.md. */
export const ATTACHMENT_GUIDES = {
  PJ038: {
    meaning:
      "The name of a file or folder below content/ is not UTF-8, or a grouping folder has a control or invisible character in its name.",
    why: "Such a name has no address, and macOS and Windows cannot hold it. What it names is not read.",
    bad: entryExample(
      {"index.md": PAGE, "before.txt": BEFORE},
      "A folder beside the entry is named caf\\xE9, in Latin-1.",
    ),
    good: GOOD,
    notRun: "not every system can make such a name",
  },
  PJ039: {
    meaning:
      "A file was committed with Git LFS, and the checkout has the pointer to it, three lines of text, instead of the file.",
    why: "The pointer holds no measurement. It is not read and not published.",
    bad: entryExample({"index.md": PAGE, "before.txt": POINTER}),
    good: GOOD,
  },
  PJ040: {
    meaning:
      "The name of an attachment is not a plain path within the entry on every system: it has a backslash, a colon or a control character, ends in a dot or a space, or is a device name of Windows. A hidden folder in which a benchmark tool keeps results is reported, too.",
    why: "A journal with such a file cannot be checked out everywhere. The file is not read.",
    bad: entryExample({"index.md": PAGE, "before: v1.txt": BEFORE}),
    good: entryExample({"index.md": PAGE, "before-v1.txt": BEFORE}),
  },
  PJ041: {
    meaning: "A file of the entry disappeared between listing the folder and reading the file.",
    why: "What the entry shows of it would depend on the moment of the build.",
    bad: entryExample({"index.md": PAGE}, "before.txt was deleted while `perf-journal check` was running."),
    good: GOOD,
    notRun: "the file must disappear at one moment of the run",
  },
  PJ042: {
    meaning:
      "A file is named in other letters than the one on disk: the journal looks for journal.yaml and finds Journal.yaml.",
    why: "macOS and Windows open such a file and Linux does not, so that the site would depend on the computer it is built on.",
    bad: {files: {"content/Journal.yaml": "title: Parser\n", "content/2026-05-03-pool/index.md": PAGE}},
    good: {files: {"content/journal.yaml": "title: Parser\n", "content/2026-05-03-pool/index.md": PAGE}},
  },
  PJ043: {
    meaning: "A file or folder below content/ is a symbolic link. Links are not followed.",
    why: "A link could publish a file of the computer that builds the site. The file is not read.",
    bad: entryExample({
      "index.md": PAGE,
      "before.txt": {shown: "a symbolic link to ../../baseline.txt", recipe: "symbolic link"},
    }),
    good: GOOD,
  },
  PJ044: {
    meaning: "A name that must be a file is a folder, a pipe, a socket or a device.",
    why: "Reading a pipe or a device can block the build, so none is opened.",
    bad: entryExample({
      "index.md": PAGE,
      "before.txt": {shown: "a named pipe, made by mkfifo", recipe: "named pipe"},
    }),
    good: GOOD,
  },
  PJ045: {
    meaning: "A rule in .gitignore covers an attachment that is not committed yet.",
    why: "`git add .` leaves the file out, so that the entry is complete on this computer and incomplete everywhere else.",
    bad: {
      files: {
        ".gitignore": "*.log\n",
        "content/2026-05-03-pool/index.md": PAGE,
        "content/2026-05-03-pool/before.log": BEFORE,
      },
    },
    good: {
      files: {
        ".gitignore": "*.log\n!/content/**/*.log\n",
        "content/2026-05-03-pool/index.md": PAGE,
        "content/2026-05-03-pool/before.log": BEFORE,
      },
    },
  },
  PJ046: {
    meaning:
      "The system refuses to read the file, the file is compressed with zstd and this Node cannot decompress that, or the program itself fails on it.",
    why: "The file is offered for download where it can be read, and nothing of it is shown.",
    bad: entryExample(
      {"index.md": PAGE, "before.txt": BEFORE},
      "chmod 000 content/2026-05-03-pool/before.txt",
    ),
    good: entryExample(
      {"index.md": PAGE, "before.txt": BEFORE},
      "chmod 644 content/2026-05-03-pool/before.txt",
    ),
    notRun: "it depends on permissions, which the administrator does not have to obey",
  },
  PJ047: {
    meaning:
      "A compressed attachment does not decompress: it is cut off, damaged, or followed by other bytes.",
    why: "A profile that lost its end would show wrong shares. Nothing of it is shown.",
    bad: entryExample({
      "index.md": PAGE,
      "cpu.pb.gz": {shown: "a gzipped CPU profile, of which the last bytes are missing", recipe: "cut gzip"},
    }),
    good: entryExample({"index.md": PAGE, "cpu.pb.gz": {shown: "the whole profile", recipe: "whole gzip"}}),
  },
  PJ048: {
    meaning: "A compressed attachment expands to more than 64 MiB, or to more than 200 times its size.",
    why: "A file of a few kilobytes can fill the memory of a build. Nothing of it is shown.",
    bad: entryExample({
      "index.md": PAGE,
      "cpu.pb.gz": {shown: "80 MiB of zeros, gzipped to 80 KiB", recipe: "gzip of zeros"},
    }),
    good: entryExample({
      "index.md": PAGE,
      "cpu.pb.gz": {shown: "a CPU profile, gzipped", recipe: "whole gzip"},
    }),
  },
  PJ049: {
    meaning: "Two files of an entry differ only in the case of their names.",
    why: "On macOS and Windows a checkout keeps one of the two, and which one is not defined.",
    bad: entryExample({"index.md": PAGE, "before.txt": BEFORE, "Before.txt": BEFORE}),
    good: entryExample({"index.md": PAGE, "before.txt": BEFORE, "before-2.txt": BEFORE}),
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
