import type {ProblemCode} from "../../problem.ts";
import {PROBLEM_CODES} from "../../problem.ts";
import type {ProblemExample} from "../../problems/guides/guide.ts";
import {differingFiles, shownLines} from "../../problems/guides/guide.ts";
import {PROBLEM_GUIDES} from "../../problems/guides/guides.ts";
import {problemPage} from "../io/problem-help.ts";

/** Columns of a line of prose. */
const WIDTH = 100;

/** Writes the guide of a code for a terminal: meaning, consequences, a bad and a good example. */
export function formatProblemGuide(code: ProblemCode): string {
  const {meaning, why, bad, good} = PROBLEM_GUIDES[code];
  const address = problemPage(code);
  return [
    `${code}: ${PROBLEM_CODES[code]}`,
    ...wrapped(meaning),
    ...wrapped(why),
    "Bad:",
    ...exampleLines(bad, Object.keys(bad.files)),
    "Good:",
    ...exampleLines(good, differingFiles(good, bad)),
    ...(address === undefined ? [] : [address]),
  ]
    .join("\n\n")
    .concat("\n");
}

/** Writes files of an example, each behind its path. */
function exampleLines({files, note, command}: ProblemExample, paths: readonly string[]): string[] {
  return [
    ...paths.map(
      path =>
        `  ${path}\n${shownLines(files[path] ?? "")
          .map(line => `    ${line}`.trimEnd())
          .join("\n")}`,
    ),
    ...(note === undefined ? [] : [`  ${note}`]),
    ...(command === undefined ? [] : [`  $ perf-journal ${command}`]),
  ];
}

/** Breaks a paragraph into lines; a single string, so that blank lines surround the whole. */
function wrapped(paragraph: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(" ")) {
    if (line !== "" && line.length + word.length >= WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [[...lines, line].join("\n")];
}
