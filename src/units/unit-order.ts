import {compareText} from "../text/compare.ts";

/** Units that `go test -benchmem` prints come first, in its order. */
const FIRST_UNITS = ["sec/op", "B/s", "B/op", "allocs/op"];

/** Orders units as Go prints them, all others after those, bytewise: time comes before bytes and allocations. */
export function compareUnits(a: string, b: string): number {
  const rank = (unit: string): number =>
    FIRST_UNITS.includes(unit) ? FIRST_UNITS.indexOf(unit) : FIRST_UNITS.length;
  return rank(a) - rank(b) || compareText(a, b);
}
