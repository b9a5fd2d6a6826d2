import type {ElementContent} from "hast";
import type {Code, Nodes} from "mdast";
import type {ContainerDirective, LeafDirective, TextDirective} from "mdast-util-directive";
import {toString as textOf} from "mdast-util-to-string";
import {BUDGETS} from "../budgets.ts";
import type {DirectiveCall, EmbedContext} from "../embeds/embed.ts";
import {EMBEDS} from "../embeds/embeds.ts";
import type {EmbedResult} from "../embeds/lib/call.ts";
import {bugProblem, callEmbed, errorContent} from "../embeds/lib/call.ts";
import {errorCard} from "../embeds/lib/error-card.ts";
import {keepFigures} from "../embeds/lib/figure.ts";
import {inlineContent} from "../embeds/lib/inline-text.ts";
import {countNodes, UNCOMPUTED, undrawnFigure} from "../embeds/lib/undrawn.ts";
import type {StatedClaim} from "../journal/claims/claims.ts";
import {claimOf, UNKNOWN_NUMBER} from "../markdown/finding-blocks.ts";
import type {ProblemPlace} from "../problem.ts";
import {tooManyDirectives} from "../problems/directive.ts";
import type {DocumentParts} from "./document/document-html.ts";
import {highlightTree} from "./document/highlight.ts";
import {linkTarget} from "./document/link-target.ts";
import type {EntryDrawing} from "./entry-drawing.ts";
import {entryProblem, filesWithin, placeFigure, placeFinding} from "./entry-drawing.ts";
import {markdownBetween} from "./entry-markdown.ts";
import {artifactFence} from "./figures/artifact-fence.ts";
import {findingSection} from "./findings/finding-section.ts";

/** How our own parts of an entry's text are drawn; the results are added to `drawing`. */
export function entryParts(drawing: EntryDrawing): DocumentParts {
  const {entry, context, problems, expected} = drawing;
  const {queries, href, markShown, config} = context;
  return {
    target: written => linkTarget(written, {entry, queries, config, href}),
    markShown,
    colouring: drawing.colouring,
    report: (fault, position) => problems.push(entryProblem(drawing, fault, position)),
    linkFile: ({name}, position) => drawing.linked.push({name, offset: position?.start.offset ?? -1}),
    expectId: (id, position) => expected.push({id, position}),
    addId: (id, position) => drawing.ids.push({id, offset: position?.start.offset}),
    directive: node => drawDirective(node, drawing),
    fence: node => drawFence(node, drawing),
    container: (node, children) => drawFinding(node, children, drawing),
  };
}

function drawFinding(
  node: ContainerDirective,
  children: readonly ElementContent[],
  drawing: EntryDrawing,
): ElementContent[] {
  const {context, entry} = drawing;
  const id = node.attributes?.id ?? undefined;
  const status = node.attributes?.status ?? undefined;
  const summary = id === undefined ? undefined : context.queries.finding({entry: entry.id, finding: id});
  const files = filesWithin(node.position, drawing);
  const claim = summary?.claim.includes(UNKNOWN_NUMBER)
    ? claimOf(node, child => drawnNumber(child, drawing)).trim()
    : undefined;
  const body = findingBody(node, drawing);
  const finding = findingSection({id, status, summary, claim, body, children, files}, context);
  placeFinding(finding, node.position, drawing);
  addDirective(node, drawing);
  return [finding.element];
}

/** Maximum characters of a finding's text that its copy menu has. */
const LONGEST_BODY = 4_000;

/** The text of a finding as Markdown without its figures, whose tables the copy menu has; undefined beyond `LONGEST_BODY`. */
function findingBody({children}: ContainerDirective, drawing: EntryDrawing): string | undefined {
  const parts = children.flatMap(({data, type, position}) => {
    const [start, end] = [position?.start.offset, position?.end.offset];
    const isLabel = type === "paragraph" && data && "directiveLabel" in data && data.directiveLabel;
    if (isLabel || type === "leafDirective" || type === "heading") return [];
    return start === undefined || end === undefined ? [] : markdownBetween(drawing, start, end, false);
  });
  const body = parts.filter(Boolean).join("\n\n");
  return body !== "" && body.length <= LONGEST_BODY ? body : undefined;
}

/** The text of a number that a slot of the text has been filled with; undefined for any other node. */
function drawnNumber({type, position}: Nodes, {numbers}: EntryDrawing): string | undefined {
  return type === "slot" ? numbers.get(position?.start.offset ?? -1) : undefined;
}

async function drawDirective(
  node: LeafDirective | TextDirective,
  drawing: EntryDrawing,
): Promise<ElementContent[]> {
  const {content, text, problem} = await directiveContent(node, drawing);
  if (text !== undefined) drawing.numbers.set(node.position?.start.offset ?? -1, text);
  if (problem) drawing.problems.push(problem);
  else addDirective(node, drawing);
  return content;
}

/** Notes the place of a directive that is drawn, for the entry as Markdown. */
function addDirective(
  {type, position}: LeafDirective | TextDirective | ContainerDirective,
  {directives}: EntryDrawing,
): void {
  const [start, end] = [position?.start.offset, position?.end.offset];
  const forms = {leafDirective: "leaf", textDirective: "text", containerDirective: "container"} as const;
  if (start !== undefined && end !== undefined) directives.push({form: forms[type], start, end});
}

async function directiveContent(
  node: LeafDirective | TextDirective,
  drawing: EntryDrawing,
): Promise<EmbedResult> {
  const call = directiveCall(node, drawing.entry.document.source);
  const limit = call.form === "leaf" ? BUDGETS.entryFigures : BUDGETS.entryNumbers;
  if (++drawing.drawn[call.form] > limit) {
    const problem = entryProblem(drawing, tooManyDirectives(node.name, limit), node.position);
    return {...errorContent(problem, call), problem};
  }
  const start = node.position?.start;
  const place = {file: drawing.entry.document.path, line: start?.line, column: start?.column};
  const placed = start && {line: start.line, column: start.column};
  const context: EmbedContext = {
    ...drawing.context,
    addFigure: figure => placeFigure(figure, node.position, drawing),
    claim: (stated: StatedClaim) => drawing.context.claim({...stated, ...placed}),
  };
  const drawn = await drawWithin(drawing, place, context, async kept => {
    drawing.work.meter.spend("directives", 1);
    return await callEmbed(EMBEDS, node.name, call, kept, place);
  });
  if (drawn) return drawn;
  return call.form === "text" ? inlineContent([UNCOMPUTED]) : {content: [undrawnFigure()]};
}

/** Draws a part of the page as far as the meter pays for it and its nodes; undefined beyond that. */
async function drawWithin<Drawn extends Pick<EmbedResult, "content">>(
  {work, colouring}: EntryDrawing,
  place: ProblemPlace,
  context: EmbedContext,
  draw: (context: EmbedContext) => Promise<Drawn>,
): Promise<Drawn | undefined> {
  if (work.meter.isEmpty()) return undefined;
  try {
    return await keepFigures(context, async kept => {
      const drawn = await draw(kept);
      work.meter.spend("nodes", countNodes(drawn.content));
      await highlightTree(drawn.content, colouring);
      return drawn;
    });
  } catch (error) {
    work.exhausted(place, error);
    return undefined;
  }
}

/** Draws a fence that is an artifact, as long as the entry has room for figures; undefined for any other. */
async function drawFence(node: Code, drawing: EntryDrawing): Promise<ElementContent[] | undefined> {
  const {entry, context, drawn} = drawing;
  const fenced = entry.fences.find(({line}) => line === node.position?.start.line);
  if (!fenced || drawn.leaf >= BUDGETS.entryFigures) return undefined;
  drawn.leaf++;
  drawing.kinds.add(fenced.artifact.kind.name);
  const place = {file: entry.document.path, line: fenced.line};
  const placing: EmbedContext = {
    ...context,
    addFigure: figure => placeFigure(figure, node.position, drawing),
  };
  try {
    const figure = await drawWithin(drawing, place, placing, async kept => ({
      content: [await artifactFence(node, fenced, kept)],
    }));
    return figure?.content;
  } catch (error) {
    const problem = bugProblem(error, "code", place);
    drawing.problems.push(problem);
    return [errorCard(problem)];
  }
}

/** A directive as data; its label is taken from the source, since `*` and `_` in a benchmark's name are no emphasis. */
function directiveCall(node: LeafDirective | TextDirective, source: string): DirectiveCall {
  const from = node.children[0]?.position?.start.offset;
  const to = node.children.at(-1)?.position?.end.offset;
  const label =
    from === undefined || to === undefined
      ? textOf(node)
      : source.slice(from, to).replace(/\\([!-/:-@[-`{-~])/g, "$1");
  const attributes = Object.entries(node.attributes ?? {}).map(
    ([name, value]) => [name, value ?? ""] as const,
  );
  return {
    form: node.type === "leafDirective" ? "leaf" : "text",
    attributes: Object.fromEntries(attributes),
    label: label.trim(),
  };
}
