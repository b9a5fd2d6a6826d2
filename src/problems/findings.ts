import type {ProblemMessage} from "../problem.ts";
import {error, warning} from "./message.ts";

const WRITE = "write :::finding{#word status=open}";

/** A finding without an id, or with an id that is not a word. */
export function badFindingId(id: string | undefined): ProblemMessage {
  const got = id === undefined ? "none" : `"${id}"`;
  return error("PJ090", `finding has a bad id, expected a word, got ${got}`, WRITE);
}

/** A finding with an id that is taken; `owner` is "a heading" or "the page itself". */
export function takenFindingId(id: string, owner: string): ProblemMessage {
  return error("PJ090", `finding has the id "${id}", which ${owner} has`, "give it another id");
}

/** A finding with the id of another finding of the entry. */
export function repeatedFinding(id: string): ProblemMessage {
  return error("PJ091", `finding "${id}" occurs twice in this entry`, "give it another id");
}

/** An attribute that findings do not have. */
export function unknownFindingAttribute(name: string): ProblemMessage {
  return error(
    "PJ071",
    `finding has no attribute "${name}", expected id, status, tags, component or supersedes`,
    WRITE,
  );
}

/** A status that findings do not have. */
export function badFindingStatus(status: string, known: readonly string[]): ProblemMessage {
  return error("PJ071", `status is "${status}", expected one of ${known.join(", ")}`, "write status=open");
}

/** A reference that does not name an entry and a finding. */
export function badFindingReference(written: string): ProblemMessage {
  return error(
    "PJ071",
    `supersedes has "${written}", expected an entry and a finding of it`,
    'write supersedes="2026-05-03-pool#headers"',
  );
}

/** Evidence that is neither a file of the entry nor a figure of its page. */
export function missingEvidence(id: string, name: string): ProblemMessage {
  return error(
    "PJ096",
    `evidence of finding "${id}" is "${name}", expected a file of this entry or a figure of its page`,
    'name a file beside index.md, or a figure as "#fig-name"',
  );
}

/** A `resolves` or `supersedes` that names no finding of an earlier entry. */
export function danglingReference(word: string, reference: string, hint: string): ProblemMessage {
  return error("PJ092", `${word} names "${reference}", expected a finding of an earlier entry`, hint);
}

/** Two statements on the same finding that exclude each other; each status with who stated it. */
export function contradictingStatus(
  word: string,
  finding: string,
  status: string,
  settled: {readonly status: string; readonly by: string},
): ProblemMessage {
  return warning(
    "PJ093",
    `${word} makes "${finding}" ${status}, which is ${settled.status} by ${settled.by}`,
    `keep one of the two, or state a new finding that supersedes "${finding}"`,
  );
}

/** Findings that supersede each other; `by` is the finding or the entry that closes the circle. */
export function supersedingCircle(by: string, reference: string): ProblemMessage {
  return error(
    "PJ094",
    `${by} supersedes "${reference}", which supersedes it in turn`,
    "take one of the two back: the later finding holds",
  );
}

/** A finding with the status "superseded" that no entry supersedes. */
export function supersededByNothing(id: string, reference: string): ProblemMessage {
  return warning(
    "PJ095",
    `finding "${id}" is superseded, expected a later entry that supersedes it`,
    `write supersedes: "${reference}" in that entry's front matter`,
  );
}

/** A finding's id that is longer than an id may be, in bytes. */
export function longFindingId(size: number, limit: number): ProblemMessage {
  return error(
    "PJ090",
    `finding id is too long, expected at most ${limit} bytes, got ${size}`,
    "give it a shorter id",
  );
}
