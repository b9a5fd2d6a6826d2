import {RE2JS, RE2JSSyntaxException} from "re2js";
import {ReportError} from "../profile/report-error.ts";

/** Longer expressions are refused, since compiling them takes memory. */
const LONGEST_PATTERN = 1000;

/** A regular expression that matches in time linear in the text, whoever wrote it. */
export interface Pattern {
  readonly source: string;
  test(text: string): boolean;
}

/**
 * Compiles an RE2 expression, as `go tool pprof` takes them.
 * `name` is what it is for: `focus`. Throws ReportError with Go's words for what is wrong in it.
 */
export function compilePattern(name: string, source: string): Pattern {
  if (source.length > LONGEST_PATTERN)
    throw new ReportError(
      `parsing ${name} regexp: error parsing regexp: expression is longer than ${LONGEST_PATTERN}`,
    );
  try {
    const compiled = RE2JS.compile(source);
    return {source, test: text => compiled.test(text)};
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    throw new ReportError(`parsing ${name} regexp: ${error.message}`);
  }
}

/** Compiles an expression that may be absent: undefined for "". */
export function compileOptional(name: string, source: string): Pattern | undefined {
  return source === "" ? undefined : compilePattern(name, source);
}
