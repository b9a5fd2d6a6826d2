import type {Root} from "mdast";
import {toString as textOf} from "mdast-util-to-string";
import {visit} from "unist-util-visit";
import type {Problem} from "../problem.ts";
import {problemAt} from "../problem.ts";
import {untouchedScaffold} from "../problems/text.ts";

/** Beginning of a paragraph that the author of an entry is to replace. */
export const SCAFFOLD_MARK = "To write:";

/** Lists the paragraphs that still begin with the mark. */
export function scaffoldProblems(path: string, tree: Root): Problem[] {
  const problems: Problem[] = [];
  visit(tree, "paragraph", node => {
    if (!textOf(node).startsWith(SCAFFOLD_MARK)) return;
    problems.push(problemAt({file: path, line: node.position?.start.line}, untouchedScaffold(SCAFFOLD_MARK)));
  });
  return problems;
}
