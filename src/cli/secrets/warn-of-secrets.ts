import type {JournalPlace} from "../../journal/read/journal-place.ts";
import type {Problem} from "../../problem.ts";
import type {CommandIo} from "../io/command-io.ts";
import {plural, printProblems} from "../io/problem-report.ts";
import {filesSecrets} from "./entry-secrets.ts";

/** Prints the secrets and personal data of a new entry, and the command that replaces them. */
export async function warnOfSecrets(
  {root}: Pick<JournalPlace, "root">,
  entry: {readonly folder: string; readonly files: readonly string[]},
  allow: readonly string[],
  io: CommandIo,
): Promise<readonly Problem[]> {
  const problems = await filesSecrets(root, entry.folder, entry.files, allow);
  if (problems.length === 0) return problems;
  printProblems(problems, root, io, "stderr");
  const files = [...new Set(problems.map(({file}) => file))];
  const names = files.map(file => (/^[\w./-]+$/.test(file) ? file : `"${file}"`)).join(" ");
  io.stderr(
    `${plural(problems.length, "value")} not to be published; replace: perf-journal scrub ${names} --write\n`,
  );
  return problems;
}
