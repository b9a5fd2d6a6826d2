/**
 * Compares strings by their UTF-8 bytes, as Go does, independent of any locale: negative, 0 or positive, for `sort`.
 * `<` compares UTF-16 code units instead, which gives another order beyond U+FFFF.
 */
export function compareText(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Puts halves of code points beyond U+FFFF behind every other code unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x1_0000 : unit;
}
