import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import type {GridOptions} from "../../benchstat/compare/grid.ts";
import type {FoundComparison, FoundSummary, NotFound} from "../../benchstat/compare/lookup.ts";
import type {BenchmarkModel} from "../../benchstat/read/model.ts";
import {SUMMARY_ONLY} from "../../benchstat/read/summary-record.ts";
import {
  ambiguousBenchmark,
  noBenchmark,
  noBenchmarkPair,
  noUnit,
  onlySummary,
  severalPlaces,
  unknownPair,
} from "../../problems/directive-files.ts";
import type {EmbedContext} from "../embed.ts";
import {EmbedError} from "../embed.ts";
import type {TypedAttachment, TypedPair} from "./attachments.ts";
import {ofKind, pairLabel, pairsOfKind} from "./attachments.ts";

/** The journal's levels of a comparison, whose work the entry's meter pays for. */
export function meteredLevels({config, spend}: EmbedContext): GridOptions {
  return {...config.thresholds, ...(spend && {spend})};
}

/** The pairs of benchmark files that a directive may mean: the named pair, else all of the entry. Never empty. */
export function benchmarkPairs(
  {entry}: EmbedContext,
  name: string | undefined,
): readonly TypedPair<BenchmarkModel>[] {
  const pairs = pairsOfKind(entry, benchmarkKind);
  const names = pairs.map(pairLabel);
  if (!pairs.length) {
    const files = ofKind(entry, benchmarkKind).map(({attachment}) => attachment.name);
    throw new EmbedError(noBenchmarkPair(files));
  }
  if (name === undefined) return pairs;
  const named = pairs.filter(pair => pairLabel(pair) === name);
  if (named.length) return named;
  throw new EmbedError(unknownPair(name, names));
}

/** Lists the benchmark files that a number without a file may refer to: every head and every file without a pair. */
export function currentFiles({entry}: EmbedContext): TypedAttachment<BenchmarkModel>[] {
  return ofKind(entry, benchmarkKind).filter(({attachment}) => attachment.side !== "base");
}

/** A searched place with its result. */
export interface Looked<Found> {
  /** As an author names it: a file, a pair. */
  readonly place: string;
  readonly found: Found | NotFound;
}

/**
 * Returns the only number found. Throws without a candidate or with several, listing the candidates;
 * `attribute` selects a place.
 */
export function onlyFound<Found extends FoundSummary | FoundComparison>(
  looked: readonly Looked<Found>[],
  name: string,
  unit: string | undefined,
  attribute: string,
): Found {
  const hits = looked.flatMap(({place, found}) => (found.kind === "found" ? [{place, found}] : []));
  const [hit, ...others] = hits;
  if (hit && !others.length) return hit.found;
  if (hit) {
    const places = hits.map(({place}) => place);
    throw new EmbedError(severalPlaces(name, attribute, places));
  }
  throw notFound(looked, name, unit);
}

/** Why a number was found nowhere; the reason that came nearest to finding it. */
function notFound(
  looked: readonly Looked<FoundSummary | FoundComparison>[],
  name: string,
  unit: string | undefined,
): EmbedError {
  const reasons = looked.flatMap(({place, found}) =>
    found.kind === "found" ? [] : [{place, reason: found}],
  );
  const places = reasons.map(({place}) => place);
  for (const {place, reason} of reasons) {
    if (reason.kind === "ambiguous") return new EmbedError(ambiguousBenchmark(name, place, reason.names));
    if (reason.kind === "summary-only") return new EmbedError(onlySummary(name, place, SUMMARY_ONLY));
    if (reason.kind === "no-unit") return new EmbedError(noUnit(name, place, unit ?? "", reason.units));
  }
  const names = [
    ...new Set(reasons.flatMap(({reason}) => (reason.kind === "no-benchmark" ? reason.names : []))),
  ];
  return new EmbedError(noBenchmark(name, places, names));
}
