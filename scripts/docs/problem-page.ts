import type {ProblemCode} from "../../src/problem.ts";
import {PROBLEM_CODES} from "../../src/problem.ts";
import type {ExampleFile, ProblemExample} from "../../src/problems/guides/guide.ts";
import {differingFiles, shownLines} from "../../src/problems/guides/guide.ts";
import {GUIDE_AREAS, PROBLEM_GUIDES} from "../../src/problems/guides/guides.ts";
import {fenced, table} from "./markdown.ts";

/** Maximum columns of a printed line. */
const COLUMNS = 200;

/** Writes the page of a code; `output` is the command's output for the bad example, "" if it is not run. */
export function problemPage(code: ProblemCode, output: string): string {
  const {meaning, why, bad, good, notRun} = PROBLEM_GUIDES[code];
  const differing = differingFiles(good, bad);
  return [
    `# ${code}: ${PROBLEM_CODES[code]}`,
    meaning,
    why,
    "## Bad",
    ...fileSections(bad, Object.keys(bad.files)),
    ...(notRun === undefined
      ? [`\`perf-journal ${bad.command ?? "check"}\` prints`, fenced("text", printed(output))]
      : [`No test runs this example: ${notRun}.`]),
    "## Good",
    ...fileSections(good, differing),
    ...(differing.length > 0 && differing.length < Object.keys(good.files).length
      ? ["The other files stay as they are."]
      : []),
    `\`perf-journal help ${code}\` prints the same in a terminal. [All problems](README.md)`,
  ]
    .join("\n\n")
    .concat("\n");
}

/** Writes the list of all codes by area; `outputs` has the output of each bad example. */
export function problemIndex(outputs: ReadonlyMap<ProblemCode, string>): string {
  const sections = GUIDE_AREAS.flatMap(({title, guides}) => [
    `## ${title}`,
    table(
      ["code", "severity", "problem"],
      (Object.keys(guides) as ProblemCode[]).map(code => [
        `[${code}](${code}.md)`,
        severityOf(code, outputs.get(code) ?? ""),
        PROBLEM_CODES[code],
      ]),
    ),
  ]);
  return [
    "# Problems",
    "`perf-journal check` prints each problem with its code. A code keeps its meaning in all versions.",
    "Errors fail `check` and `build --strict`; warnings and infos are advice. Some codes have several severities: the one of the example on its page is listed.",
    ...sections,
    "Made from `src/problems/guides/` by `npm run docs`.",
  ]
    .join("\n\n")
    .concat("\n");
}

function severityOf(code: ProblemCode, output: string): string {
  return new RegExp(`: (\\w+) ${code} `).exec(output)?.[1] ?? "error";
}

function fileSections({files, note}: ProblemExample, paths: readonly string[]): string[] {
  return [
    ...paths.flatMap(path => fileSection(path, files[path] ?? "")),
    ...(note === undefined ? [] : [note]),
  ];
}

function fileSection(path: string, file: ExampleFile): string[] {
  if (typeof file !== "string") return [`\`${path}\`: ${file.shown}`];
  if (file === "") return [`\`${path}\`, an empty file`];
  return [`\`${path}\``, fenced(languageOf(path), shownLines(file))];
}

function languageOf(path: string): string {
  const extension = /\.(\w+)$/.exec(path)?.[1] ?? "";
  return {md: "markdown", yaml: "yaml", json: "json", dot: "dot"}[extension] ?? "text";
}

function printed(output: string): string[] {
  return output
    .trimEnd()
    .split("\n")
    .map(line => (line.length > COLUMNS ? `${line.slice(0, COLUMNS)}…` : line));
}
