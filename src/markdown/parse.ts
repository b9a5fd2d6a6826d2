import type {Root} from "mdast";
import {remark} from "remark";
import remarkGfm from "remark-gfm";
import type {Problem} from "../problem.ts";
import {problemAt} from "../problem.ts";
import {markdownTooDeep} from "../problems/text.ts";
import type {DirectiveNames} from "./directives.ts";
import {namedDirectives} from "./directives.ts";
import type {MarkdownDocument} from "./document.ts";
import {excessExpansion} from "./expansion.ts";
import {findingBlocks} from "./finding-blocks.ts";
import {headingsOf} from "./headings.ts";
import {misspeltDirectives} from "./misspelt-directives.ts";
import {prescan} from "./prescan.ts";
import {linksOf, referencesOf} from "./references.ts";

/**
 * Parses an index.md below its front matter, which is blank in `source`.
 * Text on which the parser would hang gives an empty document and a problem that says where.
 */
export function parseMarkdown(path: string, source: string, names: DirectiveNames): MarkdownDocument {
  const refusal = prescan(path, source, names.container);
  if (refusal) return {path, source, ...emptyDocument(), problems: [refusal]};
  const tree = parser(names).parse(source) as Root;
  const excess = excessExpansion(tree);
  if (excess !== undefined) {
    const problem = problemAt({file: path, line: 1}, markdownTooDeep(excess));
    return {path, source, ...emptyDocument(), problems: [problem]};
  }
  const findings = findingBlocks(tree);
  const problems: Problem[] = misspeltDirectives(path, source, tree, names);
  return {
    path,
    source,
    tree,
    headings: headingsOf(tree, findings),
    findings,
    references: referencesOf(tree),
    links: linksOf(tree),
    problems,
  };
}

const parsers = new WeakMap<DirectiveNames, ReturnType<typeof makeParser>>();

function parser(names: DirectiveNames): ReturnType<typeof makeParser> {
  const known = parsers.get(names) ?? makeParser(names);
  parsers.set(names, known);
  return known;
}

function makeParser(names: DirectiveNames) {
  return remark().use(remarkGfm).use(namedDirectives, names).freeze();
}

function emptyDocument(): Pick<MarkdownDocument, "tree" | "headings" | "findings" | "references" | "links"> {
  return {tree: {type: "root", children: []}, headings: [], findings: [], references: [], links: []};
}
