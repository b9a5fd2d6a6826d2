import type {ProblemCode, ProblemMessage, Severity} from "../problem.ts";
import {shortened} from "../text/shorten.ts";

/** Maximum characters of a message, and of a hint: an entry may have thousands of messages, each on its page and in reports. */
const LONGEST = 2_000;

/** Makes the message of a rule that fails `check`. */
export function error(code: ProblemCode, message: string, hint?: string): ProblemMessage {
  return made(code, "error", message, hint);
}

/** Makes the message of a rule that leaves the page correct. */
export function warning(code: ProblemCode, message: string, hint?: string): ProblemMessage {
  return made(code, "warning", message, hint);
}

/** Makes a message that is advice. */
export function info(code: ProblemCode, message: string, hint?: string): ProblemMessage {
  return made(code, "info", message, hint);
}

function made(
  code: ProblemCode,
  severity: Severity,
  message: string,
  hint: string | undefined,
): ProblemMessage {
  return {code, severity, message: shortened(message, LONGEST), hint: hint && shortened(hint, LONGEST)};
}
