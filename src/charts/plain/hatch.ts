import {rounded} from "./plain-shape.ts";

/** Pixels between two lines of a pattern, along each axis. */
const STEP = 6;

/** Pixels along both sides of a box that are filled at most. */
const LONGEST = 10_000;

/** Path of the diagonal lines that fill a box, rising or falling to the right. */
export function hatchPath(
  {
    x,
    y,
    width,
    height,
  }: {readonly x: number; readonly y: number; readonly width: number; readonly height: number},
  isRising: boolean,
): string {
  const lines: string[] = [];
  // The line through (x + across, y) and (x + across - height, y + height), cut to the box.
  for (let across = STEP; across < Math.min(width + height, LONGEST); across += STEP) {
    const top = {x: Math.min(across, width), y: Math.max(0, across - width)};
    const bottom = {x: Math.max(0, across - height), y: Math.min(across, height)};
    const draw = (at: number): number => rounded(x + (isRising ? at : width - at));
    lines.push(`M${draw(top.x)} ${rounded(y + top.y)}L${draw(bottom.x)} ${rounded(y + bottom.y)}`);
  }
  return lines.join("");
}
