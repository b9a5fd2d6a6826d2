/** Where something is drawn, in pixels of the plot. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Maximum horizontal distance of a point from the pointer. */
const REACH = 160;

/** The index of the point under the pointer: the nearest horizontally, then vertically; -1 for no point. */
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
