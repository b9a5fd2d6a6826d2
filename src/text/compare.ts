/** Compares strings by UTF-16 code units, independent of any locale; negative, 0 or positive, for `sort`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
