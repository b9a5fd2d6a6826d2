import GithubSlugger from "github-slugger";
import type {Root} from "mdast";
import {toString as textOf} from "mdast-util-to-string";
import {visit} from "unist-util-visit";
import type {FindingBlock, Heading} from "./document.ts";
import {isPageId} from "./page-ids.ts";

/**
 * Gives each heading the id that GitHub gives it, so that links to it work in both places; an id that a finding or the page
 * itself uses gets `h-` before it.
 */
export function headingsOf(tree: Root, findings: readonly FindingBlock[]): Heading[] {
  const slugger = new GithubSlugger();
  const taken = new Set(findings.flatMap(finding => finding.id ?? []));
  const headings: Heading[] = [];
  visit(tree, "heading", node => {
    const text = textOf(node, {includeImageAlt: false}).replace(/\s+/g, " ").trim();
    let id = slugger.slug(text) || slugger.slug("section");
    while (taken.has(id) || isPageId(id)) id = `h-${id}`;
    taken.add(id);
    headings.push({depth: Math.max(2, node.depth), text, id});
  });
  return headings;
}
