import type {ProblemMessage} from "../problem.ts";
import {error} from "./message.ts";

/** A `.remote` file that does not name an attachment kept elsewhere. */
export function badRemote(message: string, hint: string | undefined): ProblemMessage {
  return error("PJ086", message, hint);
}

/** An attachment kept elsewhere that was not fetched; `host` is that of its address. */
export function absentRemote(name: string, host: string): ProblemMessage {
  return error(
    "PJ087",
    `attachment "${name}" is kept at ${host} and was not fetched`,
    "run perf-journal fetch",
  );
}
