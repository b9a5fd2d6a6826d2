import type {Root} from "mdast";
import {visit} from "unist-util-visit";

/** Returns the numbers of the lines that are code, fences included. */
export function lineNumbersOfCode(tree: Root): ReadonlySet<number> {
  const lines = new Set<number>();
  visit(tree, "code", ({position}) => {
    for (let line = position?.start.line ?? 1; line <= (position?.end.line ?? 0); line++) lines.add(line);
  });
  return lines;
}
