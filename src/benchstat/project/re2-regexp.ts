import {RE2JS, RE2JSSyntaxException} from "re2js";
import {RegexpError} from "./query-tokens.ts";

/** Compiles an expression with RE2, as Go does: it matches in linear time and words its errors alike. Throws RegexpError. */
export function re2Regexp(source: string): (value: string) => boolean {
  try {
    const pattern = RE2JS.compile(source);
    return value => pattern.test(value);
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    throw new RegexpError(error.message);
  }
}
