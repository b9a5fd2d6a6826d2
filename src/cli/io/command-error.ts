import {EXIT} from "./command-io.ts";

/** Ends a command with a message and an exit status; anything else that is thrown is a bug of ours. */
export class CommandError extends Error {
  readonly status: number;
  /** What to do about it, when we know. */
  readonly hint: string | undefined;

  constructor(status: number, message: string, hint?: string) {
    super(message);
    this.name = "CommandError";
    this.status = status;
    this.hint = hint;
  }
}

/** Makes the error of a command line that cannot be understood (exit status 2). */
export function usageError(message: string, hint?: string): CommandError {
  return new CommandError(EXIT.usage, message, hint);
}

/** Formats an error as one line, and its hint on a second. */
export function formatCommandError(error: CommandError): string {
  const head = `perf-journal: ${error.message}\n`;
  return error.hint ? `${head}  hint: ${error.hint}\n` : head;
}
