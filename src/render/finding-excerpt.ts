import type {Element, Root} from "hast";
import {toHtml} from "hast-util-to-html";
import {visit} from "unist-util-visit";
import type {Finding} from "../journal/entry.ts";
import {filesOfFigure} from "./copy-targets.ts";

/** A finding with what bears it out, for a page of its own. */
export interface FindingExcerpt {
  readonly id: string;
  /** Safe to publish as it is. */
  readonly html: string;
}

/**
 * Cuts a finding out of its entry for a page of its own: the section as it is drawn there, then the figures that a
 * finding of front matter names. Links to what is not taken along lead to the entry, at `page`. Undefined where the entry
 * does not show it.
 */
export function findingExcerpt(
  tree: Root,
  {id, evidence = []}: Pick<Finding, "id" | "evidence">,
  page: string,
): FindingExcerpt | undefined {
  const section = elementWithId(tree, id);
  if (!section) return undefined;
  const taken = structuredClone([section, ...evidenceFigures(tree, evidence)]);
  const ids = new Set(taken.flatMap(idsOf));
  for (const element of taken) leadBack(element, ids, page);
  for (const element of taken) dropSaid(element);
  return {id, html: taken.map(element => toHtml(element)).join("")};
}

function elementWithId(tree: Root, id: string): Element | undefined {
  let found: Element | undefined;
  visit(tree, "element", element => {
    if (element.properties.id === id) found ??= element;
  });
  return found;
}

function evidenceFigures(tree: Root, evidence: readonly string[]): Element[] {
  const figures: Element[] = [];
  visit(tree, "element", element => {
    if (element.tagName !== "figure") return;
    const named = evidence.includes(`#${String(element.properties.id)}`);
    if (named || filesOfFigure(element).some(name => evidence.includes(name))) figures.push(element);
  });
  return figures;
}

function idsOf(tree: Element): string[] {
  const ids: string[] = [];
  visit(tree, "element", ({properties}) => {
    if (typeof properties.id === "string") ids.push(properties.id);
  });
  return ids;
}

/** Leaves out what the finding's own page says at length: the link to itself, and who resolved it. */
function dropSaid(parent: Element): void {
  parent.children = parent.children.filter(child => child.type !== "element" || !isSaid(child));
  for (const child of parent.children) if (child.type === "element") dropSaid(child);
}

function isSaid({properties: {className}}: Element): boolean {
  return (
    Array.isArray(className) && (className.includes("finding-card") || className.includes("finding-resolved"))
  );
}

function leadBack(tree: Element, ids: ReadonlySet<string>, page: string): void {
  visit(tree, "element", ({properties}) => {
    const {href} = properties;
    if (typeof href === "string" && href.startsWith("#") && !ids.has(href.slice(1)))
      properties.href = page + href;
  });
}
