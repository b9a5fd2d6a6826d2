import type {Problem, ProblemCode} from "../../problem.ts";
import {compareText} from "../../text/compare.ts";
import {packageRepository} from "../journal/package-json.ts";

/** Returns the address of a code's documentation; undefined if package.json names no repository. */
export function problemPage(code: ProblemCode): string | undefined {
  const repository = packageRepository();
  return repository && `${repository}/blob/main/docs/problems/${code}.md`;
}

/** Returns where a code is documented: its page, or the command that prints the same. */
export function problemHelp(code: ProblemCode): string {
  return problemPage(code) ?? `perf-journal help ${code}`;
}

/**
 * Writes where the codes of problems are documented: a line for each page, or a single command for all; "" without
 * problems.
 */
export function formatHelp(problems: readonly Problem[]): string {
  const codes = [...new Set(problems.map(({code}) => code))].sort(compareText);
  if (codes.length === 0) return "";
  const pages = codes.flatMap(code => problemPage(code) ?? []);
  const help = pages.length > 0 ? pages : [`perf-journal help ${codes.join(" ")}`];
  return help.map(line => `  see:  ${line}\n`).join("");
}
