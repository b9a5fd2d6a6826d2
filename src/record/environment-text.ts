import {hideHomes, hideSecrets} from "../artifacts/shared/secrets.ts";
import {artifactFile} from "../input/artifact-file.ts";

/** Output of a command, or contents of a file, about the machine. */
export interface MachineFact {
  /** As a person would type it: `lscpu`, `cat /proc/loadavg`. */
  readonly command: string;
  /** Its output without a line end; a fact without output is a command that was run. */
  readonly output: string;
}

/**
 * Writes `environment.txt`: each command behind a prompt with its output below, the form that the environment kind reads.
 * Blank lines and control characters are left out; home folders and texts like credentials are hidden.
 */
export function environmentText(facts: readonly MachineFact[]): string {
  return facts
    .map(({command, output}) => {
      const lines = printableLines(output);
      return [`$ ${command}`, ...lines].map(line => `${hideHomes(hideSecrets(line))}\n`).join("");
    })
    .join("");
}

/** The text of `environmentText` as a file that kinds read. */
export function environmentFile(text: string) {
  return artifactFile("environment.txt", "environment.txt", new TextEncoder().encode(text));
}

function printableLines(output: string): string[] {
  return output
    .split(/\r?\n/)
    .map(line => line.replace(/[^\P{Cc}\t]/gu, "").trimEnd())
    .filter(line => line !== "");
}
