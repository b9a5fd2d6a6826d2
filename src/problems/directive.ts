import type {ProblemMessage} from "../problem.ts";
import {listNames} from "../text/list.ts";
import {didYouMean} from "../text/suggest.ts";
import {error, warning} from "./message.ts";

/** A line that is a directive of an unknown name; `written` includes its colons. */
export function unknownDirectiveLine(written: string, hint: string): ProblemMessage {
  return error("PJ070", `unknown directive "${written}"`, hint);
}

/** A word within a line that resembles a directive; `written` includes its colons. */
export function misspeltDirective(written: string, hint: string): ProblemMessage {
  return warning("PJ070", `unknown directive "${written}"`, hint);
}

/** A directive of a known form whose name no embed has. */
export function unknownDirective(name: string, known: readonly string[]): ProblemMessage {
  return error("PJ070", `unknown directive "${name}", expected ${listNames(known)}`, didYouMean(name, known));
}

/** A known directive in the wrong form; `right` is how it is written. */
export function wrongForm(name: string, right: string): ProblemMessage {
  return error("PJ070", `directive "${name}" must be written ${right}`);
}

/** A known directive that does not follow the syntax; `written` includes its colons. */
export function unreadableDirective(written: string, hint: string): ProblemMessage {
  return error("PJ071", `"${written}" cannot be read as a directive`, hint);
}

/** A container directive without its closing line. */
export function unclosedContainer(name: string): ProblemMessage {
  return error("PJ076", `container "${name}" is not closed`, "write a line `:::` behind it");
}

/** An attribute that a directive does not have. */
export function unknownAttribute(
  name: string,
  directive: string,
  known: readonly string[],
  hint: string | undefined,
): ProblemMessage {
  return error("PJ071", `unknown attribute "${name}" of "${directive}", expected ${listNames(known)}`, hint);
}

/** An attribute whose value breaks its rule; `rule` follows "must be". */
export function badAttribute(name: string, rule: string, written: string, hint?: string): ProblemMessage {
  return error("PJ071", `"${name}" must be ${rule}, got "${written}"`, hint);
}

/** An attribute that is needed. */
export function missingAttribute(name: string, expected: string, hint?: string): ProblemMessage {
  return error("PJ071", `"${name}" is missing, expected ${expected}`, hint);
}

/** Either of `base` and `head` without the other, for a file that is in no pair. */
export function missingSide(side: "base" | "head", other: string): ProblemMessage {
  const given = side === "base" ? "head" : "base";
  return error(
    "PJ071",
    `"${side}" is missing, and "${other}" is the ${given} of no pair`,
    `write {${side}="…"} with the name of the profile to compare with`,
  );
}

/** An attribute that `file` excludes. */
export function besideFile(attribute: string): ProblemMessage {
  return error("PJ071", `"file" excludes "base", "head" and "pair", got "${attribute}" beside it`);
}

/** An attribute that names a file and is empty. */
export function emptyAttribute(name: string): ProblemMessage {
  return error("PJ071", `"${name}" is empty, expected the name of a file`);
}

/** A projection with a key that no result has. */
export function unknownResultKey(attribute: string, key: string, known: readonly string[]): ProblemMessage {
  return error(
    "PJ071",
    `"${attribute}" names "${key}", which no result has; there are ${listNames(known)}`,
    didYouMean(key, known),
  );
}

/** A filter that no result matches. */
export function emptyFilter(written: string): ProblemMessage {
  return error("PJ071", `"filter" must match a result, got "${written}"`);
}

/** A mistake in benchstat's syntax of filters and projections; the excerpt of the place shows where. */
export function querySyntax(attribute: string, mistake: string, documentation: string): ProblemMessage {
  return error("PJ071", `"${attribute}" has a syntax error: ${mistake}`, `the syntax is at ${documentation}`);
}

/** A figure's own name that is no word. */
export function badFigureName(name: string): ProblemMessage {
  return error(
    "PJ071",
    `figure is called "${name}", expected a word of letters, digits and "-"`,
    "write {#name}",
  );
}

/** A figure's own name that another figure of the page has. */
export function takenFigureName(name: string): ProblemMessage {
  return error(
    "PJ071",
    `figure is called "${name}", as is another figure of this page`,
    "give it another name",
  );
}

/** An expectation of a number that the grammar of claims refuses. */
export function badExpectation(mistake: string, hint: string | undefined): ProblemMessage {
  return error("PJ071", `"expect": ${mistake}`, hint);
}

/** More directives of a form than are shown in an entry. */
export function tooManyDirectives(name: string, limit: number): ProblemMessage {
  return error(
    "PJ075",
    `directive "${name}" is not shown, expected at most ${limit} of its form in an entry`,
  );
}

/** Two artifacts that no kind compares; each with its name and title. */
export function incomparable(base: Described, head: Described): ProblemMessage {
  return error(
    "PJ075",
    `"${base.name}" (${base.title}) and "${head.name}" (${head.title}) cannot be compared`,
    "name two files of one kind that has numbers",
  );
}

/** A file's name and its kind in words. */
interface Described {
  readonly name: string;
  readonly title: string;
}

/** Anything of an entry on which the program itself fails. */
export function programFault(what: string, cause: string): ProblemMessage {
  return error("PJ075", `${what} cannot be shown, a bug of perf-journal: ${cause}`);
}
