import type {Problem, Severity} from "../../problem.ts";
import {formatProblem} from "../../problem.ts";
import {listProblems} from "../../problems/repeated.ts";
import {counted} from "../../text/counted.ts";
import type {CommandIo} from "./command-io.ts";
import {githubAnnotations, withoutCommands, workspacePrefix} from "./github-annotations.ts";
import {problemHelp} from "./problem-help.ts";
import type {Paint} from "./terminal.ts";
import {painter} from "./terminal.ts";

/** How many problems there are of each severity. */
export type ProblemCounts = Readonly<Record<Severity, number>>;

/** A problem with the place of its documentation. */
export interface ReportedProblem extends Problem {
  /** Address of its page, or the command that prints it. */
  readonly help: string;
}

/** The document of `check --json`; fields are only ever added within a version. */
export interface ProblemReport {
  readonly version: 1;
  /** In order of file, line and column; many of one kind in an entry are listed as the first and a count of the others. */
  readonly problems: readonly ReportedProblem[];
  /** Of all problems. */
  readonly counts: ProblemCounts;
}

/** Counts problems by severity. */
export function countProblems(problems: readonly Problem[]): ProblemCounts {
  const counts = {error: 0, warning: 0, info: 0};
  for (const problem of problems) counts[problem.severity]++;
  return counts;
}

/** Makes the report of `--json`: problems with their fields in a fixed order, whatever module made them. */
export function problemReport(problems: readonly Problem[]): ProblemReport {
  return {version: 1, problems: listProblems(problems).map(reported), counts: countProblems(problems)};
}

/** Writes counts as a sentence: `2 errors, 1 warning`, or `no problems`. */
export function formatCounts(counts: ProblemCounts): string {
  const parts = [
    plural(counts.error, "error"),
    plural(counts.warning, "warning"),
    counts.info > 0 ? `${counts.info} info` : "",
  ].filter(Boolean);
  return parts.join(", ") || "no problems";
}

/** Formats a problem for a terminal: as `formatProblem` does, its severity coloured. */
export function paintProblem(problem: Problem, paint: Paint): string {
  const style = problem.severity === "error" ? "red" : problem.severity === "warning" ? "yellow" : "blue";
  return formatProblem(problem).replace(`: ${problem.severity} ${problem.code} `, (text: string) =>
    text.replace(problem.severity, paint(style, problem.severity)),
  );
}

/** Writes `1 entry` or `3 entries`; "" for 0. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? "" : counted(count, one, many);
}

function reported(problem: Problem): ReportedProblem {
  const {file, line, column, severity, code, message, hint, excerpt} = problem;
  return {
    file,
    ...(line !== undefined && {line}),
    ...(column !== undefined && {column}),
    severity,
    code,
    message,
    ...(hint !== undefined && {hint}),
    ...(excerpt !== undefined && {excerpt}),
    help: problemHelp(code),
  };
}

/** Prints problems for a person, and annotates them where GitHub Actions runs us. */
export function printProblems(
  problems: readonly Problem[],
  root: string,
  io: CommandIo,
  stream: "stdout" | "stderr",
): void {
  if (problems.length === 0) return;
  const paint = painter(io, stream);
  const listed = listProblems(problems);
  const text = listed.map(problem => `${paintProblem(problem, paint)}\n`).join("");
  const write = (chunk: string) => (stream === "stdout" ? io.stdout(chunk) : io.stderr(chunk));
  if (io.env.GITHUB_ACTIONS !== "true") {
    write(text);
    return;
  }
  // The same stream for both: the runner reads two of them in no certain order.
  write(withoutCommands(text, crypto.randomUUID()));
  const prefix = workspacePrefix(root, io.env.GITHUB_WORKSPACE);
  for (const line of githubAnnotations(listed, prefix)) write(`${line}\n`);
}
