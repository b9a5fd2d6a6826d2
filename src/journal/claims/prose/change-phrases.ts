import type {Read} from "./amounts.ts";
import {isMark, numberAt, readAmount, readValue, readValuePair, wordAt} from "./amounts.ts";
import type {Meaning} from "./change-meanings.ts";
import {amountMeanings, asMeaning, percentAmount, ratioMeaning, signedMeaning} from "./change-meanings.ts";
import type {Token} from "./tokens.ts";
import type {Direction} from "./words.ts";
import {
  AS_ADJECTIVES,
  CHANGE_NOUNS,
  CHANGE_VERBS,
  COMPARATIVES,
  FACTOR_WORDS,
  RATIO_VERBS,
  SIZE_VERBS,
  UNIT_WORDS,
} from "./words.ts";

/** A change or a value that a sentence states. */
export interface ChangePhrase {
  /** The amount as written: `45 %`, `halved`, `500 ns to 400 ns`. */
  readonly text: string;
  readonly meanings: readonly Meaning[];
  /** True for a comparison of speed: `faster`, `as slow`. */
  readonly isSpeed: boolean;
}

/** Meaning of the words before a phrase. */
export interface PhraseContext {
  /** Direction of the last verb or comparative. */
  readonly direction: Direction | undefined;
  /** The last verb that a value follows. */
  readonly valueVerb: string | undefined;
}

type Rule = (
  tokens: readonly Token[],
  place: number,
  context: PhraseContext,
) => Read<ChangePhrase> | undefined;

const SPEED_WORDS: ReadonlySet<string> = new Set([
  "faster",
  "quicker",
  "speedup",
  "speed-up",
  "slower",
  "slowdown",
]);

/** `-58 %`, and `-58 % faster`. */
const signedPercent: Rule = (tokens, place) => {
  const number = numberAt(tokens, place);
  if (number?.of !== "percent" || number.sign === "") return undefined;
  const amount = percentAmount(number.value, number.step, false, number.text);
  const word = wordAt(tokens, place + 1) ?? "";
  const direction = COMPARATIVES.get(word);
  return {
    text: number.text,
    meanings: [signedMeaning(amount, number.sign), ...(direction ? amountMeanings(amount, direction) : [])],
    isSpeed: SPEED_WORDS.has(word),
    next: place + (direction ? 2 : 1),
  };
};

/** `30 % faster`, `a third less`, `1.1x slower`, `a 45 % reduction`. */
const comparison: Rule = (tokens, place) => {
  const read = readAmount(tokens, place);
  const word = (read && wordAt(tokens, read.next)) ?? "";
  const direction = COMPARATIVES.get(word);
  if (!read || !direction) return undefined;
  const {amount, next} = read;
  const meanings = amountMeanings(amount, direction);
  return {text: amount.text, meanings, isSpeed: SPEED_WORDS.has(word), next: next + 1};
};

/** `3x as fast`, `twice as many`, `half as long`. */
const asComparison: Rule = (tokens, place) => {
  const word = wordAt(tokens, place) ?? "";
  const factor = FACTOR_WORDS.get(word);
  const read = factor === undefined ? readAmount(tokens, place) : undefined;
  const next = factor === undefined ? read?.next : place + 1;
  if (next === undefined || wordAt(tokens, next) !== "as") return undefined;
  const adjective = AS_ADJECTIVES.get(wordAt(tokens, next + 1) ?? "");
  if (!adjective || read?.amount.of === "percent") return undefined;
  const direction = adjective === "slower" ? "up" : adjective;
  const meaning =
    factor === undefined
      ? read && asMeaning(read.amount, direction)
      : ratioMeaning(direction === "faster" ? 1 / factor : factor);
  const isSpeed = adjective === "faster" || adjective === "slower";
  return meaning && {text: read?.amount.text ?? word, meanings: [meaning], isSpeed, next: next + 2};
};

/** `half the time`, `a third of the bytes`, `3x the memory`; stops before the unit. */
const shareOfUnit: Rule = (tokens, place) => {
  const word = wordAt(tokens, place) ?? "";
  const factor = FACTOR_WORDS.get(word);
  const read = readAmount(tokens, place);
  const isCounted = numberAt(tokens, place)?.of === "percent";
  if (!read || isCounted) return undefined;
  let {next} = read;
  if (wordAt(tokens, next) === "of") next++;
  const article = wordAt(tokens, next) ?? "";
  if ((article === "the" || article === "its") && UNIT_WORDS.has(wordAt(tokens, next + 1) ?? "")) {
    const {amount} = read;
    const ratio = factor ?? (amount.of === "percent" ? amount.value / 100 : amount.value);
    return {text: amount.text, meanings: [ratioMeaning(ratio)], isSpeed: false, next: next + 1};
  }
  return undefined;
};

/** `rose 45 %`, `by 30 %`, `a reduction of 45 %`, `(30.4%)`: an amount in the direction of a word before it. */
const directedAmount: Rule = (tokens, place, {direction}) => {
  if (!direction) return undefined;
  const before = wordAt(tokens, place - 1) ?? "";
  const word = wordAt(tokens, place);
  const isBy = word === "by" || isMark(tokens, place, "(");
  const isOf = word === "of" && CHANGE_NOUNS.has(before);
  const isDirect = CHANGE_VERBS.has(before);
  if (!isBy && !isOf && !isDirect) return undefined;
  const read = readAmount(tokens, isBy || isOf ? place + 1 : place);
  if (!read) return undefined;
  return {
    text: read.amount.text,
    meanings: amountMeanings(read.amount, direction),
    isSpeed: false,
    next: read.next,
  };
};

/** `halved`, `doubled`; `cut in half`. */
const ratioWord: Rule = (tokens, place, {direction}) => {
  const word = wordAt(tokens, place) ?? "";
  const ratio = RATIO_VERBS.get(word);
  if (ratio !== undefined)
    return {text: word, meanings: [ratioMeaning(ratio)], isSpeed: false, next: place + 1};
  if (direction !== "down" || word !== "in" || wordAt(tokens, place + 1) !== "half") return undefined;
  return {text: "in half", meanings: [ratioMeaning(1 / 2)], isSpeed: false, next: place + 2};
};

/** `from 500 ns to 400 ns`, `500 ns → 400 ns`. */
const fromTo: Rule = (tokens, place) => {
  const read = readValuePair(tokens, wordAt(tokens, place) === "from" ? place + 1 : place);
  return read && {text: read.text, meanings: [read.meaning], isSpeed: false, next: read.next};
};

/** `takes 500 ns`, `fell to 400 ns`, `: 500 ns`; not `500 ns faster`, which is a difference. */
const singleValue: Rule = (tokens, place, {direction, valueVerb}) => {
  const isTo =
    wordAt(tokens, place) === "to" && direction !== undefined && wordAt(tokens, place - 1) !== "up";
  const isListed = isMark(tokens, place - 1, ":");
  if (!isTo && !isListed && valueVerb === undefined) return undefined;
  const read = readValue(tokens, isTo ? place + 1 : place);
  if (!read || COMPARATIVES.has(wordAt(tokens, read.next) ?? "")) return undefined;
  const {interval, unit, text, next} = read;
  if (unit === "B/op" && !isTo && !isListed && !SIZE_VERBS.has(valueVerb ?? "")) return undefined;
  const isHead = isTo || wordAt(tokens, next) === "now" || wordAt(tokens, place - 1) === "now";
  const side = isHead ? {head: interval} : {either: interval};
  return {text, meanings: [{kind: "values", unit, ...side}], isSpeed: false, next};
};

/** `: 3x`: a factor without a direction has either direction. */
const bareFactor: Rule = (tokens, place) => {
  const number = numberAt(tokens, place);
  if (number?.of !== "factor" || number.sign !== "" || !isMark(tokens, place - 1, ":")) return undefined;
  const read = readAmount(tokens, place);
  if (!read) return undefined;
  const {amount, next} = read;
  const meanings = [asMeaning(amount, "up"), asMeaning(amount, "faster")];
  return {text: amount.text, meanings, isSpeed: false, next};
};

/** In the order they are tried. */
const RULES: readonly Rule[] = [
  signedPercent,
  comparison,
  asComparison,
  shareOfUnit,
  directedAmount,
  ratioWord,
  fromTo,
  singleValue,
  bareFactor,
];

/** Reads the phrase that begins at a token; undefined without a phrase. */
export function readPhrase(
  tokens: readonly Token[],
  place: number,
  context: PhraseContext,
): Read<ChangePhrase> | undefined {
  for (const rule of RULES) {
    const read = rule(tokens, place, context);
    if (read) return read;
  }
  return undefined;
}
