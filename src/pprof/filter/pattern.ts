import {RE2JS, RE2JSSyntaxException} from "re2js";
import {ReportError} from "../profile/report-error.ts";

/** Longer expressions are refused, since compiling them takes memory. */
const LONGEST_PATTERN = 1000;
/** Maximum characters of an expression too long that a message repeats. */
const LONGEST_NAME = 80;

/** A regular expression that matches in time linear in the text, whoever wrote it. */
export interface Pattern {
  readonly source: string;
  test(text: string): boolean;
}

/**
 * Compiles an RE2 expression, as `go tool pprof` takes them.
 * `name` is its use: `focus`. Throws ReportError with Go's words for its fault.
 */
export function compilePattern(name: string, source: string): Pattern {
  return compileNamed(`${name} regexp`, source);
}

/** Compiles the expression of `-peek`, `-list` and `-weblist`; messages repeat it. Throws ReportError. */
export function compileArgument(source: string): Pattern {
  return compileNamed(`argument regexp ${source}`, source);
}

/** Compiles an expression that may be absent: undefined for "". */
export function compileOptional(name: string, source: string): Pattern | undefined {
  return source === "" ? undefined : compilePattern(name, source);
}

function compileNamed(name: string, source: string): Pattern {
  if (source.length > LONGEST_PATTERN)
    throw new ReportError(
      `parsing ${name.slice(0, LONGEST_NAME)}: error parsing regexp: expression is longer than ${LONGEST_PATTERN}`,
    );
  try {
    const compiled = RE2JS.compile(source);
    return {source, test: text => compiled.test(text)};
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    throw new ReportError(`parsing ${name}: ${error.message}`);
  }
}
