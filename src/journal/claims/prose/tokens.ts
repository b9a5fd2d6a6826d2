import {BYTES_OF, SECONDS_OF} from "../../../units/written-units.ts";

/** A number with its unit. */
export interface NumberToken {
  readonly kind: "number";
  /** Without its sign. */
  readonly value: number;
  /** Value of the last written digit: 0.1 for `30.4`. */
  readonly step: number;
  readonly sign: "" | "+" | "-";
  readonly of: "percent" | "factor" | "time" | "size" | "nothing";
  /** Factor to the tidied unit: 1e-9 for `ns`; 1 for percentages and factors. */
  readonly scale: number;
  /** As written: `-58 %`. */
  readonly text: string;
}

/** A part of a sentence. */
export type Token =
  | NumberToken
  // Lower case.
  | {readonly kind: "word"; readonly text: string}
  | {readonly kind: "benchmark"; readonly name: string}
  // Punctuation, brackets and arrows.
  | {readonly kind: "mark"; readonly text: string}
  // p and n of a test, as benchstat prints them: `p=0.000`, `n=10`.
  | {readonly kind: "statistic"};

/** Longest word that is looked up. */
const LONGEST_WORD = 500;

/** Longest sentence that is read, in words. */
const LONGEST_SENTENCE = 200;

const TIMES: ReadonlyMap<string, number> = new Map([...SECONDS_OF, ["sec", 1]]);

const SIZES: ReadonlyMap<string, number> = new Map([...BYTES_OF, ["bytes", 1], ["KB", 1024]]);

const PERCENTS: ReadonlySet<string> = new Set(["%", "percent", "per cent"]);
const FACTORS: ReadonlySet<string> = new Set(["x", "×", "times", "-fold", "fold"]);

/**
 * Splits a sentence into tokens; undefined if a part is not a token, such as a version, a date, a range or a quotation.
 * `known` holds the ways to write the names of benchmarks.
 */
export function sentenceTokens(text: string, known: ReadonlySet<string>): Token[] | undefined {
  const chunks = text.split(/\s+/).filter(chunk => chunk !== "");
  if (chunks.length > LONGEST_SENTENCE) return undefined;
  const tokens: Token[] = [];
  for (let i = 0; i < chunks.length; i++) {
    const chunk = chunks[i] ?? "";
    if (chunk.length > LONGEST_WORD) return undefined;
    const {before, core, after} = withoutPunctuation(chunk);
    const read = core === "" ? [] : coreToken(core, known, after === "" ? chunks.slice(i + 1, i + 3) : []);
    if (!read) return undefined;
    tokens.push(...marks(before));
    if ("token" in read) {
      tokens.push(read.token, ...marks(read.after ?? after));
      i += read.chunks;
    } else tokens.push(...marks(after));
  }
  return tokens;
}

interface ReadCore {
  readonly token: Token;
  /** How many of the next chunks belong to it: 1 for `45` before `%`. */
  readonly chunks: number;
  /** Punctuation behind the last of them. */
  readonly after?: string;
}

/** Punctuation on both sides of a chunk is taken off by index, so that long runs of it cost no more than once. */
function withoutPunctuation(chunk: string): {before: string; core: string; after: string} {
  let start = 0;
  while (start < chunk.length && "([~≈".includes(chunk[start] ?? "")) start++;
  let end = chunk.length;
  while (end > start && ")],.:;!".includes(chunk[end - 1] ?? "")) end--;
  return {before: chunk.slice(0, start), core: chunk.slice(start, end), after: chunk.slice(end)};
}

function marks(text: string): Token[] {
  return [...text].map(mark => ({kind: "mark", text: mark}));
}

function coreToken(core: string, known: ReadonlySet<string>, next: readonly string[]): ReadCore | undefined {
  const name = core.replace(/['’]s$/u, "").replace(/^Benchmark(?=.)/, "");
  if (known.has(name)) return {token: {kind: "benchmark", name}, chunks: 0};
  if (/^(?:→|->|=>|–|—|-)$/u.test(core)) return {token: {kind: "mark", text: core}, chunks: 0};
  if (/^(?:p[=<]\d\S*|n=\d+)$/.test(core)) return {token: {kind: "statistic"}, chunks: 0};
  if (/^[-+\u2212]?\d/.test(core)) return numberToken(core, next);
  const isWord = /^[a-zµ][a-zµ/-]*$/i.test(core);
  return isWord ? {token: {kind: "word", text: core.toLowerCase()}, chunks: 0} : undefined;
}

/** Reads a number with its unit, which may be the next word: `-58%`, `500 ns/op`, `30 per cent`, `3 times`. */
function numberToken(core: string, [second = "", third = ""]: readonly string[]): ReadCore | undefined {
  const [, sign = "", whole = "", fraction = "", suffix = ""] =
    /^([-+\u2212]?)(\d{1,3}(?:,\d{3})+|\d+)(?:[.,](\d{1,9}))?([^\d.,]*)$/u.exec(core) ?? [];
  if (whole === "") return undefined;
  const number = {
    kind: "number",
    value: Number(`${whole.replaceAll(",", "")}.${fraction || "0"}`),
    step: 10 ** -fraction.length,
    sign: sign === "" || sign === "+" ? sign : "-",
  } as const;
  const withUnit = (unit: string, chunks: number, after?: string): ReadCore | undefined => {
    const counted = unitOf(unit);
    if (!counted) return undefined;
    const text = [core, second, third].slice(0, chunks + 1).join(" ");
    return {
      token: {...number, ...counted, text: text.slice(0, text.length - (after ?? "").length)},
      chunks,
      ...(after !== undefined && {after}),
    };
  };
  if (suffix !== "") return withUnit(suffix, 0);
  const one = withoutPunctuation(second);
  const two = withoutPunctuation(`${second} ${third}`);
  return (
    withUnit(two.core, 2, two.after) ??
    withUnit(one.core, 1, one.after) ?? {token: {...number, of: "nothing", scale: 1, text: core}, chunks: 0}
  );
}

function unitOf(written: string): Pick<NumberToken, "of" | "scale"> | undefined {
  if (PERCENTS.has(written)) return {of: "percent", scale: 1};
  if (FACTORS.has(written)) return {of: "factor", scale: 1};
  const unit = written.replace(/\/op$/, "");
  const [time, size] = [TIMES.get(unit), SIZES.get(unit)];
  if (time !== undefined) return {of: "time", scale: time};
  return size === undefined ? undefined : {of: "size", scale: size};
}
