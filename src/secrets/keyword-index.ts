/** Called with the number of a keyword and the place behind its end. */
export type KeywordHit = (keyword: number, end: number) => void;

/** Finds keywords of ASCII in a text, in capital or small letters, in a single pass. */
export type KeywordSearch = (text: string, hit: KeywordHit) => void;

/** Characters that the automaton distinguishes. */
const ALPHABET = 128;

/**
 * Makes a search for keywords, an automaton after Aho and Corasick, "Efficient string matching" (1975), with every
 * transition computed beforehand. Keywords are in small letters.
 */
export function keywordSearch(keywords: readonly string[]): KeywordSearch {
  const {next, ends} = automaton(keywords);
  return (text, hit) => {
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= ALPHABET) {
        state = 0;
        continue;
      }
      state = next[state * ALPHABET + (code >= 65 && code <= 90 ? code + 32 : code)] ?? 0;
      const found = ends[state];
      if (found) for (const keyword of found) hit(keyword, at + 1);
    }
  };
}

interface Automaton {
  /** The state behind a state and a character. */
  readonly next: Int32Array;
  /** Keywords that end in a state; absent without any. */
  readonly ends: readonly (readonly number[] | undefined)[];
}

function automaton(keywords: readonly string[]): Automaton {
  const size = 1 + keywords.reduce((sum, {length}) => sum + length, 0);
  const next = new Int32Array(size * ALPHABET);
  const ends: (number[] | undefined)[] = [];
  let states = 1;
  keywords.forEach((keyword, number) => {
    let state = 0;
    for (const character of keyword) {
      const place = state * ALPHABET + character.charCodeAt(0);
      next[place] ||= states++;
      state = next[place] ?? 0;
    }
    ends[state] = [...(ends[state] ?? []), number];
  });
  linkFailures(next, ends);
  return {next, ends};
}

/** Gives every state the transitions and keywords of its longest suffix that is a state, breadth first. */
function linkFailures(next: Int32Array, ends: (number[] | undefined)[]): void {
  const failure = new Int32Array(next.length / ALPHABET);
  const queue: number[] = [];
  for (let code = 0; code < ALPHABET; code++) if (next[code]) queue.push(next[code] ?? 0);
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    const suffix = failure[state] ?? 0;
    const inherited = ends[suffix];
    if (inherited) ends[state] = [...(ends[state] ?? []), ...inherited];
    for (let code = 0; code < ALPHABET; code++) {
      const place = state * ALPHABET + code;
      const other = next[suffix * ALPHABET + code] ?? 0;
      const child = next[place];
      if (child) {
        failure[child] = other;
        queue.push(child);
      } else next[place] = other;
    }
  }
}
