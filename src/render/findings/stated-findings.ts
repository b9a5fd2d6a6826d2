import type {Element} from "hast";
import {h} from "hastscript";
import type {EmbedContext, FigureRecord} from "../../embeds/embed.ts";
import type {Finding} from "../../journal/entry/entry.ts";
import type {Heading} from "../../markdown/document.ts";
import type {DrawnFinding} from "./finding-section.ts";
import {findingSection} from "./finding-section.ts";

/** The section of an entry with the findings of its front matter. */
export interface StatedSection {
  readonly heading: Heading;
  readonly section: Element;
  readonly findings: readonly DrawnFinding[];
}

/**
 * Draws the findings of front matter, each with links to its evidence among `figures`.
 * Undefined if the front matter has no findings.
 */
export function statedFindings(
  figures: readonly FigureRecord[],
  context: EmbedContext,
): StatedSection | undefined {
  const {entry, queries} = context;
  const findings = entry.findings.filter(({evidence}) => evidence !== undefined);
  if (findings.length === 0) return undefined;
  const id = context.uniqueId("findings");
  const text = "Findings";
  const drawn = findings.map(finding => {
    const {id: name, status} = finding;
    const summary = queries.finding({entry: entry.id, finding: name});
    const children = [h("p", h("strong", finding.claim)), ...evidenceList(finding, figures, context)];
    return findingSection({id: name, status, summary, children, files: []}, context);
  });
  const section = h("section.stated-findings", {ariaLabelledBy: [id]}, [
    h("h2", {id}, [text, h("a.anchor", {href: `#${id}`, ariaLabel: `Link to “${text}”`}, "#")]),
    ...drawn.map(({element}) => element),
  ]);
  return {heading: {depth: 2, text, id}, section, findings: drawn};
}

/** Links to the figures that bear a finding out, each once; to a file itself where no figure shows it. */
function evidenceList(
  {evidence = []}: Finding,
  figures: readonly FigureRecord[],
  {entry, href}: EmbedContext,
): Element[] {
  const links = new Map<string, Element>();
  for (const name of evidence) {
    const shown = figures.filter(({id, files}) => name === `#${id}` || files.includes(name));
    for (const {id, title, source} of shown)
      links.set(`#${id}`, h("a", {href: `#${id}`}, `${title} ${source}`.trim()));
    if (shown.length > 0) continue;
    const address = entry.attachments.find(file => file.name === name)?.address;
    const target = address === undefined ? undefined : href(address);
    // A name that is neither a figure nor a file of the entry is shown as text.
    const link = name.startsWith("#") ? name : target;
    links.set(name, link === undefined ? h("code", name) : h("a", {href: link}, h("code", name)));
  }
  if (links.size === 0) return [];
  const list = [...links.values()].flatMap((link, index) => (index > 0 ? [", ", link] : [link]));
  return [h("p.finding-evidence.note", ["Evidence: ", ...list])];
}
