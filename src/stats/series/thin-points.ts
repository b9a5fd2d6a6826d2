/** Points of a line, x ascending. */
export interface Points {
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
}

/**
 * Leaves out points that are indistinguishable at a width of so many columns: the first, last, lowest and highest point
 * of each column remain, so that no spike is lost. Returns indices, ascending.
 */
export function thinPoints({xs, ys}: Points, columns: number): number[] {
  const n = Math.min(xs.length, ys.length);
  if (n <= columns * 4) return Array.from({length: n}, (_, index) => index);
  const low = xs[0] ?? 0;
  const width = ((xs[n - 1] ?? 0) - low) / columns || 1;
  const kept: number[] = [];
  for (let start = 0; start < n; ) {
    const column = Math.floor(((xs[start] ?? 0) - low) / width);
    let end = start + 1;
    while (end < n && Math.floor(((xs[end] ?? 0) - low) / width) === column) end++;
    kept.push(...extremes(ys, start, end));
    start = end;
  }
  return kept;
}

/** First, lowest, highest and last index of a part, each once and in order. */
function extremes(ys: ArrayLike<number>, start: number, end: number): number[] {
  let lowest = start;
  let highest = start;
  for (let i = start; i < end; i++) {
    if ((ys[i] ?? 0) < (ys[lowest] ?? 0)) lowest = i;
    if ((ys[i] ?? 0) > (ys[highest] ?? 0)) highest = i;
  }
  return [...new Set([start, lowest, highest, end - 1])].sort((a, b) => a - b);
}
