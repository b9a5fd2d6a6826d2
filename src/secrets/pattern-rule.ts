import {entropy} from "./entropy.ts";
import type {RuleMatch, SecretKind, SecretRule} from "./secret-rule.ts";

/** A rule as an expression. */
export interface PatternRule {
  readonly id: string;
  readonly kind: SecretKind;
  readonly what: string;
  readonly keywords: readonly string[];
  /** With the flag `g`; a named group is the secret part, the whole match without a group. Repetitions are bounded. */
  readonly pattern: RegExp;
  /** Characters before a keyword that a match may begin at; 64 if absent. */
  readonly before?: number;
  /** Characters from the start of a keyword on that a match may have; 300 if absent. */
  readonly reach?: number;
  /** Least entropy of the value, bits a character. */
  readonly entropy?: number;
  /** True for a value that may be published. */
  readonly allows?: (value: string, match: RegExpMatchArray) => boolean;
}

/** Makes a rule of an expression; of several named groups, the group that matched is the value. */
export function secretPatternRule({
  pattern,
  before = 64,
  reach = 300,
  allows,
  ...rule
}: PatternRule): SecretRule {
  const least = rule.entropy ?? 0;
  const search = new RegExp(pattern, `${pattern.flags}d`);
  return {
    ...rule,
    before,
    reach,
    find: part =>
      [...part.matchAll(search)].flatMap(match => {
        const found = rangesOf(match);
        const value = part.slice(found.valueStart, found.valueEnd);
        return value === "" || allows?.(value, match) || (least > 0 && entropy(value) < least) ? [] : [found];
      }),
  };
}

function rangesOf({index, 0: all, indices}: RegExpExecArray): RuleMatch {
  const end = index + all.length;
  const named = Object.values(indices?.groups ?? {}).find(range => range !== undefined);
  const [valueStart, valueEnd] = named ?? [index, end];
  return {start: index, end, valueStart, valueEnd};
}
