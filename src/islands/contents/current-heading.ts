/**
 * Returns the place of the heading whose section is read: the last whose top is at or above `line`, the first if all are
 * below it. At the end of the page it is the last, whose section may be short. Tops are in the order of the text, in pixels.
 */
export function currentHeading(tops: readonly number[], line: number, isAtEnd: boolean): number {
  if (isAtEnd) return tops.length - 1;
  return Math.max(
    0,
    tops.findLastIndex(top => top <= line),
  );
}
