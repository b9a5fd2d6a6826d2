import type {GridOptions} from "../../benchstat/compare/grid.ts";
import {formatComparison, formatDelta} from "../../benchstat/compare/wording.ts";
import {matchRows} from "../../benchstat/project/match-name.ts";
import type {Problem, ProblemMessage} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {contradictedText} from "../../problems/claims.ts";
import {isSignificant} from "../../stats/comparison.ts";
import type {Entry} from "../entry/entry.ts";
import type {MeasuredChange} from "./claim-standing.ts";
import {changeIn, printedPercent} from "./claim-standing.ts";
import type {MeasuredRow} from "./comparison-scopes.ts";
import {comparisonScopes, spellings} from "./comparison-scopes.ts";
import type {Sentence} from "./prose-sentences.ts";
import {proseSentences} from "./prose-sentences.ts";

/** A change that a sentence speaks of. */
interface SpokenChange {
  /** As written: `-58 %`. */
  readonly text: string;
  /** What it may mean in per cent: `50% faster` is half the time to some and two thirds to others. */
  readonly meanings: readonly number[];
  /** How far the data may be from it, in points. */
  readonly tolerance: number;
}

/** What an entry's pairs measured. */
interface Measured {
  readonly names: readonly string[];
  /** Every way to write one of the names. */
  readonly known: ReadonlySet<string>;
  readonly rows: readonly MeasuredRow[];
}

/**
 * Warns of sentences that name one benchmark of the entry and one change which its files contradict. Anything less plain
 * than that is left alone: negations, plans, quotations, ranges, shares of a profile, sentences about other data.
 */
export function proseProblems(entry: Entry, levels: GridOptions): Problem[] {
  if (!/%|per ?cent/.test(entry.document.source)) return [];
  const rows = comparisonScopes(entry, levels)
    .pairs()
    .flatMap(pair => pair.rows);
  if (rows.length === 0) return [];
  const names = [...new Set(rows.map(({name}) => name))];
  const known = new Set(names.flatMap(spellings));
  const files = new Set(entry.attachments.map(({name}) => name));
  return proseSentences(entry.document.tree, files).flatMap(sentence => {
    const fault = contradiction(sentence, {names, known, rows});
    return fault ? [problemAt({file: entry.document.path, line: sentence.line}, fault)] : [];
  });
}

/** Words that make a sentence about something else than what was measured here, or leave its number open. */
const DOUBTFUL =
  /\b(?:not|no|none|nor|never|neither|without|cannot|expect\w*|goals?|aim\w*|targets?|hop(?:e|es|ed|ing)|if|unless|until|whether|would|could|should|might|may|perhaps|probably|maybe|predict\w*|estimat\w*|guess\w*|at least|at most|up to|over|under|almost|nearly|within|between|from|earlier|previous\w*|formerly|once|elsewhere|others?|another|instead|production|flat|cum|cumulative|shares?|profiles?|profiled|samples?|cpu|heap|geomean|mean|average|overall|total|together|confidence|intervals?|noise|points?|claim\w*|report\w*|says?|said|upstream|throughput|per second|gomaxprocs|procs?|threshold|limit|budget|wanted|will|plan\w*|baseline|when|whenever|where|while|machines?|laptops?|arm(?:64)?|x86|amd64|windows|macos|darwin|gc|garbage|compared|versus|vs|than(?! (?:before|the base|it was))|of the|of all|of its|of them)\b|n['’]t\b|[±"“”„«»?‘]|(?:^|\s)'|\bB\/s|(?<!\d)\d+\s?x\b|×/iu;

function contradiction({text}: Sentence, {names, known, rows}: Measured): ProblemMessage | undefined {
  const name = benchmarkIn(text, known);
  if (name === undefined || DOUBTFUL.test(text)) return undefined;
  const spoken = spokenChange(text);
  const unit = unitOf(text);
  if (!spoken || unit === undefined) return undefined;
  const wanted = new Set(matchRows(names, name));
  const changes = rows.flatMap(row =>
    wanted.has(row.name) && row.unit === unit ? (changeIn(row.cell) ?? []) : [],
  );
  const [first] = changes;
  if (!first || isBorneOut(spoken, changes)) return undefined;
  const measured = changes.length === 1 ? measuredText(first) : rangeText(changes);
  const directive = changes.length === 1 ? `:delta[${name}]{unit=${unit}}` : undefined;
  return contradictedText(spoken.text, name, `${measured} in ${unit}`, directive);
}

/** The one change of a sentence; undefined for none, several, or one that has no sign and no word for it. */
function spokenChange(text: string): SpokenChange | undefined {
  const [found, ...others] = text.matchAll(
    /(?<!\d\s?[-–−]?)([-+\u2212]?)(\d+(?:\.(\d+))?)\s?(?:%|per ?cent\b)/gu,
  );
  if (!found || others.length > 0) return undefined;
  const [written, sign = "", digits = "", decimals = ""] = found;
  const after = text.slice(found.index + written.length);
  const before = text.slice(0, found.index);
  const size = Number(digits);
  const about = /\b(?:about|around|roughly|some|ca\.?|approximately)\s+$|[~≈]\s?$/i.test(before);
  const tolerance = about ? Math.max(3, size / 10) : Math.max(1, 10 ** -decimals.length);
  if (sign !== "") {
    if (/\w$/.test(before)) return undefined;
    return {text: written, meanings: [sign === "+" ? size : -size], tolerance};
  }
  const meanings = wordedMeanings(size, before, after);
  return meanings && {text: written, meanings, tolerance};
}

function wordedMeanings(size: number, before: string, after: string): readonly number[] | undefined {
  const [, word] = /^\s+(faster|slower|less|fewer|lower|smaller|more|higher|larger)\b/.exec(after) ?? [];
  switch (word) {
    case "faster":
      return [-size, (100 / (100 + size) - 1) * 100];
    case "slower":
      return [size, size < 100 ? (100 / (100 - size) - 1) * 100 : size];
    case "less":
    case "fewer":
    case "lower":
    case "smaller":
      return [-size];
    case "more":
    case "higher":
    case "larger":
      return [size];
  }
  if (
    /\b(?:fell|falls?|fallen|drop(?:s|ped)?|decreased?s?|reduced|shrinks?|shrank|down) by\s+$/i.test(before)
  )
    return [-size];
  if (/\b(?:rose|rises?|risen|grew|grows?|grown|increase[ds]?|up) by\s+$/i.test(before)) return [size];
  return undefined;
}

/** The unit that the words of a sentence mean, time by default; undefined where they mean several. */
function unitOf(text: string): string | undefined {
  const meant = [
    /\balloc(?:s|ations?)?\b/i.test(text) ? "allocs/op" : "",
    /\b(?:bytes?|memory|B\/op)\b/i.test(text) ? "B/op" : "",
    /\b(?:time|faster|slower|latency|(?:ns|sec)\/op)\b/i.test(text) ? "sec/op" : "",
  ].filter(Boolean);
  return meant.length > 1 ? undefined : (meant[0] ?? "sec/op");
}

/** Longer words are looked up by nobody; taking signs off them would take time. */
const LONGEST_NAME = 500;

/** The one benchmark that a sentence names as a word of its own; undefined for none and for several. */
function benchmarkIn(text: string, known: ReadonlySet<string>): string | undefined {
  const words = text
    .split(/\s+/)
    .filter(word => word.length <= LONGEST_NAME)
    .map(word =>
      word
        .replace(/^[([]+/, "")
        .replace(/(?:[)\],.:]|['’]s)+$/u, "")
        .replace(/^Benchmark(?=.)/, ""),
    );
  const [only, ...others] = new Set(words.filter(word => known.has(word)));
  return others.length > 0 ? undefined : only;
}

/** Whether the data carry what is said, or have too few samples to say otherwise. */
function isBorneOut({meanings, tolerance}: SpokenChange, changes: readonly MeasuredChange[]): boolean {
  const percents = changes.flatMap(({base, head, comparison}) => {
    const printed = printedPercent(base, head);
    const untested = comparison.warnings.some(({kind}) => kind === "test-needs-samples");
    if (untested || printed === undefined) return [Number.NaN];
    return isSignificant(comparison) ? [printed] : [0, printed];
  });
  if (percents.some(Number.isNaN)) return true;
  const low = Math.min(...percents) - tolerance;
  const high = Math.max(...percents) + tolerance;
  return meanings.some(meaning => low <= meaning && meaning <= high);
}

function measuredText({base, head, comparison}: MeasuredChange): string {
  return `${formatDelta(base, head, comparison)} (${formatComparison(comparison)})`;
}

function rangeText(changes: readonly MeasuredChange[]): string {
  const ordered = changes.toSorted((a, b) => a.head / a.base - b.head / b.base);
  const [least] = ordered;
  const most = ordered.at(-1);
  const text = ({base, head, comparison}: MeasuredChange) => formatDelta(base, head, comparison);
  return `${least ? text(least) : ""} to ${most ? text(most) : ""} for ${changes.length} benchmarks`;
}
