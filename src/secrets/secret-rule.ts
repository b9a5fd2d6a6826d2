/** A group of rules: a credential gives access, the others name people and places. */
export type SecretKind =
  | "credential"
  | "user"
  | "email"
  | "host"
  | "address"
  | "environment"
  | "command"
  | "comment"
  | "label"
  | "path";

/** Text that a rule searches. */
export interface RuleMatch {
  /** Places in the text of the whole match and of the part that must not be published. */
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** A way of finding a kind of secret. */
export interface SecretRule {
  readonly id: string;
  readonly kind: SecretKind;
  /** Name in a message: "GitHub token". */
  readonly what: string;
  /** Words in small letters; every match contains at least 1. */
  readonly keywords: readonly string[];
  /** Characters before and behind the start of a keyword that a match may begin and end at. */
  readonly before: number;
  readonly reach: number;
  /** Lists the matches in a part of a text; `path` is the file's. */
  find(part: string, path: string): readonly RuleMatch[];
}
