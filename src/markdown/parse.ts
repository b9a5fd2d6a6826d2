import type {Root} from "mdast";
import {remark} from "remark";
import remarkGfm from "remark-gfm";
import type {Spend} from "../meter.ts";
import {makeMeter, unmetered} from "../meter.ts";
import type {Problem} from "../problem.ts";
import type {DirectiveNames} from "./directives.ts";
import {namedDirectives} from "./directives.ts";
import type {MarkdownDocument} from "./document.ts";
import {findingBlocks} from "./finding-blocks.ts";
import {headingsOf} from "./headings.ts";
import {misspeltDirectives} from "./misspelt-directives.ts";
import {prescan} from "./prescan.ts";
import {linksOf, referencesOf} from "./references.ts";
import type {ExhaustedAt} from "./tree-work.ts";
import {payForTree} from "./tree-work.ts";

/**
 * Parses an index.md below its front matter, which is blank in `source`.
 * Text on which the parser would hang gives an empty document and a problem with its place. The document ends where the
 * meter that `spend` draws from is empty.
 */
export function parseMarkdown(
  path: string,
  source: string,
  names: DirectiveNames,
  spend: Spend = unmetered,
): MarkdownDocument {
  const scan = prescan(path, source, names.container, spend);
  if (scan.refusal) return {path, source, ...emptyDocument(), problems: [scan.refusal]};
  const paid = scan.end === undefined ? source : source.slice(0, scan.end);
  // The scanned text draws on a meter of its own: the entry's is empty, and the text before is shown.
  const rest = scan.exhausted ? makeMeter().spend : spend;
  return {...readTree(path, paid, names, scan.exhausted, rest), path, source};
}

function readTree(
  path: string,
  source: string,
  names: DirectiveNames,
  before: ExhaustedAt | undefined,
  spend: Spend,
): Omit<MarkdownDocument, "path" | "source"> {
  const tree = parser(names).parse(source) as Root;
  const exhausted = payForTree(tree, spend) ?? before;
  const findings = findingBlocks(tree);
  const problems: Problem[] = misspeltDirectives(path, source, tree, names);
  return {
    tree,
    headings: headingsOf(tree, findings),
    findings,
    references: referencesOf(tree),
    links: linksOf(tree),
    problems,
    ...(exhausted && {exhausted}),
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
