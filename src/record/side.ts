/** A side of a comparison: the tree before a change, or after it. */
export type Side = "base" | "head";

/** Both sides, base first. */
export const SIDES: readonly Side[] = ["base", "head"];

/** The word for a side in file names, as attachments pair by it: `bench.before.txt`. */
export const SIDE_WORDS: Readonly<Record<Side, string>> = {base: "before", head: "after"};

/** A value for each side. */
export type BothSides<T> = Readonly<Record<Side, T>>;
