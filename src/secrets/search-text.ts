import type {Spend} from "../meter.ts";
import {compareText} from "../text/compare.ts";
import {CREDENTIAL_RULES} from "./credential-rules.ts";
import {GITLEAKS_RULES} from "./gitleaks-rules.ts";
import {keywordSearch} from "./keyword-index.ts";
import {PERSONAL_RULES} from "./personal-rules.ts";
import {REPORT_RULES} from "./report-rules.ts";
import type {SecretKind, SecretRule} from "./secret-rule.ts";

/** Something in a text that must not be published. */
export interface FoundSecret {
  /** Id of the rule that found it. */
  readonly rule: string;
  readonly kind: SecretKind;
  readonly what: string;
  readonly value: string;
  /** Places of the value in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

const RULES: readonly SecretRule[] = [
  ...CREDENTIAL_RULES,
  ...GITLEAKS_RULES,
  ...PERSONAL_RULES,
  ...REPORT_RULES,
];

/** Rule that others are preferred to. */
const GENERAL = "generic-api-key";

/** Characters that are searched at a time where keywords are dense. */
const PART = 16_384;

/** Characters that the search for keywords passes in the time that rules take for 1 character. */
const PASSED = 16;

let search:
  | {readonly keywords: ReturnType<typeof keywordSearch>; readonly rules: readonly (readonly number[])[]}
  | undefined;

/**
 * Finds credentials and personal data in a text. Rules search only around their keywords, in parts that `spend` pays for
 * beforehand: throws WorkExhausted. `path` is the file's, which some rules depend on.
 */
export function findSecrets(text: string, path: string, spend: Spend): FoundSecret[] {
  spend("secrets", Math.ceil(text.length / PASSED));
  const found: FoundSecret[] = [];
  partsToSearch(text).forEach((parts, number) => {
    const rule = RULES[number];
    if (!rule || !parts) return;
    for (let at = 0; at < parts.length; at += 2)
      found.push(...searchPart(rule, text, path, parts[at] ?? 0, parts[at + 1] ?? 0, spend));
  });
  return withoutOverlaps(found);
}

function searchPart(
  rule: SecretRule,
  text: string,
  path: string,
  from: number,
  to: number,
  spend: Spend,
): FoundSecret[] {
  const found: FoundSecret[] = [];
  for (let start = from; start < to; start += PART) {
    const first = Math.max(0, start - (start === from ? 0 : rule.before + rule.reach));
    const end = Math.min(to, start + PART, text.length);
    spend("secrets", end - first);
    const {kind, what} = rule;
    for (const match of rule.find(text.slice(first, end), path)) {
      const [valueStart, valueEnd] = [first + match.valueStart, first + match.valueEnd];
      found.push({
        rule: rule.id,
        kind,
        what,
        value: text.slice(valueStart, valueEnd),
        start: valueStart,
        end: valueEnd,
      });
    }
  }
  return found;
}

/** Lists the parts of a text around the keywords of each rule, as starts and ends in turn. */
function partsToSearch(text: string): (number[] | undefined)[] {
  search ??= prepare();
  const {keywords, rules} = search;
  const parts: (number[] | undefined)[] = [];
  keywords(text, (keyword, end) => {
    for (const number of rules[keyword] ?? []) {
      const {before, reach} = RULES[number] as SecretRule;
      const own = parts[number] ?? [];
      parts[number] = own;
      const last = own.length - 1;
      if (last >= 0 && end - before <= (own[last] ?? 0)) own[last] = end + reach;
      else own.push(Math.max(0, end - before - 40), end + reach);
    }
  });
  return parts;
}

function prepare(): NonNullable<typeof search> {
  const numbers = new Map<string, number[]>();
  RULES.forEach((rule, number) => {
    for (const keyword of rule.keywords) numbers.set(keyword, [...(numbers.get(keyword) ?? []), number]);
  });
  return {keywords: keywordSearch([...numbers.keys()]), rules: [...numbers.values()]};
}

/** Keeps a finding per place: the more certain finding, of equals the longer. */
function withoutOverlaps(found: readonly FoundSecret[]): FoundSecret[] {
  const kept: FoundSecret[] = [];
  for (const one of found.toSorted(
    (a, b) => a.start - b.start || b.end - a.end || compareText(a.rule, b.rule),
  )) {
    const last = kept.at(-1);
    if (!last || last.end <= one.start) kept.push(one);
    else if (rank(one) - rank(last) < 0 || (rank(one) === rank(last) && length(one) > length(last)))
      kept.splice(-1, 1, one);
  }
  return kept;
}

function length({start, end}: FoundSecret): number {
  return end - start;
}

function rank({kind, rule}: FoundSecret): number {
  if (kind !== "credential") return 1;
  return rule === GENERAL ? 2 : 0;
}
