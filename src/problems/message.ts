import type {ProblemCode, ProblemMessage} from "../problem.ts";

/** Makes the message of a rule that fails `check`. */
export function error(code: ProblemCode, message: string, hint?: string): ProblemMessage {
  return {code, severity: "error", message, hint};
}

/** Makes the message of a rule that leaves the page correct. */
export function warning(code: ProblemCode, message: string, hint?: string): ProblemMessage {
  return {code, severity: "warning", message, hint};
}

/** Makes a message that is advice. */
export function info(code: ProblemCode, message: string, hint?: string): ProblemMessage {
  return {code, severity: "info", message, hint};
}
