import type {Root} from "hast";
import {BUDGETS} from "../budgets.ts";
import type {CitablePart, FigureRecord} from "../embeds/embed.ts";
import {entryAddress} from "../journal/addresses/addresses.ts";
import {claimProblems} from "../journal/claims/claim-problems.ts";
import type {StatedClaim} from "../journal/claims/claims.ts";
import {entryClaims} from "../journal/claims/claims.ts";
import type {ComparisonScopes} from "../journal/claims/comparison-scopes.ts";
import {comparisonScopes} from "../journal/claims/comparison-scopes.ts";
import {proseProblems} from "../journal/claims/prose/prose-problems.ts";
import type {Entry} from "../journal/entry/entry.ts";
import type {JournalQueries} from "../journal/journal.ts";
import type {Heading} from "../markdown/document.ts";
import type {Problem} from "../problem.ts";
import {compareProblems} from "../problem.ts";
import {documentTree} from "./document/document-html.ts";
import {htmlText} from "./document/html-text.ts";
import type {EntryDrawing, RenderOptions} from "./entry-drawing.ts";
import {
  appendFinding,
  citableParts,
  expectEvidence,
  kindsOf,
  reportMissingIds,
  startDrawing,
} from "./entry-drawing.ts";
import {entryMarkdown} from "./entry-markdown.ts";
import {entryParts} from "./entry-parts.ts";
import {evidence} from "./figures/evidence.ts";
import {numberRegionLabels} from "./figures/finish-figure.ts";
import type {FigureExcerpt, FindingExcerpt} from "./findings/finding-excerpt.ts";
import {figureExcerpts, findingExcerpts} from "./findings/finding-excerpt.ts";
import {statedFindings} from "./findings/stated-findings.ts";

/** An entry's body, ready to be placed in a page. */
export interface RenderedEntry {
  /** Safe to publish as it is. */
  readonly html: string;
  /** For the table of contents, in the order of the page. */
  readonly headings: readonly Heading[];
  /** Problems found by rendering, without those of `Entry.problems`. */
  readonly problems: readonly Problem[];
  /** Names of the kinds of artifacts it shows, sorted. */
  readonly kinds: readonly string[];
  /** Every id of its elements that a link may lead to. */
  readonly ids: readonly string[];
  /** Its figures, in the order of the page. */
  readonly figures: readonly FigureRecord[];
  /** Findings and figures that can be copied and cited, in the order of the page. */
  readonly parts: readonly CitablePart[];
  /** The entry as Markdown, with numbers and tables in place of directives. */
  readonly markdown: string;
  /** Each finding as its own page has it. */
  readonly excerpts: readonly FindingExcerpt[];
  /** Each figure as its own page has it. */
  readonly figurePages: readonly FigureExcerpt[];
  /** Claims with their standing: of the front matter, then of numbers in the text. */
  readonly claims: readonly StatedClaim[];
}

/** Draws an entry: its text with embeds in place, then the attachments that the text does not show. */
export async function renderEntry(
  entry: Entry,
  queries: JournalQueries,
  options: RenderOptions,
): Promise<RenderedEntry> {
  const drawing = startDrawing(entry, queries, options);
  const tree = await documentTree(entry.document, entryParts(drawing));
  const added = await addSections(tree, drawing);
  expectEvidence(drawing);
  if (!drawing.work.meter.isEmpty()) reportMissingIds(drawing);
  numberRegionLabels(tree, drawing.finishing.labels);
  const page = drawing.context.href(entryAddress(entry.id));
  const scopes = comparisonScopes(
    drawing.work.meter.isEmpty() ? {pairs: [], attachments: [], fences: []} : entry,
    options.config.thresholds,
  );
  const claims = [...entryClaims(entry, scopes), ...drawing.claims.sort(byPlace)];
  drawing.problems.push(...judgedProblems(drawing, claims, scopes));
  return {
    html: htmlText(tree),
    headings: [...entry.document.headings, ...added],
    problems: drawing.problems.sort(compareProblems),
    kinds: kindsOf(drawing),
    ids: [...new Set(drawing.ids.map(({id}) => id))],
    figures: drawing.figures.map(({record}) => record),
    parts: citableParts(drawing),
    markdown: entryMarkdown(drawing),
    excerpts: findingExcerpts(drawing, entry.findings, page),
    figurePages: figureExcerpts(drawing.figures, page),
    claims,
  };
}

/** Adds the findings of front matter and the attachments that the text does not show; returns their headings. */
async function addSections(tree: Root, drawing: EntryDrawing): Promise<Heading[]> {
  const {context, work, problems, ids} = drawing;
  const room = Math.max(0, BUDGETS.entryFigures - drawing.drawn.leaf);
  const isShown = (name: string) => drawing.shown.has(name);
  const end = await evidence(context, {work, colouring: drawing.colouring, isShown, room});
  const stated = statedFindings(
    drawing.figures.map(({record}) => record),
    context,
  );
  problems.push(...(end?.problems ?? []));
  for (const finding of stated?.findings ?? []) appendFinding(finding, drawing);
  const sections = [stated, end].flatMap(section => section ?? []);
  tree.children.push(...sections.map(({section}) => section));
  ids.push(...sections.map(({heading}) => ({id: heading.id})));
  return sections.map(({heading}) => heading);
}

/** Problems of claims; of an entry that was not read to its end, only why it was not. */
function judgedProblems(
  {entry, work}: EntryDrawing,
  claims: readonly StatedClaim[],
  scopes: ComparisonScopes,
): readonly Problem[] {
  if (work.meter.isEmpty()) return [work.problem() ?? []].flat();
  return [...claimProblems(claims, entry.document.path), ...proseProblems(entry, scopes)];
}

function byPlace(a: StatedClaim, b: StatedClaim): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
