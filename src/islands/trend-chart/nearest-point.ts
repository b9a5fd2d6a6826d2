/** Where something is drawn, in pixels of the plot. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Farther from the pointer than this, sideways, nothing is meant. */
const REACH = 160;

/** The index of the place that a pointer means: the nearest sideways, of those at one x the nearest; -1 for none. */
export function nearestPoint(places: readonly Place[], pointer: Place): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  places.forEach(({x, y}, index) => {
    const aside = Math.abs(x - pointer.x);
    const distance = aside * 1e4 + Math.abs(y - pointer.y);
    if (aside > REACH || !(distance < least)) return;
    least = distance;
    best = index;
  });
  return best;
}
