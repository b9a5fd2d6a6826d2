import type {FoundSecret} from "./search-text.ts";

/** Characters of a credential that a message may repeat, and of any other value. */
const CREDENTIAL_START = 4;
const LONGEST = 60;

/** Writes a value for a message: of a credential its first characters, at most a quarter of it. */
export function shownSecret({kind, value}: Pick<FoundSecret, "kind" | "value">): string {
  const [line = ""] = value.trim().split("\n");
  const length = kind === "credential" ? Math.min(CREDENTIAL_START, Math.floor(line.length / 4)) : LONGEST;
  return line.length > length || line !== value ? `${line.slice(0, length)}…` : line;
}
