import type {Position} from "unist";
import type {DrawingError} from "../charts/drawing-error.ts";
import {meteredTools} from "../charts/drawing-tools.ts";
import {DRAWING_TOOLS} from "../charts/drawing-tools-fs.ts";
import type {CitablePart, DrawnFigure, EmbedContext, FigureRecord} from "../embeds/embed.ts";
import type {StatedClaim} from "../journal/claims/claims.ts";
import type {Attachment, Entry} from "../journal/entry/entry.ts";
import type {EntryWork} from "../journal/entry/entry-work.ts";
import {entryWork} from "../journal/entry/entry-work.ts";
import type {JournalQueries} from "../journal/journal.ts";
import type {JournalConfig} from "../journal/read/config.ts";
import type {Problem, ProblemMessage} from "../problem.ts";
import {problemAt} from "../problem.ts";
import {linkToNoId} from "../problems/links.ts";
import {drawingFailed} from "../problems/work.ts";
import type {Colouring} from "./document/colouring.ts";
import {fullColouring} from "./document/colouring.ts";
import {figurePictures} from "./figures/figure-tree.ts";
import type {Finishing} from "./figures/finish-figure.ts";
import {finishFigure} from "./figures/finish-figure.ts";
import {evidenceFigures} from "./findings/finding-excerpt.ts";
import type {DrawnFinding} from "./findings/finding-section.ts";
import type {MarkdownEdit} from "./markdown-edits.ts";

/** How an entry is rendered. */
export interface RenderOptions {
  readonly config: JournalConfig;
  /** Path the site lives under, with a slash at both ends; the configuration's when absent. */
  readonly base?: string;
}

/** A directive of an entry's text, from its first character to behind its last. */
export interface WrittenDirective {
  readonly form: "leaf" | "text" | "container";
  readonly start: number;
  readonly end: number;
}

/** Mutable state of rendering an entry. */
export interface EntryDrawing {
  readonly entry: Entry;
  readonly problems: Problem[];
  /** Goes on with the meter where reading the entry left it. */
  readonly work: EntryWork;
  /** Colours code of the whole page. */
  readonly colouring: Colouring;
  readonly shown: Map<string, Attachment>;
  /** Ids that links of the page lead to. */
  readonly expected: {readonly id: string; readonly position: Position | undefined}[];
  readonly context: EmbedContext;
  /** Ids of the page in the order they were made, each with the offset in the text of its origin. */
  readonly ids: PlacedId[];
  readonly figures: PlacedFigure[];
  readonly findings: PlacedFinding[];
  /** Attachments that links lead to, each with the link's offset in the text. */
  readonly linked: {readonly name: string; readonly offset: number}[];
  /** Claims of numbers in the text. */
  readonly claims: StatedClaim[];
  /** Kinds of the artifacts in the text itself. */
  readonly kinds: Set<string>;
  /** Directives and containers that are drawn, by their places in the text. */
  readonly directives: WrittenDirective[];
  /** Edits of the text as Markdown that do not depend on what is drawn, by their start; absent until they are needed. */
  textEdits?: readonly MarkdownEdit[];
  /** By offset of its directive, the text of each number in the text. */
  readonly numbers: Map<number, string>;
  readonly finishing: Finishing;
  /** How many directives of each form have been drawn; fences that are artifacts count for leaves. */
  readonly drawn: {leaf: number; text: number};
}

/** Something at an offset in the text; absent for parts that the renderer adds at the end. */
interface Placed {
  readonly offset?: number | undefined;
}

interface PlacedId extends Placed {
  readonly id: string;
}

/** A figure, finished, with the offset of its directive in the text. */
interface PlacedFigure extends DrawnFigure, Placed {
  /** What its picture shows, as JSON; absent for a figure without picture. */
  readonly tree?: string | undefined;
}

/** A finding with the figures inside it, the offset of its container, and the ids of all of it. */
interface PlacedFinding extends DrawnFinding, Placed {
  readonly inside: readonly FigureRecord[];
  readonly ids: readonly string[];
}

/** Starts to render an entry. */
export function startDrawing(
  entry: Entry,
  queries: JournalQueries,
  {config, base = config.base}: RenderOptions,
): EntryDrawing {
  const work = entryWork(entry.work);
  const shown = new Map<string, Attachment>();
  const claims: StatedClaim[] = [];
  const [ids, figures]: [PlacedId[], PlacedFigure[]] = [[], []];
  const finishing: Finishing = {labels: new Map(), pictured: figurePictures()};
  const used = new Set(entry.document.headings.map(heading => heading.id));
  for (const finding of entry.findings) used.add(finding.id);
  const problems: Problem[] = [];
  const reportUndrawn = ({message}: DrawingError): void => {
    const problem = problemAt({file: entry.document.path}, drawingFailed(message));
    if (!problems.some(known => known.message === problem.message)) problems.push(problem);
  };
  const context: EmbedContext = {
    entry,
    config,
    queries,
    spend: work.meter.spend,
    tools: meteredTools(DRAWING_TOOLS, work.meter.spend, reportUndrawn),
    href: path => base + path.replace(/^\//, ""),
    uniqueId(wanted) {
      let id = wanted;
      for (let count = 2; used.has(id); count++) id = `${wanted}-${count}`;
      used.add(id);
      return id;
    },
    markShown: attachment => void shown.set(attachment.name, attachment),
    addFigure: figure => placeFigure(figure, undefined, {ids, figures, finishing}),
    claim: stated => void claims.push(stated),
  };
  const collected = {problems, expected: [], findings: [], linked: []};
  return {
    ...collected,
    ...{entry, work, colouring: fullColouring(), shown, context, claims, ids, figures, finishing},
    kinds: new Set(),
    directives: [],
    numbers: new Map(),
    drawn: {leaf: 0, text: 0},
  };
}

/** Finishes a figure and adds it and its ids to the entry's lists. */
export function placeFigure(
  figure: DrawnFigure,
  position: Position | undefined,
  {ids, figures, finishing}: Pick<EntryDrawing, "ids" | "figures" | "finishing">,
): void {
  const offset = position?.start.offset;
  figures.push({...figure, offset, tree: finishFigure(figure, finishing)});
  ids.push(...figure.ids.map(id => ({id, offset})));
}

/** Adds a finding of the text and its id to the entry's lists; its figures are there already. */
export function placeFinding(
  finding: DrawnFinding,
  position: Position | undefined,
  drawing: EntryDrawing,
): void {
  const {ids, figures, findings} = drawing;
  const {id} = finding;
  const offset = position?.start.offset;
  if (id !== undefined) ids.push({id, offset});
  findings.push({
    ...finding,
    offset,
    inside: within(position, figures).map(({record}) => record),
    ids: within(position, ids).map(placed => placed.id),
  });
}

/** Adds a finding of the front matter, which is drawn below the text. */
export function appendFinding(finding: DrawnFinding, {ids, findings}: EntryDrawing): void {
  const own = finding.id === undefined ? [] : [finding.id];
  ids.push(...own.map(id => ({id})));
  findings.push({...finding, inside: [], ids: own});
}

/** Attachments that the figures and the links between the ends of a container lead to. */
export function filesWithin(position: Position | undefined, {figures, linked}: EntryDrawing): string[] {
  const shown = within(position, figures).flatMap(({record}) => record.files);
  return [...shown, ...within(position, linked).map(({name}) => name)];
}

function within<Thing extends Placed>(position: Position | undefined, things: readonly Thing[]): Thing[] {
  const {start, end} = {start: position?.start.offset ?? 0, end: position?.end.offset ?? 0};
  return things.filter(({offset = -1}) => offset >= start && offset < end);
}

/** Makes the problem of a place in the entry's text. */
export function entryProblem(
  {entry}: EntryDrawing,
  message: ProblemMessage,
  position: Position | undefined,
): Problem {
  const {line, column} = position?.start ?? {};
  return problemAt({file: entry.document.path, line, column}, message);
}

/** Notes the figures that findings of front matter name, which like links must be on the page. */
export function expectEvidence({entry, expected}: EntryDrawing): void {
  for (const {evidence = [], line} of entry.findings) {
    const start = {line, column: 1};
    for (const name of evidence)
      if (name.startsWith("#")) expected.push({id: name.slice(1), position: {start, end: start}});
  }
}

/** Reports every link within the page whose target does not exist, now that all of the page is known. */
export function reportMissingIds(drawing: EntryDrawing): void {
  const ids = new Set(drawing.ids.map(({id}) => id));
  for (const {id, position} of drawing.expected) {
    if (ids.has(id)) continue;
    drawing.problems.push(entryProblem(drawing, linkToNoId(id), position));
  }
}

/** The findings and figures of a page in its order, a finding with the tables of the figures inside it or of its evidence. */
export function citableParts({entry, findings, figures}: EntryDrawing): CitablePart[] {
  const found = findings.flatMap(({id, part, inside, offset}) => {
    const evidence = entry.findings.find(finding => finding.id === id)?.evidence ?? [];
    const shown = inside.length > 0 ? inside : evidenceFigures(figures, evidence).map(({record}) => record);
    const tables = shown.flatMap(({table}) => table ?? []);
    return part ? [{offset, part: {...part, ...(tables.length > 0 && {table: tables.join("\n")})}}] : [];
  });
  const drawn = figures.map(({offset, record: {rows: _, ...part}}) => ({offset, part}));
  // A finding begins before the figures inside it; the text ends before the parts drawn below it.
  return [...found, ...drawn].sort((a, b) => placeOf(a) - placeOf(b)).map(({part}): CitablePart => part);
}

function placeOf({offset = Number.MAX_SAFE_INTEGER}: Placed): number {
  return offset;
}

/** Names of the kinds of artifacts that an entry shows, sorted. */
export function kindsOf({shown, kinds}: EntryDrawing): string[] {
  const attached = [...shown.values()].flatMap(attachment => attachment.artifact?.kind.name ?? []);
  return [...new Set([...kinds, ...attached])].sort();
}
