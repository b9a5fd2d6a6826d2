import data from "./gitleaks-rules.json" with {type: "json"};

/** Matches that are not secrets: by their file, by their content, or by a word in them. */
export interface GitleaksAllowList {
  /** True if all of `paths` and `patterns` must agree; otherwise any of them. */
  readonly isAll?: boolean;
  /** Text that the patterns are applied to; the secret if absent. */
  readonly target?: "match" | "line";
  readonly paths?: readonly string[];
  readonly patterns?: readonly string[];
  /** Words in small letters. */
  readonly stopwords?: readonly string[];
}

/** A rule of gitleaks. */
export interface GitleaksRule {
  readonly id: string;
  /** An expression of JavaScript without flags; of RE2 if `isLinear`. */
  readonly pattern: string;
  /** True if only an engine without backtracking may run it. */
  readonly isLinear?: boolean;
  /** True if up to 50 characters of `[\w.-]` before the pattern belong to the match. */
  readonly isPrefixed?: boolean;
  /** Words in small letters; a text must contain at least 1. */
  readonly keywords: readonly string[];
  /** Least Shannon entropy of the secret, bits a character. */
  readonly entropy?: number;
  /** Group of the pattern that is the secret; the first that is not empty if absent. */
  readonly group?: number;
  /** Expression for the paths of files that the rule is for. */
  readonly path?: string;
  /** Characters from the start of a keyword on that a match may have. */
  readonly reach: number;
  readonly allow: readonly GitleaksAllowList[];
}

/** The rules of gitleaks as data. */
export interface GitleaksData {
  readonly source: string;
  readonly version: string;
  readonly license: string;
  readonly allow: GitleaksAllowList;
  readonly rules: readonly GitleaksRule[];
}

/** gitleaks' rules, made by `scripts/secrets/gitleaks-rules.ts`. */
export const GITLEAKS: GitleaksData = data as GitleaksData;
