import {printable, printableLine} from "../../text/printable.ts";
import {EXIT} from "./command-io.ts";

/**
 * Ends a command with a message and an exit status; errors of the operating system become this error, any other error
 * is a bug.
 */
export class CommandError extends Error {
  readonly status: number;
  /** The remedy, if known. */
  readonly hint: string | undefined;

  /** Output of another program that failed, of any lines. */
  readonly output: string;

  constructor(status: number, message: string, hint?: string, output = "") {
    super(message);
    this.output = output;
    this.name = "CommandError";
    this.status = status;
    this.hint = hint;
  }
}

/** Makes the error of a command line that cannot be understood (exit status 2). */
export function usageError(message: string, hint?: string): CommandError {
  return new CommandError(EXIT.usage, message, hint);
}

/** Formats an error as a line, and its hint on a second, whatever names they hold. */
export function formatCommandError(error: CommandError): string {
  const output = error.output && `${printable(error.output).trimEnd()}\n`;
  const head = `perf-journal: ${printableLine(error.message)}\n${output}`;
  return error.hint ? `${head}  hint: ${printableLine(error.hint)}\n` : head;
}
