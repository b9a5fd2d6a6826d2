import type {Side} from "./side.ts";

/**
 * Returns the order of both sides in a round, 0-based: the Thue–Morse sequence, base head, head base, head base, base head.
 * A drift of the machine that is linear, or quadratic over four rounds, then adds the same to both sides.
 */
export function roundOrder(round: number): readonly [Side, Side] {
  return isOdd(round) ? ["head", "base"] : ["base", "head"];
}

/** True if the binary digits of n have an odd number of 1s. */
function isOdd(n: number): boolean {
  let odd = false;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) if (rest % 2 === 1) odd = !odd;
  return odd;
}
