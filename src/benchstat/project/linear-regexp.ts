import {LETTER_CASES} from "../../text/letter-cases.ts";
import type {PatternLimits} from "../../text/linear-pattern.ts";
import {compileLinear} from "../../text/linear-pattern.ts";
import {PatternError} from "../../text/pattern-syntax.ts";
import {RegexpError} from "./query-tokens.ts";

const LIMITS: PatternLimits = {length: 1000, steps: 20_000, cases: LETTER_CASES};

/**
 * Compiles an expression of RE2's syntax with a small engine that matches the same texts as RE2, in linear time. RE2
 * itself is twice as large as the whole library. Throws RegexpError with words of its own.
 */
export function linearRegexp(source: string): (value: string) => boolean {
  try {
    const pattern = compileLinear(source, false, LIMITS);
    return value => pattern.test(value);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new RegexpError(`error parsing regexp: ${error.message}: \`${source}\``);
  }
}
