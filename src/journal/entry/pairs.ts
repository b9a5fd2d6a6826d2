import {compareText} from "../../text/compare.ts";
import {withoutExtensions} from "../../text/extensions.ts";

/** Words that make a file the base of a pair, each with the word its head most likely has. */
const COUPLES: readonly (readonly [base: string, head: string])[] = [
  ["before", "after"],
  ["base", "head"],
  ["old", "new"],
  ["off", "on"],
  ["baseline", "head"],
  ["main", "head"],
];
const BASE_WORDS: ReadonlySet<string> = new Set(COUPLES.map(([base]) => base));
const HEAD_WORDS: ReadonlySet<string> = new Set(COUPLES.map(([, head]) => head));

/** Side of a pair by a file's name. */
interface Mark {
  readonly file: string;
  readonly word: string;
  readonly side: "base" | "head";
  /** The name without the word: the common part of a pair's names. */
  readonly common: string;
}

/** Two names that belong together. */
export interface NamePair {
  /** Common part of the names, without separators and extensions; "" for plain `before.txt`, `after.txt`. */
  readonly name: string;
  readonly base: string;
  readonly head: string;
}

/**
 * Finds the files that are before and after of the same thing by their names: `before.txt` and `after.txt`,
 * `cpu.before.pb.gz` and `cpu.after.pb.gz`, `old/run.txt` and `new/run.txt`.
 * Words of a couple are matched before words of two couples; if more than one file would fit, no pair is made.
 */
export function findPairs(names: readonly string[]): NamePair[] {
  const groups = Map.groupBy(names.flatMap(marksOf), mark => mark.common);
  const used = new Set<string>();
  const pairs: NamePair[] = [];
  for (const group of groups.values()) {
    for (const [base, head] of pairsOf(group)) {
      if (used.has(base.file) || used.has(head.file)) continue;
      used.add(base.file).add(head.file);
      pairs.push({name: commonName(base.common), base: base.file, head: head.file});
    }
  }
  return pairs.sort((a, b) => compareText(a.base, b.base));
}

/** Lists the words of a name that could mark its side, the last first, since a suffix is more specific than a prefix. */
function marksOf(file: string): Mark[] {
  return [...file.matchAll(/[^._/-]+/g)]
    .flatMap(match => {
      const word = match[0].toLowerCase();
      const side = BASE_WORDS.has(word) ? "base" : HEAD_WORDS.has(word) ? "head" : undefined;
      if (!side) return [];
      const common = `${file.slice(0, match.index)}\0${file.slice(match.index + word.length)}`;
      return [{file, word, side, common} satisfies Mark];
    })
    .reverse();
}

/** A file's name without the word that makes it a base or a head, and which of them. */
export interface SidedName {
  /** `parse.go` for `parse.after.go`, `after-parse.go` and `after/parse.go`; the name itself where it has no such word. */
  readonly plain: string;
  readonly side: "base" | "head" | undefined;
}

/** Reads a file's name as of a base or a head, by the last such word. */
export function sidedName(name: string): SidedName {
  const [mark] = marksOf(name);
  if (!mark) return {plain: name, side: undefined};
  const [before = "", after = ""] = mark.common.split("\0");
  const plain = before === "" ? after.replace(/^[._/-]/, "") : before.replace(/[._/-]$/, "") + after;
  return {plain, side: mark.side};
}

function pairsOf(group: readonly Mark[]): [Mark, Mark][] {
  const coupled = COUPLES.flatMap(([baseWord, headWord]) => {
    const bases = group.filter(mark => mark.word === baseWord);
    const heads = group.filter(mark => mark.word === headWord);
    return onlyPair(bases, heads);
  });
  if (coupled.length > 0) return coupled;
  return onlyPair(
    group.filter(mark => mark.side === "base"),
    group.filter(mark => mark.side === "head"),
  );
}

function onlyPair(bases: readonly Mark[], heads: readonly Mark[]): [Mark, Mark][] {
  const [base, ...otherBases] = bases;
  const [head, ...otherHeads] = heads;
  return base && head && !otherBases.length && !otherHeads.length ? [[base, head]] : [];
}

function commonName(common: string): string {
  return withoutExtensions(common)
    .replace(/(?<![._/-])[._/-]*\0[._/-]*/, "-")
    .replace(/^[._/-]+|(?<![._/-])[._/-]+$/g, "");
}
