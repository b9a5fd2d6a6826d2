import type {Element} from "hast";
import {s} from "hastscript";

/**
 * Draws a bar for a table cell, its width relative to the largest value; parts follow each other in shades.
 * Hidden from screen readers, since the numbers are in the table.
 */
export function bar(...shares: readonly number[]): Element {
  let start = 0;
  const parts = shares.map((share, index) => {
    const width = Math.max(0, Math.min(share, 1 - start));
    const part = s("rect", {
      className: [`bar-${(index % 3) + 1}`],
      x: percent(start),
      width: percent(width),
      height: "100%",
    });
    start += width;
    return part;
  });
  return s("svg", {className: ["bar"], width: "100%", height: 10, ariaHidden: "true"}, parts);
}

function percent(share: number): string {
  return `${Math.round((Number.isFinite(share) ? share : 0) * 1000) / 10}%`;
}
