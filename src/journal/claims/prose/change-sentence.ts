import {isMark, numberAt, readValue, wordAt} from "./amounts.ts";
import type {ChangePhrase, PhraseContext} from "./change-phrases.ts";
import {readPhrase} from "./change-phrases.ts";
import type {Token} from "./tokens.ts";
import {
  ALLOCATING_VERBS,
  BASES,
  CAUSES,
  CHANGE_NOUNS,
  CHANGE_VERBS,
  COMPARATIVES,
  NEUTRAL,
  PASSIVE,
  RATIO_VERBS,
  REASONS,
  TIME,
  UNIT_WORDS,
  VALUE_VERBS,
} from "./words.ts";

/** A change that a sentence states of a benchmark. */
export interface StatedChange extends ChangePhrase {
  /** Tidied units that it may be of; undefined for any. */
  readonly units: readonly string[] | undefined;
}

/** A sentence that names a single benchmark and its change. */
export interface ChangeSentence {
  /** As written. */
  readonly name: string;
  /** Never empty. */
  readonly changes: readonly StatedChange[];
}

/** A part of a sentence between commas, `and` and `but`. */
interface Segment {
  readonly units: Set<string>;
  readonly phrases: ChangePhrase[];
}

/**
 * Reads the sentence `subject change`, in any order of its words. Undefined if a word or a number is not part of the grammar,
 * if several benchmarks are named, or if the unit of a change is open.
 */
export function readChangeSentence(all: readonly Token[]): ChangeSentence | undefined {
  const tokens = withoutReason(all);
  const names = new Set(tokens.flatMap(token => (token.kind === "benchmark" ? [token.name] : [])));
  const [name, ...others] = names;
  if (name === undefined || others.length > 0) return undefined;
  const segments = readSegments(tokens);
  if (!segments) return undefined;
  const allocates = tokens.some(token => token.kind === "word" && ALLOCATING_VERBS.has(token.text));
  const changes = segments.flatMap(segment =>
    segment.phrases.flatMap(phrase => withUnits(phrase, segment, segments, allocates) ?? []),
  );
  return changes.length > 0 ? {name, changes} : undefined;
}

/** Cuts off a reason at the end: `because the buffer is reused`. */
function withoutReason(tokens: readonly Token[]): readonly Token[] {
  const start = tokens.findIndex((_, i) => REASONS.some(words => startsWith(tokens, i, words)));
  return start < 0 ? tokens : tokens.slice(0, start);
}

function readSegments(tokens: readonly Token[]): Segment[] | undefined {
  let segment: Segment = {units: new Set(), phrases: []};
  const segments = [segment];
  let context: PhraseContext = {direction: undefined, valueVerb: undefined};
  for (let place = 0; place < tokens.length; ) {
    const phrase = readPhrase(tokens, place, context);
    if (phrase) {
      const {next, ...own} = phrase;
      const isAside = isMark(tokens, place, "(") && segment.phrases.length > 0;
      if (isRange(tokens, next) || (isAside && !repeats(own, segment.phrases))) return undefined;
      segment.phrases.push(own);
      place = next;
      continue;
    }
    const length = neutralLength(tokens, place);
    if (length === 0) return undefined;
    const word = wordAt(tokens, place) ?? "";
    if (isMark(tokens, place, ",", ";") || word === "and" || word === "but") {
      segment = {units: new Set(), phrases: []};
      segments.push(segment);
    }
    const unit = UNIT_WORDS.get(word);
    if (unit !== undefined) segment.units.add(unit);
    context = contextBehind(word, wordAt(tokens, place - 1) ?? "", context);
    place += length;
  }
  return segments;
}

/** `up` of `sped up` and `down` of `slowed down` have no direction of their own. */
function contextBehind(word: string, before: string, context: PhraseContext): PhraseContext {
  const isParticle = (word === "up" && before === "sped") || (word === "down" && before === "slowed");
  const direction = isParticle ? undefined : (CHANGE_VERBS.get(word) ?? COMPARATIVES.get(word));
  return {
    direction: direction ?? context.direction,
    valueVerb: VALUE_VERBS.has(word) ? word : context.valueVerb,
  };
}

/** True if a second number follows: `-30% to -20%`. */
function isRange(tokens: readonly Token[], place: number): boolean {
  const isJoined =
    ["to", "or", "and"].includes(wordAt(tokens, place) ?? "") || isMark(tokens, place, "–", "—", "-", "/");
  return isJoined && numberAt(tokens, place + 1) !== undefined;
}

/** True if a phrase in brackets repeats an earlier phrase with more digits: `about a third (30.4%)`. */
function repeats({meanings}: ChangePhrase, before: readonly ChangePhrase[]): boolean {
  return before.some(phrase =>
    phrase.meanings.some(one =>
      meanings.some(
        two => one.kind === "ratio" && two.kind === "ratio" && one.low <= two.high && two.low <= one.high,
      ),
    ),
  );
}

/** Counts the tokens at a place that do not affect a phrase; 0 if the first does. */
function neutralLength(tokens: readonly Token[], place: number): number {
  const token = tokens[place];
  switch (token?.kind) {
    case "benchmark":
      return isAdjective(tokens, place) ? 0 : 1;
    case "statistic":
      return 1;
    case "mark":
      if (token.text === "(" && wordAt(tokens, place + 1) === "see") return asideLength(tokens, place);
      return "()[],.:;!–—-".includes(token.text) ? 1 : 0;
    case "word":
      return neutralWords(tokens, place, token.text);
    default:
      return 0;
  }
}

/** True if the name of a benchmark may be a common word at the beginning of a sentence: `Big drop`, `Same as before`. */
function isAdjective(tokens: readonly Token[], place: number): boolean {
  const next = wordAt(tokens, place + 1) ?? "";
  return place === 0 && (CHANGE_NOUNS.has(next) || next === "as");
}

/** Counts the tokens of an aside, up to its closing bracket: `(see the run)`. */
function asideLength(tokens: readonly Token[], place: number): number {
  const end = tokens.findIndex((_, i) => i > place && isMark(tokens, i, ")"));
  return end < 0 ? 0 : end + 1 - place;
}

function neutralWords(tokens: readonly Token[], place: number, word: string): number {
  const next = wordAt(tokens, place + 1) ?? "";
  if (word === "than") {
    const base = BASES.find(words => startsWith(tokens, place + 1, words));
    return base ? base.length + 1 : 0;
  }
  if (word === "up" && next === "to") return 0;
  if (word === "as" && next === "before") return 2;
  if (word === "after") return afterLength(tokens, place);
  if (PASSIVE.has(word)) return CHANGE_VERBS.has(next) ? 1 : 0;
  if (CAUSES.has(word)) return isVerb(next) ? 1 : 0;
  if (VALUE_VERBS.has(word) && readValue(tokens, place + 1)) return 1;
  return [NEUTRAL, UNIT_WORDS, COMPARATIVES, CHANGE_VERBS].some(words => words.has(word)) ? 1 : 0;
}

/** Counts the tokens of `after the change`; 0 for any other `after`. */
function afterLength(tokens: readonly Token[], place: number): number {
  const length = ["the", "this", "that"].includes(wordAt(tokens, place + 1) ?? "") ? 3 : 2;
  return CAUSES.has(wordAt(tokens, place + length - 1) ?? "") ? length : 0;
}

function isVerb(word: string): boolean {
  return word === "made" || word === "makes" || CHANGE_VERBS.has(word) || RATIO_VERBS.has(word);
}

function startsWith(tokens: readonly Token[], place: number, words: readonly string[]): boolean {
  return words.every((word, i) => wordAt(tokens, place + i) === word);
}

/**
 * Adds the units that a phrase may be of: those of its own part, else those of the sentence if only this part states a
 * change.
 */
function withUnits(
  phrase: ChangePhrase,
  own: Segment,
  segments: readonly Segment[],
  allocates: boolean,
): StatedChange | undefined {
  if (phrase.meanings.some(({kind}) => kind === "values")) return {...phrase, units: undefined};
  const all = new Set(segments.flatMap(({units}) => [...units]));
  const isListed = segments.some(({units, phrases}) => units.size > 0 && phrases.length === 0);
  const isOnly = segments.every(segment => segment === own || segment.phrases.length === 0);
  const named = isListed || (own.units.size === 0 && isOnly) ? all : own.units;
  if (named.size > 1) return undefined;
  if (named.size === 1) return {...phrase, units: [...named]};
  if (phrase.isSpeed) return {...phrase, units: [TIME]};
  return {...phrase, units: allocates ? ["B/op", "allocs/op"] : undefined};
}
