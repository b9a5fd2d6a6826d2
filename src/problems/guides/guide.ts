import {printable} from "../../text/printable.ts";

/** Documentation of a code of the catalogue, which `perf-journal help` prints and docs/problems/ is made of. */
export interface ProblemGuide {
  /** Meaning of the code, in full sentences. */
  readonly meaning: string;
  /** Consequences for the journal and its readers. */
  readonly why: string;
  /** A journal with the problem. */
  readonly bad: ProblemExample;
  /** The same journal without it. */
  readonly good: ProblemExample;
  /** Reason why no example can be run, for problems of the computer rather than of a file. */
  readonly notRun?: string;
}

/** Files of a journal and the command that is run in it. */
export interface ProblemExample {
  /** By path from the folder that holds content/. */
  readonly files: Readonly<Record<string, ExampleFile>>;
  /** Arguments of `perf-journal`; `check` if absent. */
  readonly command?: string;
  /** Sentence about facts that the files do not show. */
  readonly note?: string;
}

/** The text of a file, or a file that text cannot show. */
export type ExampleFile = string | MadeFile;

/** A file that is not text, or too long to print. */
export interface MadeFile {
  /** Description that is printed in place of the content. */
  readonly shown: string;
  /** Name of the function that makes it. */
  readonly recipe: ExampleRecipe;
}

/** Files that examples need and that cannot be written as text. */
export type ExampleRecipe =
  | "page in UTF-16"
  | "symbolic link"
  | "named pipe"
  | "cut gzip"
  | "whole gzip"
  | "gzip of zeros"
  | "cut trace"
  | "damaged trace"
  | "whole trace";

/** Lines and columns of a file that are printed. */
const SHOWN_LINES = 14;
const SHOWN_COLUMNS = 110;

/** Returns the first lines of a file of an example, invisible characters by their code points, `…` in place of the rest. */
export function shownLines(file: ExampleFile): string[] {
  if (typeof file !== "string") return [`(${file.shown})`];
  if (file === "") return ["(an empty file)"];
  const lines = file.replace(/\n$/, "").split("\n").map(shownLine);
  return lines.length > SHOWN_LINES ? [...lines.slice(0, SHOWN_LINES), "…"] : lines;
}

function shownLine(line: string): string {
  const visible = printable(line);
  return visible.length > SHOWN_COLUMNS ? `${visible.slice(0, SHOWN_COLUMNS)}…` : visible;
}

/** Returns the paths of an example whose content differs from that in another example. */
export function differingFiles({files}: ProblemExample, other: ProblemExample): string[] {
  return Object.keys(files).filter(path => !sameFile(files[path], other.files[path]));
}

function sameFile(a: ExampleFile | undefined, b: ExampleFile | undefined): boolean {
  return a === b || (typeof a === "object" && typeof b === "object" && a.recipe === b.recipe);
}

/** Makes an example of an entry, `content/2026-05-03-pool/`, of its files by name. */
export function entryExample(files: Readonly<Record<string, ExampleFile>>, note?: string): ProblemExample {
  const paths = Object.entries(files).map(
    ([name, file]) => [`content/2026-05-03-pool/${name}`, file] as const,
  );
  return {files: Object.fromEntries(paths), ...(note !== undefined && {note})};
}

/** Writes an index.md with a title; `frontMatter` is whole lines. */
export function examplePage(body: string, frontMatter = ""): string {
  return `---\ntitle: Reuse message buffers\n${frontMatter}---\n\n${body}\n`;
}

/** Writes output of `go test -bench` for a single benchmark: a line for each time in nanoseconds. */
export function exampleRuns(name: string, nanoseconds: readonly number[]): string {
  const lines = nanoseconds.map(time => `Benchmark${name}-8 \t 1500000\t ${time} ns/op\n`);
  return `goos: linux\ngoarch: amd64\npkg: example.org/sip\n${lines.join("")}`;
}

/** Six runs of a benchmark before and after a change that halves its time. */
export const EXAMPLE_PAIR = {
  "before.txt": exampleRuns("Parse", [812, 805, 809, 815, 807, 811]),
  "after.txt": exampleRuns("Parse", [404, 409, 401, 407, 403, 410]),
} as const;
