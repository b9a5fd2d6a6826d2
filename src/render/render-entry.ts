import type {ElementContent, Root} from "hast";
import {toHtml} from "hast-util-to-html";
import type {Code} from "mdast";
import type {ContainerDirective, LeafDirective, TextDirective} from "mdast-util-directive";
import {toString as textOf} from "mdast-util-to-string";
import type {Node, Position} from "unist";
import {visit} from "unist-util-visit";
import {BUDGETS} from "../budgets.ts";
import {meteredTools} from "../charts/drawing-tools.ts";
import {DRAWING_TOOLS} from "../charts/drawing-tools-fs.ts";
import type {CitablePart, DirectiveCall, DrawnFigure, EmbedContext, FigureRecord} from "../embeds/embed.ts";
import {EMBEDS} from "../embeds/embeds.ts";
import {bugProblem, callEmbed} from "../embeds/lib/call.ts";
import {errorCard} from "../embeds/lib/error-card.ts";
import {countNodes, undrawn as undrawnFigure} from "../embeds/lib/undrawn.ts";
import {entryAddress} from "../journal/addresses/addresses.ts";
import {claimProblems} from "../journal/claims/claim-problems.ts";
import type {StatedClaim} from "../journal/claims/claims.ts";
import {entryClaims} from "../journal/claims/claims.ts";
import type {ComparisonScopes} from "../journal/claims/comparison-scopes.ts";
import {comparisonScopes} from "../journal/claims/comparison-scopes.ts";
import {proseProblems} from "../journal/claims/prose/prose-problems.ts";
import type {Attachment, Entry} from "../journal/entry/entry.ts";
import type {EntryWork} from "../journal/entry/entry-work.ts";
import {entryWork} from "../journal/entry/entry-work.ts";
import type {JournalQueries} from "../journal/journal.ts";
import type {JournalConfig} from "../journal/read/config.ts";
import type {Heading} from "../markdown/document.ts";
import type {Problem, ProblemMessage, ProblemPlace} from "../problem.ts";
import {compareProblems, problemAt} from "../problem.ts";
import {tooManyDirectives} from "../problems/directive.ts";
import {linkToNoId} from "../problems/links.ts";
import type {DocumentParts} from "./document/document-html.ts";
import {documentTree} from "./document/document-html.ts";
import {highlightTree} from "./document/highlight.ts";
import {artifactFence} from "./figures/artifact-fence.ts";
import {evidence} from "./figures/evidence.ts";
import type {FindingExcerpt} from "./findings/finding-excerpt.ts";
import {findingExcerpts} from "./findings/finding-excerpt.ts";
import type {DrawnFinding} from "./findings/finding-section.ts";
import {findingSection} from "./findings/finding-section.ts";
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
  /** Every id of its elements, in the order of the page. */
  readonly ids: readonly string[];
  /** Its figures, in the order of the page. */
  readonly figures: readonly FigureRecord[];
  /** Findings and figures that can be copied and cited, in the order of the page. */
  readonly parts: readonly CitablePart[];
  /** Each finding as its own page has it. */
  readonly excerpts: readonly FindingExcerpt[];
  /** Claims with their standing: of the front matter, then of numbers in the text. */
  readonly claims: readonly StatedClaim[];
}

/** How an entry is rendered. */
export interface RenderOptions {
  readonly config: JournalConfig;
  /** Path the site lives under, with a slash at both ends; the configuration's when absent. */
  readonly base?: string;
}

/** Mutable state of rendering one entry. */
interface Drawing {
  readonly entry: Entry;
  readonly problems: Problem[];
  /** Goes on with the meter where reading the entry left it. */
  readonly work: EntryWork;
  readonly shown: Map<string, Attachment>;
  /** Ids that links of the page lead to. */
  readonly expected: {readonly id: string; readonly position: Position | undefined}[];
  readonly context: EmbedContext;
  readonly figures: PlacedFigure[];
  readonly findings: PlacedFinding[];
  /** Attachments that links lead to, each with the link's offset in the text. */
  readonly linked: {readonly name: string; readonly offset: number}[];
  /** Claims of numbers in the text. */
  readonly claims: StatedClaim[];
  /** Kinds of the artifacts in the text itself. */
  readonly kinds: Set<string>;
  /** How many directives of each form have been drawn; fences that are artifacts count for leaves. */
  readonly drawn: {leaf: number; text: number};
}

/** A figure with the offset of its directive in the text; absent for the evidence at the end. */
interface PlacedFigure extends DrawnFigure {
  readonly offset?: number | undefined;
}

/** A finding with the names of the figures inside it. */
interface PlacedFinding extends DrawnFinding {
  readonly inside: readonly FigureRecord[];
}

/** Draws an entry: its text with embeds in place, then the attachments that the text does not show. */
export async function renderEntry(
  entry: Entry,
  queries: JournalQueries,
  options: RenderOptions,
): Promise<RenderedEntry> {
  const drawing = startDrawing(entry, queries, options);
  const tree = await documentTree(entry.document, documentParts(drawing));
  const room = Math.max(0, BUDGETS.entryFigures - drawing.drawn.leaf);
  const end = await evidence(drawing.context, drawing.work, name => drawing.shown.has(name), room);
  if (end) {
    await highlightTree([end.section]);
    tree.children.push(end.section);
    drawing.problems.push(...end.problems);
  }
  const figures = drawing.figures.map(({record}) => record);
  const stated = statedFindings(figures, drawing.context);
  if (stated) tree.children.splice(end ? -1 : tree.children.length, 0, stated.section);
  drawing.findings.push(...(stated?.findings ?? []).map(finding => ({...finding, inside: []})));
  expectEvidence(drawing);
  const ids = idsOf(tree);
  if (!drawing.work.meter.isEmpty()) reportMissingIds(ids, drawing);
  numberRegionLabels(tree);
  const page = drawing.context.href(entryAddress(entry.id));
  const scopes = comparisonScopes(
    drawing.work.meter.isEmpty() ? {pairs: [], attachments: [], fences: []} : entry,
    options.config.thresholds,
  );
  const claims = [...entryClaims(entry, scopes), ...drawing.claims.sort(byPlace)];
  drawing.problems.push(...judgedProblems(drawing, claims, scopes));
  return {
    html: toHtml(tree),
    headings: [
      ...entry.document.headings,
      ...(stated ? [stated.heading] : []),
      ...(end ? [end.heading] : []),
    ],
    problems: drawing.problems.sort(compareProblems),
    kinds: kindsOf(drawing),
    ids: [...ids],
    figures,
    parts: citableParts(drawing, ids),
    excerpts: findingExcerpts(drawing, entry.findings, page),
    claims,
  };
}

/** Problems of claims; of an entry that was not read to its end, only why it was not. */
function judgedProblems(
  {entry, work}: Drawing,
  claims: readonly StatedClaim[],
  scopes: ComparisonScopes,
): readonly Problem[] {
  if (work.meter.isEmpty()) return [work.problem() ?? []].flat();
  return [...claimProblems(claims, entry.document.path), ...proseProblems(entry, scopes)];
}

function byPlace(a: StatedClaim, b: StatedClaim): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** Notes the figures that findings of front matter name, which like links must be on the page. */
function expectEvidence({entry, expected}: Drawing): void {
  for (const {evidence = [], line} of entry.findings) {
    const start = {line, column: 1};
    for (const name of evidence)
      if (name.startsWith("#")) expected.push({id: name.slice(1), position: {start, end: start}});
  }
}

function startDrawing(
  entry: Entry,
  queries: JournalQueries,
  {config, base = config.base}: RenderOptions,
): Drawing {
  const work = entryWork(entry.work);
  const shown = new Map<string, Attachment>();
  const claims: StatedClaim[] = [];
  const figures: PlacedFigure[] = [];
  const used = new Set(entry.document.headings.map(heading => heading.id));
  for (const finding of entry.findings) used.add(finding.id);
  const context: EmbedContext = {
    entry,
    config,
    queries,
    spend: work.meter.spend,
    tools: meteredTools(DRAWING_TOOLS, work.meter.spend),
    href: path => base + path.replace(/^\//, ""),
    uniqueId(wanted) {
      let id = wanted;
      for (let count = 2; used.has(id); count++) id = `${wanted}-${count}`;
      used.add(id);
      return id;
    },
    markShown: attachment => void shown.set(attachment.name, attachment),
    addFigure: figure => void figures.push(figure),
    claim: stated => void claims.push(stated),
  };
  const drawn = {leaf: 0, text: 0};
  const collected = {problems: [], expected: [], findings: [], linked: [], kinds: new Set<string>()};
  return {entry, work, shown, context, claims, figures, drawn, ...collected};
}

function documentParts(drawing: Drawing): DocumentParts {
  const {entry, context, problems, expected} = drawing;
  const {queries, href, markShown, config} = context;
  return {
    entry,
    queries,
    config,
    href,
    markShown,
    report: (fault, position) => problems.push(entryProblem(drawing, fault, position)),
    linkFile: ({name}, position) => drawing.linked.push({name, offset: position?.start.offset ?? -1}),
    expectId: (id, position) => expected.push({id, position}),
    directive: node => drawDirective(node, drawing),
    fence: node => drawFence(node, drawing),
    container(node: ContainerDirective, children: ElementContent[]) {
      const id = node.attributes?.id ?? undefined;
      const status = node.attributes?.status ?? undefined;
      const summary = id === undefined ? undefined : queries.finding({entry: entry.id, finding: id});
      const {inside, files} = shownInside(node.position, drawing);
      const finding = findingSection({id, status, summary, children, files}, context);
      drawing.findings.push({...finding, inside});
      return [finding.element];
    },
  };
}

/** The figures between the ends of a container, and the attachments that they and links there lead to. */
function shownInside(
  position: Position | undefined,
  {figures, linked}: Drawing,
): {inside: readonly FigureRecord[]; files: readonly string[]} {
  const {start, end} = {start: position?.start.offset ?? 0, end: position?.end.offset ?? 0};
  const isInside = ({offset = -1}: {readonly offset?: number | undefined}) => offset >= start && offset < end;
  const inside = figures.filter(isInside).map(({record}) => record);
  const files = [...inside.flatMap(record => record.files), ...linked.filter(isInside).map(({name}) => name)];
  return {inside, files};
}

/** The findings and figures of a page in its order, a finding with the tables of the figures inside it. */
function citableParts({findings, figures}: Drawing, ids: ReadonlySet<string>): CitablePart[] {
  const places = new Map([...ids].map((id, index) => [id, index]));
  const found = findings.flatMap(({part, inside}): CitablePart[] => {
    const tables = inside.flatMap(({table}) => table ?? []);
    return part ? [{...part, ...(tables.length > 0 && {table: tables.join("\n")})}] : [];
  });
  return [...found, ...figures.map(({record: {rows: _, ...part}}) => part)]
    .filter(({id}) => places.has(id))
    .sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}

async function drawDirective(
  node: LeafDirective | TextDirective,
  drawing: Drawing,
): Promise<ElementContent[]> {
  const call = directiveCall(node, drawing.entry.document.source);
  const limit = call.form === "leaf" ? BUDGETS.entryFigures : BUDGETS.entryNumbers;
  if (++drawing.drawn[call.form] > limit) {
    const problem = entryProblem(drawing, tooManyDirectives(node.name, limit), node.position);
    drawing.problems.push(problem);
    return [errorCard(problem, call.form === "text")];
  }
  const start = node.position?.start;
  const place = {file: drawing.entry.document.path, line: start?.line, column: start?.column};
  const placed = start && {line: start.line, column: start.column};
  const context = {
    ...drawing.context,
    addFigure: placingFigures(node, drawing),
    claim: (stated: StatedClaim) => drawing.context.claim({...stated, ...placed}),
  };
  const drawn = await drawWithin(drawing, place, async () => {
    drawing.work.meter.spend("directives", 1);
    const {content, problem} = await callEmbed(EMBEDS, node.name, call, context, place);
    if (problem) drawing.problems.push(problem);
    return content;
  });
  return drawn ?? [undrawnFigure(call.form === "text")];
}

/** Draws a part of the page as far as the meter pays for it and its nodes; undefined beyond that. */
async function drawWithin(
  {work}: Drawing,
  place: ProblemPlace,
  draw: () => Promise<ElementContent[]>,
): Promise<ElementContent[] | undefined> {
  if (work.meter.isEmpty()) return undefined;
  try {
    const content = await draw();
    work.meter.spend("nodes", countNodes(content));
    await highlightTree(content);
    return content;
  } catch (error) {
    work.exhausted(place, error);
    return undefined;
  }
}

function placingFigures({position}: Node, {figures}: Drawing): EmbedContext["addFigure"] {
  return figure => void figures.push({...figure, offset: position?.start.offset});
}

/** Draws a fence that is an artifact, as long as the entry has room for figures; undefined for any other. */
async function drawFence(node: Code, drawing: Drawing): Promise<ElementContent[] | undefined> {
  const {entry, context, drawn} = drawing;
  const fenced = entry.fences.find(({line}) => line === node.position?.start.line);
  if (!fenced || drawn.leaf >= BUDGETS.entryFigures) return undefined;
  drawn.leaf++;
  drawing.kinds.add(fenced.artifact.kind.name);
  const place = {file: entry.document.path, line: fenced.line};
  try {
    return await drawWithin(drawing, place, async () => [
      await artifactFence(node, fenced, {
        ...context,
        addFigure: placingFigures(node, drawing),
      }),
    ]);
  } catch (error) {
    const problem = bugProblem(error, "code", place);
    drawing.problems.push(problem);
    return [errorCard(problem, false)];
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

function entryProblem({entry}: Drawing, message: ProblemMessage, position: Position | undefined): Problem {
  const {line, column} = position?.start ?? {};
  return problemAt({file: entry.document.path, line, column}, message);
}

/** Lists the ids of a page in its order. */
function idsOf(tree: Root): ReadonlySet<string> {
  const ids = new Set<string>();
  visit(tree, "element", element => {
    if (typeof element.properties.id === "string") ids.add(element.properties.id);
  });
  return ids;
}

/** Reports every link within the page whose target does not exist, now that all of the page is known. */
function reportMissingIds(ids: ReadonlySet<string>, drawing: Drawing): void {
  for (const {id, position} of drawing.expected) {
    if (ids.has(id)) continue;
    drawing.problems.push(entryProblem(drawing, linkToNoId(id), position));
  }
}

/** Numbers regions of one name, since landmarks of a page must have names of their own. */
function numberRegionLabels(tree: Root): void {
  const seen = new Map<string, number>();
  visit(tree, "element", ({properties}) => {
    if (properties.role !== "region" || typeof properties.ariaLabel !== "string") return;
    const count = (seen.get(properties.ariaLabel) ?? 0) + 1;
    seen.set(properties.ariaLabel, count);
    if (count > 1) properties.ariaLabel = `${properties.ariaLabel} (${count})`;
  });
}

function kindsOf({shown, kinds}: Drawing): string[] {
  const attached = [...shown.values()].flatMap(attachment => attachment.artifact?.kind.name ?? []);
  return [...new Set([...kinds, ...attached])].sort();
}
