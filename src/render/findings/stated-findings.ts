import type {Element, Root} from "hast";
import {h} from "hastscript";
import {toString as textOf} from "mdast-util-to-string";
import {visit} from "unist-util-visit";
import type {EmbedContext} from "../../embeds/embed.ts";
import type {Finding} from "../../journal/entry/entry.ts";
import type {Heading} from "../../markdown/document.ts";
import {filesOfFigure} from "../figures/copy-targets.ts";
import {findingSection} from "./finding-section.ts";

/** The part of an entry with the findings that its front matter states. */
export interface StatedFindings {
  readonly heading: Heading;
  readonly section: Element;
}

/**
 * Draws the findings of front matter, each with links to the figures of `tree` that bear it out.
 * Undefined where front matter states none.
 */
export function statedFindings(tree: Root, context: EmbedContext): StatedFindings | undefined {
  const {entry, queries} = context;
  const findings = entry.findings.filter(({evidence}) => evidence !== undefined);
  if (findings.length === 0) return undefined;
  const figures = figuresOf(tree);
  const id = context.uniqueId("findings");
  const text = "Findings";
  const section = h("section.stated-findings", {ariaLabelledBy: [id]}, [
    h("h2", {id}, [text, h("a.anchor", {href: `#${id}`, ariaLabel: `Link to “${text}”`}, "#")]),
    ...findings.map(finding => {
      const summary = queries.finding({entry: entry.id, finding: finding.id});
      const children = [h("p", h("strong", finding.claim)), ...evidenceList(finding, figures, context)];
      return findingSection({id: finding.id, status: finding.status, summary, children}, context);
    }),
  ]);
  return {heading: {depth: 2, text, id}, section};
}

/** A figure of the page: its id, what its caption says, and the files that it is drawn from. */
interface Drawn {
  readonly id: string;
  readonly title: string;
  readonly files: readonly string[];
}

function figuresOf(tree: Root): Drawn[] {
  const figures: Drawn[] = [];
  visit(tree, "element", element => {
    const {tagName, properties, children} = element;
    if (tagName !== "figure" || typeof properties.id !== "string") return;
    const caption = children.find(child => child.type === "element" && child.tagName === "figcaption");
    const title = caption?.type === "element" ? textOf(caption).replace(/#$/, "").trim() : "";
    figures.push({id: properties.id, title, files: filesOfFigure(element)});
  });
  return figures;
}

/** Links to the figures that bear a finding out, each once; to a file itself where no figure shows it. */
function evidenceList(
  {evidence = []}: Finding,
  figures: readonly Drawn[],
  {entry, href}: EmbedContext,
): Element[] {
  const links = new Map<string, Element>();
  for (const name of evidence) {
    const shown = figures.filter(({id, files}) => name === `#${id}` || files.includes(name));
    for (const {id, title} of shown) links.set(`#${id}`, h("a", {href: `#${id}`}, title));
    if (shown.length > 0) continue;
    const address = entry.attachments.find(file => file.name === name)?.address;
    const target = address === undefined ? undefined : href(address);
    // What is neither a figure nor a file of the entry is its author's text, no address.
    const link = name.startsWith("#") ? name : target;
    links.set(name, link === undefined ? h("code", name) : h("a", {href: link}, h("code", name)));
  }
  if (links.size === 0) return [];
  const list = [...links.values()].flatMap((link, index) => (index > 0 ? [", ", link] : [link]));
  return [h("p.finding-evidence.note", ["Evidence: ", ...list])];
}
