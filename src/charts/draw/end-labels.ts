import type {Element} from "hast";
import {s} from "hastscript";

/** The right end of a line. */
export interface LineEnd {
  readonly name: string;
  /** Pixels from the top of the drawing. */
  readonly y: number;
}

/** Height of a name, and its distance above the line, in pixels. */
const ROOM = 14;
const GAP = 6;

/** Writes the names of lines above their right ends; a name without room beside another is in the legend alone. */
export function endLabels(ends: readonly LineEnd[]): Element[] {
  let last = Number.NEGATIVE_INFINITY;
  return [...ends]
    .sort((a, b) => a.y - b.y)
    .flatMap(({name, y}) => {
      if (y - last < ROOM) return [];
      last = y;
      return [
        s("text", {className: ["time-tick", "time-name"], x: "100%", y: y - GAP, textAnchor: "end"}, name),
      ];
    });
}
