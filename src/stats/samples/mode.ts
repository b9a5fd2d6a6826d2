/** The most frequent of ascending numbers, the first of equally frequent numbers; NaN for an empty list. */
export function mode(sorted: ArrayLike<number>): number {
  let best = sorted[0] ?? Number.NaN;
  let longest = 0;
  let run = 0;
  for (let i = 0; i < sorted.length; i++) {
    run = i > 0 && sorted[i] === sorted[i - 1] ? run + 1 : 1;
    if (run <= longest) continue;
    longest = run;
    best = sorted[i] ?? best;
  }
  return best;
}
