import type {ProblemMessage} from "../problem.ts";
import {error, info, warning} from "./message.ts";

/** A profile that cannot be shown; `mistake` is the reader's. */
export function malformedProfile(mistake: string, hint: string): ProblemMessage {
  return error("PJ060", mistake, hint);
}

/** A profile with too few samples to rely on; `of` names the unit of counting, `load` is "" or describes a light load. */
export function tooFewSamples(of: string, least: number, got: number, load: string): ProblemMessage {
  const light = load === "" ? "" : `${load}: taken under light load; `;
  return warning(
    "PJ061",
    `profile has too few ${of}, expected at least ${least}, got ${got}`,
    `${light}record while the program works, or for longer`,
  );
}

/** A profile without samples. */
export function noSamples(): ProblemMessage {
  return warning("PJ062", "profile has no samples", "record while the program works, or for longer");
}

/** A part of a profile that is left out; `mistake` is the reader's. */
export function unreadablePart(mistake: string, hint?: string): ProblemMessage {
  return warning("PJ063", mistake, hint);
}

/** Counts of folded stacks with separators of thousands. */
export function groupedCounts(count: number): ProblemMessage {
  return info(
    "PJ063",
    `${count} ${count === 1 ? "count has" : "counts have"} separators of thousands; read here, but not by flamegraph.pl`,
    "write counts without separators",
  );
}

/** More unreadable parts than are listed. */
export function moreUnreadableParts(count: number): ProblemMessage {
  return warning("PJ063", `${count} more ${count === 1 ? "place" : "places"} cannot be read`);
}

/** A profile with more than is shown; `excess` names the limit. */
export function profileBeyondLimit(excess: string, hint?: string): ProblemMessage {
  return warning("PJ064", excess, hint);
}

/** A sample type that a profile does not have; `usual` is its default. */
export function noSampleType(written: string, known: readonly string[], usual: string): ProblemMessage {
  return error(
    "PJ074",
    `unknown sample type, expected one of ${known.map(name => `"${name}"`).join(", ")}, got "${written}"`,
    `write sample=${usual}`,
  );
}

const NAME_FROM_TABLE =
  "take a name from the profile's top table; letters must match in case, unless it begins with (?i)";

/** A focus that matches no sample. */
export function focusWithoutSamples(written: string): ProblemMessage {
  return error(
    "PJ071",
    `focus matches no samples, expected part of a function's or file's name, got "${written}"`,
    NAME_FROM_TABLE,
  );
}

/** Filters that together match no sample, as written: `focus=Parse`. */
export function filtersWithoutSamples(written: readonly string[]): ProblemMessage {
  return error(
    "PJ071",
    `filters leave no samples, expected some of the profile's, got ${written.map(word => `"${word}"`).join(", ")}`,
    NAME_FROM_TABLE,
  );
}

/** A regular expression that a report refuses; `mistake` is the report's. */
export function badExpression(mistake: string): ProblemMessage {
  return error("PJ071", mistake, "write a regular expression of RE2's syntax");
}

/** Values per operation of profiles whose benchmark was not measured on both sides. */
export function noOperations(): ProblemMessage {
  return error(
    "PJ071",
    "values per operation need a benchmark that was measured and profiled on both sides, expected its name as focus",
    "attach benchmark text for both sides and write focus=BenchmarkName, or write mode=share",
  );
}

/** Two profiles that cannot be compared; `mistake` is the report's. */
export function incomparableProfiles(mistake: string): ProblemMessage {
  return error("PJ075", mistake, "attach two profiles of one kind");
}

/** A profile without sample types. */
export function unreadableProfile(): ProblemMessage {
  return error("PJ075", "the profile cannot be read", "attach a profile that can be");
}
