import type {ProblemMessage} from "../problem.ts";
import {listNames} from "../text/list.ts";
import {didYouMean} from "../text/suggest.ts";
import {error, warning} from "./message.ts";

/** A claim that its grammar refuses. */
export function unreadableClaim(mistake: string, hint: string | undefined): ProblemMessage {
  return error("PJ101", mistake, hint);
}

/** A claim of a value that is not a quantity in the benchmark's unit; `examples` follow "write". */
export function badClaimQuantity(unit: string, written: string, examples: string): ProblemMessage {
  return error("PJ101", `value must be in ${unit}, got "${written}"`, `write ${examples}`);
}

/** A claim of a mean in a unit that no pair has. */
export function noMean(unit: string, known: readonly string[]): ProblemMessage {
  return error("PJ102", `no unit "${unit}" to have a geometric mean of; there are ${listNames(known)}`);
}

/** A claim in a unit that the benchmark does not have. */
export function noClaimedUnit(name: string, unit: string, known: readonly string[]): ProblemMessage {
  return error("PJ102", `benchmark "${name}" has no unit "${unit}"; it has ${listNames(known)}`);
}

/** A claim of a benchmark of which a tool wrote only a summary; `what` describes it. */
export function claimOfSummary(name: string, what: string): ProblemMessage {
  return error("PJ104", `benchmark "${name}" is a ${what}`);
}

/** A claim of a benchmark that the files do not have; `spellings` are all ways to write those there are. */
export function noClaimedBenchmark(
  name: string,
  places: readonly string[],
  known: readonly string[],
  spellings: readonly string[],
): ProblemMessage {
  return error(
    "PJ102",
    `no benchmark "${name}" in ${listNames(places)}; there are ${listNames(known)}`,
    didYouMean(name, spellings),
  );
}

/** A claim in an entry without the files to check it; `what` is "pair of benchmark files" or "benchmark file". */
export function noClaimedFiles(what: string): ProblemMessage {
  return error(
    "PJ102",
    `this entry has no ${what}`,
    "name the files before.txt and after.txt for a change, or claim a value",
  );
}

/** A claim of a file or pair that the entry does not have. */
export function noClaimedPlace(what: string, name: string, known: readonly string[]): ProblemMessage {
  return error("PJ102", `no ${what} "${name}"; there are ${listNames(known)}`);
}

/** A claim that several files or pairs match; `what` is the subject. */
export function severalClaimedPlaces(what: string, places: readonly string[]): ProblemMessage {
  return error(
    "PJ102",
    `${what} is in ${listNames(places)}, expected one place`,
    `write "in ${places[0] ?? ""}" behind the claim`,
  );
}

/** A claim with its fault, for a line of its file; `fault` is a message of the functions above. */
export function faultyClaim(claim: string, fault: ProblemMessage): ProblemMessage {
  return {...fault, message: `claim "${claim}": ${fault.message}`};
}

/** A claim that the samples contradict; `got` is the measured change and the reason, appended to the message. */
export function contradictedClaim(claim: string, got: string): ProblemMessage {
  return error(
    "PJ103",
    `claim "${claim}" is contradicted by the data${got}`,
    "correct the claim, or attach the files that it is about",
  );
}

/** A claim that the samples do not show. */
export function claimNotShown(claim: string, got: string): ProblemMessage {
  return error(
    "PJ104",
    `claim "${claim}" is not shown by the data${got}`,
    "claim what the data carry, or measure again with more samples",
  );
}

/** A number in a sentence that the samples contradict; `directive` shows it, undefined for several benchmarks. */
export function contradictedText(
  spoken: string,
  name: string,
  measured: string,
  directive: string | undefined,
): ProblemMessage {
  return warning(
    "PJ105",
    `text says ${spoken} of "${name}", data say ${measured}`,
    directive === undefined
      ? "name one of the benchmarks in full, or correct the number"
      : `write ${directive}, which always shows the measured change`,
  );
}

/** Codes of claims that do not hold, by their standing. */
export const CLAIM_CODES = {holds: undefined, contradicted: "PJ103", "not shown": "PJ104"} as const;
