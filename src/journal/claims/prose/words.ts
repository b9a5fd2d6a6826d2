/**
 * The words of a sentence about a measured change. A sentence with any other word is left alone: it may be about another
 * machine, version or quantity, a plan, a share of a profile, or a number that somebody else measured.
 */

/** Direction of a change: the measured number falls or rises, or the program becomes faster or slower. */
export type Direction = "down" | "up" | "faster" | "slower";

/** Words behind an amount: `30 % faster`, `10 % more time`, `a 45 % reduction`. */
export const COMPARATIVES = directions({
  faster: "faster quicker speedup speed-up improvement",
  slower: "slower slowdown regression",
  down: "less fewer lower smaller shorter reduction decrease drop saving",
  up: "more higher larger bigger longer greater increase growth",
});

/** Nouns that an amount follows: `a reduction of 45 %`. */
export const CHANGE_NOUNS: ReadonlySet<string> = new Set(
  words("speedup speed-up improvement slowdown regression reduction decrease drop saving increase growth"),
);

/** Verbs that an amount follows: `rose 45 %`, `fell by 30 %`, `reduced the time by a third`. */
export const CHANGE_VERBS = directions({
  faster: "improves improved accelerated sped",
  slower: "regressed regresses slowed degraded",
  down: `falls fell fallen drops dropped decreases decreased reduces reduced shrinks shrank shrunk lowers lowered cuts cut
    sank declined down`,
  up: "rises rose risen grows grew grown increases increased climbed jumped up",
});

/** Verbs that hold their amount, as head over base. */
export const RATIO_VERBS: ReadonlyMap<string, number> = new Map([
  ["halved", 1 / 2],
  ["halves", 1 / 2],
  ["doubled", 2],
  ["doubles", 2],
  ["tripled", 3],
  ["triples", 3],
  ["quadrupled", 4],
]);

/** Words for a factor: `twice as fast`, `half the time`. */
export const FACTOR_WORDS: ReadonlyMap<string, number> = new Map([
  ["half", 1 / 2],
  ["twice", 2],
  ["double", 2],
  ["thrice", 3],
]);

/** Words for a share of the base, in per cent: `dropped by a third`. */
export const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ["half", 50],
  ["a half", 50],
  ["a third", 100 / 3],
  ["one third", 100 / 3],
  ["two thirds", 200 / 3],
  ["a quarter", 25],
  ["one quarter", 25],
  ["three quarters", 75],
  ["a fifth", 20],
  ["one fifth", 20],
  ["a tenth", 10],
  ["one tenth", 10],
]);

/** Adjectives between `as` and `as`: `as fast` compares speeds, `as many` the measured numbers. */
export const AS_ADJECTIVES: ReadonlyMap<string, Direction> = new Map([
  ["fast", "faster"],
  ["quick", "faster"],
  ["slow", "slower"],
  ["long", "up"],
  ["many", "up"],
  ["much", "up"],
  ["large", "up"],
  ["big", "up"],
  ["high", "up"],
]);

/** Verbs that a value follows: `takes 500 ns`. Only some may be followed by a size, which may be that of a buffer. */
export const VALUE_VERBS: ReadonlySet<string> = new Set(
  words("takes take took needs need needed costs cost allocates allocated is"),
);
export const SIZE_VERBS: ReadonlySet<string> = new Set(words("allocates allocated is"));

/** Verbs that name no unit but exclude time. */
export const ALLOCATING_VERBS: ReadonlySet<string> = new Set(["allocates", "allocated"]);

/** Words and signs that make an amount approximate. */
export const APPROXIMATE: ReadonlySet<string> = new Set(
  words("about around roughly some approximately ca circa ~ ≈"),
);

/** Tidied units by the words that name them. */
export const UNIT_WORDS: ReadonlyMap<string, string> = new Map([
  ...words("time times latency duration runtime ns/op µs/op us/op ms/op sec/op s/op").map(
    word => [word, "sec/op"] as const,
  ),
  ...words("byte bytes memory b/op kib/op kb/op mib/op mb/op").map(word => [word, "B/op"] as const),
  ...words("alloc allocs allocation allocations allocs/op").map(word => [word, "allocs/op"] as const),
]);

/** Unit of a comparison of speed. */
export const TIME = "sec/op";

/** Words that do not change the meaning of a measurement. The past of a state, `took 40 % more time`, may be that of the base. */
export const NEUTRAL: ReadonlySet<string> = new Set(
  words(`
    a an the this that its it we our and but so also as
    is are has have got gets get became becomes made makes runs run went goes does uses shows show
    takes take needs need costs cost allocates
    now today finally even only just clearly significantly considerably substantially noticeably
    measurably markedly much slightly well exactly really simply indeed
    of in for by at to on per op here both benchmark
    good nice great bad sadly unfortunately fortunately
  `),
);

/** Names of the change itself; they are read after `after`, and before a verb: `this commit made`. */
export const CAUSES: ReadonlySet<string> = new Set(
  words("change commit entry patch rewrite fix optimisation optimization"),
);

/** Passive forms are read before a verb of change only: `was reduced by 45 %`, but not `was 45 % slower`. */
export const PASSIVE: ReadonlySet<string> = new Set(words("was were been"));

/** Words behind `than` and `as`: the state before the entry. */
export const BASES: readonly (readonly string[])[] = [["before"], ["the", "base"], ["it", "was"]];

/** Words after which only a reason follows: `because the pool is reused`. */
export const REASONS: readonly (readonly string[])[] = [
  ["because"],
  ["thanks", "to"],
  ["due", "to"],
  ["owing", "to"],
];

/** Words of a heading whose section is not about this entry's measurements. */
export const OTHER_SECTIONS =
  /\b(?:goals?|aims?|plans?|planned|targets?|expect\w*|hypothes\w*|predict\w*|estimat\w*|forecast|todo|next|ideas?|budgets?|limits?|what if|questions?|related|previous|earlier|other|alternatives?|proposals?|requirements?)\b/i;

function words(text: string): string[] {
  return text.split(/\s+/).filter(word => word !== "");
}

function directions(byDirection: Readonly<Record<Direction, string>>): ReadonlyMap<string, Direction> {
  const {down, up, faster, slower} = byDirection;
  const all = [
    ["down", down],
    ["up", up],
    ["faster", faster],
    ["slower", slower],
  ] as const;
  return new Map(all.flatMap(([direction, text]) => words(text).map(word => [word, direction] as const)));
}
