import {compareText} from "../../text/compare.ts";
import type {CompiledSource} from "./attached-source.ts";
import {functionAt} from "./go-functions.ts";
import type {Counted, Decision, DecisionKind} from "./model.ts";

/** A decision before its function and its source are looked up. */
export type DecisionDraft = Omit<Decision, "function" | "source" | "because">;

/** The explanation of `-m=2` for a position. */
export interface Explanation {
  /** The function it is about. */
  readonly function: string;
  readonly because: readonly string[];
}

/** A function's first line, from the compiler's message about inlining it. */
interface Start {
  readonly line: number;
  readonly name: string;
}

/** The key of a place in the source. */
export function placeOf(file: string, line: number, column: number): string {
  return `${file}:${line}:${column}`;
}

const LONGEST_SOURCE = 300;
/** Kinds that are only counted. */
const COUNTED: ReadonlySet<DecisionKind> = new Set(["stays", "other"]);

/** Completes decisions by their functions and source, and counts them by function or file. */
export function finishDecisions(
  drafts: readonly DecisionDraft[],
  explained: (place: string) => Explanation | undefined,
  find: (file: string) => CompiledSource | undefined,
): {decisions: Decision[]; groups: Counted[]; sources: string[]} {
  const starts = functionStarts(drafts);
  const sources = new Set<string>();
  const complete = (draft: DecisionDraft): Decision => {
    const source = find(draft.file);
    if (source && draft.line <= source.lines.length) sources.add(source.name);
    const explanation = explained(placeOf(draft.file, draft.line, draft.column));
    return {
      ...draft,
      function:
        (source && functionAt(source.functions, draft.line)) ??
        explanation?.function ??
        startBefore(starts.get(draft.file), draft.line),
      source: source?.lines[draft.line - 1]?.trim().slice(0, LONGEST_SOURCE),
      because: draft.kind === "escapes" || draft.kind === "moved" ? (explanation?.because ?? []) : [],
    };
  };
  const all = drafts.map(complete);
  return {
    decisions: inOrder(all.filter(({kind}) => !COUNTED.has(kind))),
    groups: counted(all),
    sources: [...sources].sort(),
  };
}

/**
 * Where functions begin, by file. Only `-m=2` prints it for every function: those that cannot be inlined are
 * missing otherwise, and their decisions would count for the function before.
 */
function functionStarts(drafts: readonly DecisionDraft[]): Map<string, Start[]> {
  const complete = new Set(drafts.filter(({kind}) => kind === "cannotInline").map(({file}) => file));
  const starts = new Map<string, Start[]>();
  for (const {kind, file, line, subject} of drafts) {
    const isFunction = (kind === "canInline" || kind === "cannotInline") && !isNested(subject);
    if (!isFunction || !complete.has(file)) continue;
    const known = starts.get(file) ?? [];
    known.push({line, name: subject});
    starts.set(file, known);
  }
  for (const list of starts.values()) list.sort((a, b) => a.line - b.line);
  return starts;
}

/** Functions within functions, and wrappers of `defer` and `go`. */
function isNested(name: string): boolean {
  return /\.(?:func\d+|deferwrap\d+|gowrap\d+)(?:\.\d+)*$|^init\.func/.test(name);
}

function startBefore(starts: readonly Start[] | undefined, line: number): string | undefined {
  let [low, high] = [0, starts?.length ?? 0];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts?.[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return starts?.[low - 1]?.name;
}

function counted(decisions: readonly Decision[]): Counted[] {
  const groups = new Map<string, Counted & {counts: Map<DecisionKind, number>}>();
  for (const {package: inPackage, file, function: inFunction, kind} of decisions) {
    const key = `${inPackage} ${file} ${inFunction ?? ""}`;
    const group = groups.get(key) ?? {package: inPackage, file, function: inFunction, counts: new Map()};
    groups.set(key, group);
    group.counts.set(kind, (group.counts.get(kind) ?? 0) + 1);
  }
  return [...groups.values()].sort((a, b) => weight(b) - weight(a));
}

/** Files with most on the heap first, and from their top to their bottom. */
function inOrder(decisions: readonly Decision[]): Decision[] {
  const onHeap = new Map<string, number>();
  for (const {kind, file} of decisions)
    if (kind === "escapes" || kind === "moved") onHeap.set(file, (onHeap.get(file) ?? 0) + 1);
  const rank = ({file}: Decision): number => onHeap.get(file) ?? 0;
  return decisions.toSorted(
    (a, b) => rank(b) - rank(a) || compareText(a.file, b.file) || a.line - b.line || a.column - b.column,
  );
}

/** Display order: allocations, then checks. */
function weight({counts}: Counted): number {
  const of = (kind: DecisionKind): number => counts.get(kind) ?? 0;
  return (of("escapes") + of("moved")) * 1000 + of("bounds") * 10 + of("cannotInline") / 10;
}
