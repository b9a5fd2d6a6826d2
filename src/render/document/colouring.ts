import {BUDGETS} from "../../budgets.ts";

/** Characters that may still be coloured; each piece of code lowers it. */
export interface Colouring {
  left: number;
}

/** Columns from which on the time of a line grows with the square of its length. */
const WIDE = 120;

/** Times that characters count in languages whose grammars need longest. */
const WEIGHTS: ReadonlyMap<string, number> = new Map([
  ["asm", 2],
  ["cpp", 3],
  ["html", 6],
  ["java", 6],
]);

/** Makes the colouring of an entry, or of a page of its own. */
export function fullColouring(): Colouring {
  return {left: BUDGETS.entryColoured};
}

/** Returns true if code of a language may still be coloured, and then counts it. */
export function payForColour(colouring: Colouring, lines: readonly string[], language: string): boolean {
  const characters = lines.reduce((sum, {length}) => sum + Math.max(length + 1, length ** 2 / WIDE), 0);
  const cost = Math.ceil(characters) * (WEIGHTS.get(language) ?? 1);
  if (cost > colouring.left) return false;
  colouring.left -= cost;
  return true;
}
