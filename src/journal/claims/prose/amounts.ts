import type {Amount, Interval, Meaning} from "./change-meanings.ts";
import {factorAmount, percentAmount, valueInterval} from "./change-meanings.ts";
import type {NumberToken, Token} from "./tokens.ts";
import {APPROXIMATE, FACTOR_WORDS, FRACTIONS, UNIT_WORDS} from "./words.ts";

/** Something read from tokens, and the place of the first token behind it. */
export type Read<Value> = Value & {readonly next: number};

/** Returns the word at a place; undefined for another token. */
export function wordAt(tokens: readonly Token[], place: number): string | undefined {
  const token = tokens[place];
  return token?.kind === "word" ? token.text : undefined;
}

/** Returns the number at a place; undefined for another token. */
export function numberAt(tokens: readonly Token[], place: number): NumberToken | undefined {
  const token = tokens[place];
  return token?.kind === "number" ? token : undefined;
}

/** True if the token at a place is that punctuation. */
export function isMark(tokens: readonly Token[], place: number, ...texts: readonly string[]): boolean {
  const token = tokens[place];
  return token?.kind === "mark" && texts.includes(token.text);
}

/** Reads `30 %`, `about 3x`, `a third`, `twice`, `a factor of 3`. */
export function readAmount(tokens: readonly Token[], place: number): Read<{amount: Amount}> | undefined {
  const start = skipApproximate(tokens, place);
  const isAbout = start > place;
  const number = numberAt(tokens, start);
  if (number) {
    const {value, step, text, sign, of} = number;
    if (sign !== "") return undefined;
    if (of === "percent") return {amount: percentAmount(value, step, isAbout, text), next: start + 1};
    if (of === "factor") return {amount: factorAmount(value, step, isAbout, text), next: start + 1};
    return undefined;
  }
  return readFactorOf(tokens, start, isAbout) ?? readWordAmount(tokens, start);
}

/** Reads `a factor of 3`. */
function readFactorOf(
  tokens: readonly Token[],
  place: number,
  isAbout: boolean,
): Read<{amount: Amount}> | undefined {
  const words = [0, 1, 2].map(i => wordAt(tokens, place + i)).join(" ");
  const number = numberAt(tokens, place + 3);
  if (words !== "a factor of" || number?.of !== "nothing") return undefined;
  const text = `a factor of ${number.text}`;
  return {amount: factorAmount(number.value, number.step, isAbout, text), next: place + 4};
}

/** Reads `a third`, `half`, `twice`. */
function readWordAmount(tokens: readonly Token[], place: number): Read<{amount: Amount}> | undefined {
  const word = wordAt(tokens, place) ?? "";
  for (const [text, length] of [
    [`${word} ${wordAt(tokens, place + 1) ?? ""}`, 2],
    [word, 1],
  ] as const) {
    const percent = FRACTIONS.get(text);
    if (percent !== undefined) return {amount: percentAmount(percent, 1, true, text), next: place + length};
  }
  const factor = FACTOR_WORDS.get(word);
  return factor === undefined ? undefined : {amount: factorAmount(factor, 1, true, word), next: place + 1};
}

/** A written value with the unit it is of. */
export interface WrittenValue {
  readonly interval: Interval;
  readonly unit: string;
  /** `500 ns`. */
  readonly text: string;
}

/** Reads `500 ns`, `about 2 KiB`, `12 allocs`. */
export function readValue(tokens: readonly Token[], place: number): Read<WrittenValue> | undefined {
  const start = skipApproximate(tokens, place);
  const number = numberAt(tokens, start);
  if (number?.sign !== "") return undefined;
  const interval = valueInterval(number, start > place);
  if (number.of === "time") return {interval, unit: "sec/op", text: number.text, next: start + 1};
  if (number.of === "size") return {interval, unit: "B/op", text: number.text, next: start + 1};
  const counted = wordAt(tokens, start + 1) ?? "";
  if (number.of !== "nothing" || UNIT_WORDS.get(counted) !== "allocs/op") return undefined;
  return {interval, unit: "allocs/op", text: `${number.text} ${counted}`, next: start + 2};
}

/** Reads two values with `to` or an arrow between them; the first may go without its unit: `12 to 8 allocs`. */
export function readValuePair(
  tokens: readonly Token[],
  place: number,
): Read<{meaning: Meaning; text: string}> | undefined {
  const first = numberAt(tokens, place);
  if (!first) return undefined;
  const own = readValue(tokens, place);
  const between = own?.next ?? place + 1;
  const isPair = wordAt(tokens, between) === "to" || isMark(tokens, between, "→", "->", "=>");
  const head = isPair ? readValue(tokens, between + 1) : undefined;
  if (!head) return undefined;
  const second = numberAt(tokens, between + 1);
  const scale = second?.scale ?? 1;
  const base =
    own?.interval ?? (first.of === "nothing" ? valueInterval({...first, scale}, false) : undefined);
  if (!base || (own && own.unit !== head.unit)) return undefined;
  const meaning = {kind: "values", unit: head.unit, base, head: head.interval} as const;
  return {meaning, text: `${own?.text ?? first.text} to ${head.text}`, next: head.next};
}

function skipApproximate(tokens: readonly Token[], place: number): number {
  let next = place;
  while (APPROXIMATE.has(wordAt(tokens, next) ?? "") || isMark(tokens, next, "~", "≈")) next++;
  return next;
}
