import type {Side} from "../../record/side.ts";
import {printable} from "../../text/printable.ts";
import {CommandError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";
import type {ProcessResult} from "./process-fs.ts";

/** Lines of a failed program that are shown: compilers put the first mistake first, programs the last word last. */
const FIRST_LINES = 20;
const LAST_LINES = 20;

/** Makes the error of a program that failed on a side, with its output; `what` is its name: `go test -c ./parse`. */
export function failedRun(side: Side, what: string, {status, stdout, stderr}: ProcessResult): CommandError {
  const message = `${side}: ${what} ended with status ${status}`;
  return new CommandError(EXIT.problems, message, undefined, quotedOutput(`${stdout}\n${stderr}`));
}

/** Quotes an output, each line behind a mark, cut in the middle where there are many. */
export function quotedOutput(output: string): string {
  const lines = printable(output)
    .split("\n")
    .map(line => line.trimEnd())
    .filter(line => line !== "");
  const left = lines.length - FIRST_LINES - LAST_LINES;
  const shown =
    left > 0
      ? [...lines.slice(0, FIRST_LINES), `… ${left} more lines …`, ...lines.slice(-LAST_LINES)]
      : lines;
  return shown.map(line => `  | ${line}`).join("\n");
}
