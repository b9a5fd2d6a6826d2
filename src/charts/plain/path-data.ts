import {rounded} from "./plain-shape.ts";

/** Where a stretched path begins, and its scale along each axis. */
export interface PathStretch {
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly down: number;
}

/** Scales and moves the data of a path of absolute commands M, L, H and V; other commands end it. */
export function scaledPath(data: string, {x, y, across, down}: PathStretch): string {
  const parts = data.match(/[A-Za-z][^A-Za-z]*/g) ?? [];
  let scaled = "";
  for (const part of parts) {
    const command = part.charAt(0);
    const numbers = part
      .slice(1)
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (!"MLHV".includes(command)) break;
    const placed = numbers.map((value, at) =>
      command === "V" || (command !== "H" && at % 2 === 1) ? y + value * down : x + value * across,
    );
    scaled += command + placed.map(rounded).join(" ");
  }
  return scaled;
}
