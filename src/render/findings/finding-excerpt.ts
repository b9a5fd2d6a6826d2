import type {Element, Properties} from "hast";
import type {DrawnFigure} from "../../embeds/embed.ts";
import type {Finding} from "../../journal/entry/entry.ts";
import {htmlText} from "../document/html-text.ts";
import {elementsIn} from "../document/nodes-of.ts";
import type {DrawnFinding} from "./finding-section.ts";

/** A finding with its evidence, for its own page. */
export interface FindingExcerpt {
  readonly id: string;
  /** Safe to publish as it is. */
  readonly html: string;
}

/** A figure for its own page. */
export interface FigureExcerpt extends FindingExcerpt {
  /**
   * What a picture shows of it, an `Element` as JSON: the elements of all figures of a journal take four times the memory. Absent for a
   * figure without picture.
   */
  readonly tree?: string;
}

/**
 * Characters of HTML that figures may add to the findings of an entry: each finding that names a figure has it again.
 * Figures beyond stay on the entry's page, which the finding's page links to.
 */
const MOST_FIGURES = 4_000_000;

/** Findings and figures of a page, in its order. */
export interface DrawnParts {
  readonly findings: readonly DrawnSection[];
  readonly figures: readonly DrawnFigure[];
}

/** A finding's section with the ids inside it. */
export interface DrawnSection extends Pick<DrawnFinding, "id" | "alone"> {
  readonly ids: readonly string[];
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
    const size = sizes.get(element) ?? htmlText(element).length;
    sizes.set(element, size);
    return size;
  };
  let room = MOST_FIGURES;
  return findings.flatMap(({id, evidence = []}) => {
    const section = drawn.find(finding => finding.id === id);
    if (!section) return [];
    const shown = evidenceFigures(figures, evidence).filter(({element}) => {
      const fits = sizeOf(element) <= room;
      if (fits) room -= sizeOf(element);
      return fits;
    });
    const elements = [section.alone, ...shown.map(({element}) => element)];
    const ids = new Set([...section.ids, ...shown.flatMap(figure => figure.ids)]);
    return {id, html: elements.map(element => excerptHtml(element, ids, page)).join("")};
  });
}

/** A figure with what its picture shows, as in its excerpt. */
interface PicturedFigure extends DrawnFigure {
  readonly tree?: string | undefined;
}

/**
 * Cuts figures out of their entry, each for a page of its own. Figures beyond `MOST_FIGURES` characters have no HTML there; their
 * pages lead to the entry.
 */
export function figureExcerpts(figures: readonly PicturedFigure[], page: string): FigureExcerpt[] {
  let room = MOST_FIGURES;
  return figures.map(({record: {id}, element, ids, tree}) => {
    const html = room > 0 ? excerptHtml(element, new Set(ids), page) : "";
    const fits = html.length <= room;
    if (fits) room -= html.length;
    return {id, html: fits ? html : "", ...(tree !== undefined && {tree})};
  });
}

function excerptHtml(element: Element, ids: ReadonlySet<string>, page: string): string {
  const links = linksElsewhere(element, ids);
  for (const {properties, href} of links) properties.href = page + href;
  try {
    return htmlText(element);
  } finally {
    // The entry's own page has the element, too: a copy of it would take as long as its text.
    for (const {properties, href} of links) properties.href = href;
  }
}

/** Selects the figures that the evidence of a finding names, by their ids or their files. */
export function evidenceFigures(
  figures: readonly DrawnFigure[],
  evidence: readonly string[],
): readonly DrawnFigure[] {
  return figures.filter(
    ({record: {id, files}}) => evidence.includes(`#${id}`) || files.some(name => evidence.includes(name)),
  );
}

/** A link to a part of the entry, as it is written there. */
interface PartLink {
  readonly properties: Properties;
  readonly href: string;
}

/** Lists links to parts of the entry that the excerpt lacks: on a page of its own they lead to the entry's page. */
export function linksElsewhere(tree: Element, ids: ReadonlySet<string>): PartLink[] {
  const links: PartLink[] = [];
  for (const {properties} of elementsIn(tree)) {
    const {href} = properties;
    if (typeof href === "string" && href.startsWith("#") && !ids.has(href.slice(1)))
      links.push({properties, href});
  }
  return links;
}
