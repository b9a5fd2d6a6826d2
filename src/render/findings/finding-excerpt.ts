import type {Element} from "hast";
import {toHtml} from "hast-util-to-html";
import {visit} from "unist-util-visit";
import type {DrawnFigure} from "../../embeds/embed.ts";
import type {Finding} from "../../journal/entry/entry.ts";
import type {DrawnFinding} from "./finding-section.ts";

/** A finding with its evidence, for its own page. */
export interface FindingExcerpt {
  readonly id: string;
  /** Safe to publish as it is. */
  readonly html: string;
}

/**
 * Characters of HTML that figures may add to the findings of one entry: each finding that names a figure has it again.
 * Figures beyond stay on the entry's page, which the finding's page links to.
 */
const MOST_FIGURES = 4_000_000;

/** Findings and figures of a page, in its order. */
export interface DrawnParts {
  readonly findings: readonly Pick<DrawnFinding, "id" | "element">[];
  readonly figures: readonly DrawnFigure[];
}

type Excerpted = Pick<Finding, "id" | "evidence">;

/**
 * Cuts findings out of their entry, each for a page of its own: the section as it is drawn there, then the figures that a
 * finding of front matter names. Links to other parts of the entry lead to its page, at `page`. Findings that the entry
 * does not show are left out.
 */
export function findingExcerpts(
  {findings: drawn, figures}: DrawnParts,
  findings: readonly Excerpted[],
  page: string,
): FindingExcerpt[] {
  const sizes = new Map<Element, number>();
  const sizeOf = (element: Element): number => {
    const size = sizes.get(element) ?? toHtml(element).length;
    sizes.set(element, size);
    return size;
  };
  let room = MOST_FIGURES;
  return findings.flatMap(({id, evidence = []}) => {
    const section = drawn.find(finding => finding.id === id)?.element;
    if (!section) return [];
    const shown = evidenceFigures(figures, evidence).filter(figure => {
      const fits = sizeOf(figure) <= room;
      if (fits) room -= sizeOf(figure);
      return fits;
    });
    return {id, html: excerptHtml([section, ...shown], page)};
  });
}

function excerptHtml(elements: readonly Element[], page: string): string {
  const taken = structuredClone([...elements]);
  const ids = new Set(taken.flatMap(idsOf));
  for (const element of taken) leadBack(element, ids, page);
  for (const element of taken) dropSaid(element);
  return taken.map(element => toHtml(element)).join("");
}

function evidenceFigures(figures: readonly DrawnFigure[], evidence: readonly string[]): Element[] {
  return figures
    .filter(
      ({record: {id, files}}) => evidence.includes(`#${id}`) || files.some(name => evidence.includes(name)),
    )
    .map(({element}) => element);
}

function idsOf(tree: Element): string[] {
  const ids: string[] = [];
  visit(tree, "element", ({properties}) => {
    if (typeof properties.id === "string") ids.push(properties.id);
  });
  return ids;
}

/** Removes parts that the finding's own page repeats: the link to itself, and the entries that resolved it. */
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
