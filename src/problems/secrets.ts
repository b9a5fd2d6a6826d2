import type {ProblemMessage} from "../problem.ts";
import {error, warning} from "./message.ts";

/** A secret in a file; `shown` is as much of it as a message may hold, `more` are further places of the same value. */
export interface SecretInFile {
  readonly what: string;
  readonly shown: string;
  readonly more: number;
}

/** A value that gives access to something. */
export function credentialInFile({what, shown, more}: SecretInFile): ProblemMessage {
  return error(
    "PJ150",
    `"${shown}" looks like a credential (${what})${morePlaces(more)}, expected none in a published file`,
    "revoke it where it is used if it was ever pushed; perf-journal scrub replaces it",
  );
}

/** A name of a person, a machine, a network or a customer. */
export function personalData({what, shown, more}: SecretInFile): ProblemMessage {
  return warning(
    "PJ151",
    `${what} "${shown}"${morePlaces(more)}, expected no personal data in a published file`,
    "perf-journal scrub replaces it; secrets.allow in journal.yaml accepts it",
  );
}

function morePlaces(more: number): string {
  return more === 0 ? "" : ` and in ${more} more ${more === 1 ? "place" : "places"}`;
}
