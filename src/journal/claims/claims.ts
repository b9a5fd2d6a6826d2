import {matchRows, matchUnit} from "../../benchstat/project/match-name.ts";
import {SUMMARY_ONLY} from "../../benchstat/read/summary-record.ts";
import type {ProblemCode, ProblemMessage} from "../../problem.ts";
import {
  badClaimQuantity,
  CLAIM_CODES,
  claimOfSummary,
  noClaimedBenchmark,
  noClaimedFiles,
  noClaimedPlace,
  noClaimedUnit,
  noMean,
  severalClaimedPlaces,
  unreadableClaim,
} from "../../problems/claims.ts";
import {quantityExamples, readQuantity} from "../../units/read-quantity.ts";
import type {Entry} from "../entry/entry.ts";
import type {ClaimItem, Standing} from "./claim-standing.ts";
import {changeIn, judgeAll, judgeChange, judgeMean, judgeValue} from "./claim-standing.ts";
import type {Claim} from "./claim-syntax.ts";
import {parseClaim} from "./claim-syntax.ts";
import type {ComparisonScope, ComparisonScopes, MeasuredRow} from "./comparison-scopes.ts";
import {spellings} from "./comparison-scopes.ts";

/** A claim about the data, with its standing. */
export interface StatedClaim {
  /** As written in the front matter; made of name, unit and expectation where a number in the text carries it. */
  readonly text: string;
  /** `unreadable` if it cannot be compared with the data. */
  readonly standing: Standing | "unreadable";
  /** The measured value, as benchstat prints it; "" without a measurement. */
  readonly measured: string;
  /** Why the claim is not shown, or cannot be read; "" if the measured number explains it. */
  readonly reason: string;
  /** 1-based in index.md; absent when it is not known. */
  readonly line?: number;
  readonly column?: number;
  /** The rule that is broken; absent where the claim holds. */
  readonly code?: ProblemCode;
  /** A correct form of the claim, if known. */
  readonly hint?: string;
}

/** Holds the claims of an entry's front matter against its benchmark results, by benchstat's statistics. */
export function entryClaims(entry: Entry, places: ComparisonScopes): StatedClaim[] {
  const {claims} = entry.meta;
  if (claims.length === 0) return [];
  return claims.map((text, index) => {
    const line = entry.metaLines?.get(`claims.${index}`) ?? entry.metaLines?.get("claims");
    return {...stateClaim(text, places), ...(line !== undefined && {line})};
  });
}

/** Why a claim cannot be held against the data. */
class ClaimFault extends Error {
  readonly problem: ProblemMessage;

  constructor(problem: ProblemMessage) {
    super(problem.message);
    this.problem = problem;
  }
}

function stateClaim(text: string, places: ComparisonScopes): StatedClaim {
  const claim = parseClaim(text);
  if ("mistake" in claim) return unreadable(text, unreadableClaim(claim.mistake, claim.hint));
  try {
    const {standing, measured, reason = ""} = judgeAll(itemsOf(claim, places));
    const code = CLAIM_CODES[standing];
    return {text, standing, measured, reason, ...(code && {code})};
  } catch (error) {
    if (!(error instanceof ClaimFault)) throw error;
    return unreadable(text, error.problem);
  }
}

function unreadable(text: string, {code, message: reason, hint}: ProblemMessage): StatedClaim {
  return {text, standing: "unreadable", measured: "", reason, code, ...(hint !== undefined && {hint})};
}

function itemsOf(claim: Claim, places: ComparisonScopes): ClaimItem[] {
  const {bound, subject} = claim;
  if (bound.kind === "value") {
    const {unit, rows} = chosenRows(claim, places.files(), "benchmark file");
    const quantity = readQuantity(bound.quantity, unit);
    if (!quantity) throw new ClaimFault(badClaimQuantity(unit, bound.quantity, quantityExamples(unit)));
    return rows.map(({name, cell}) => {
      const n = cell.series.reduce((sum, {start, end}) => sum + end - start, 0);
      return {name, size: cell.summary.center, ...judgeValue(bound.operator, quantity, {...cell, unit, n})};
    });
  }
  if (subject === "geomean")
    return meansOf(claim, places).map(mean => ({name: "", size: mean.ratio ?? 1, ...judgeMean(bound, mean)}));
  const {rows} = chosenRows(claim, places.pairs(), "pair of benchmark files");
  return rows.flatMap(({name, cell}) => {
    const change = changeIn(cell);
    return change ? [{name, size: change.head / change.base, ...judgeChange(bound, change)}] : [];
  });
}

function meansOf({unit, place}: Claim, places: ComparisonScopes) {
  const found = placesNamed(places.pairs(), place, "pair of benchmark files").map(({name, means}) => ({
    name,
    means: means.filter(
      mean =>
        mean.unit ===
        matchUnit(
          means.map(one => one.unit),
          unit ?? "sec/op",
        ),
    ),
  }));
  const [only] = onlyPlace(
    found.filter(({means}) => means.length > 0),
    "geomean",
  );
  if (only) return only.means;
  const units = [...new Set(places.pairs().flatMap(({means}) => means.map(mean => mean.unit)))];
  throw new ClaimFault(noMean(unit ?? "sec/op", units));
}

/** The rows that a claim is of, all in the same unit and place. */
function chosenRows(
  {subject, unit: written, place}: Claim,
  all: readonly ComparisonScope[],
  what: string,
): {unit: string; rows: MeasuredRow[]} {
  const looked = placesNamed(all, place, what);
  const names = [...new Set(looked.flatMap(({rows}) => rows.map(({name}) => name)))];
  const wanted = new Set(matchRows(names, subject));
  if (wanted.size === 0) throw noBenchmark(subject, names, looked);
  const matching = looked.map(({name, rows}) => ({name, rows: rows.filter(row => wanted.has(row.name))}));
  const units = [...new Set(matching.flatMap(({rows}) => rows.map(({unit}) => unit)))];
  const unit = written === undefined ? (matchUnit(units, "sec/op") ?? units[0]) : matchUnit(units, written);
  if (unit === undefined) throw new ClaimFault(noClaimedUnit(subject, written ?? "", units));
  const inUnit = matching.map(({name, rows}) => ({name, rows: rows.filter(row => row.unit === unit)}));
  const [only] = onlyPlace(
    inUnit.filter(({rows}) => rows.length > 0),
    `benchmark "${subject}"`,
  );
  return {unit, rows: only?.rows ?? []};
}

function noBenchmark(
  subject: string,
  names: readonly string[],
  looked: readonly ComparisonScope[],
): ClaimFault {
  const summarized = looked.flatMap(place => place.summarized);
  if (matchRows(summarized, subject).length > 0) return new ClaimFault(claimOfSummary(subject, SUMMARY_ONLY));
  const places = looked.map(({name}) => name);
  return new ClaimFault(
    noClaimedBenchmark(subject, places, names, names.slice(0, COMPARED).flatMap(spellings)),
  );
}

/** Maximum names compared with a claim's, since a distance costs the product of two lengths. */
const COMPARED = 1000;

function placesNamed(
  all: readonly ComparisonScope[],
  name: string | undefined,
  what: string,
): readonly ComparisonScope[] {
  if (all.length === 0) throw new ClaimFault(noClaimedFiles(what));
  if (name === undefined) return all;
  const named = all.filter(place => place.name === name);
  if (named.length > 0) return named;
  throw new ClaimFault(
    noClaimedPlace(
      what,
      name,
      all.map(place => place.name),
    ),
  );
}

function onlyPlace<Place extends {readonly name: string}>(
  found: readonly Place[],
  what: string,
): readonly Place[] {
  const [first, ...others] = found;
  if (!first || others.length === 0) return found;
  throw new ClaimFault(
    severalClaimedPlaces(
      what,
      found.map(({name}) => name),
    ),
  );
}
