import type {Code} from "mdast";
import {visit} from "unist-util-visit";
import type {Artifact} from "../../artifacts/kind.ts";
import {kindOfFence, toolKindOf} from "../../artifacts/kinds.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import type {CodeFence} from "../../markdown/code-fence.ts";
import {parseCodeFence} from "../../markdown/code-fence.ts";
import type {MarkdownDocument} from "../../markdown/document.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {WITHOUT_NUMBERS} from "../../problems/codes.ts";
import {ambiguousFences, fenceOfOtherKind} from "../../problems/entry.ts";
import {tryOpenArtifact} from "../read/try-open.ts";
import type {FencedArtifact} from "./entry.ts";
import type {EntryWork} from "./entry-work.ts";
import {entryWork} from "./entry-work.ts";
import {payForPages} from "./paid-pages.ts";
import {findPairs} from "./pairs.ts";

/** Info strings that do not identify a kind, so that the text decides. */
const PLAIN: ReadonlySet<string> = new Set(["", "text", "txt", "plaintext", "console", "output", "log"]);

/** Fences of a text that are artifacts, with their problems. */
export interface EntryFences {
  /** In the order of the text. */
  readonly fences: readonly FencedArtifact[];
  /** With lines of the document. */
  readonly problems: readonly Problem[];
}

/** A fence opened by its kind, not yet paired with others. */
type OpenedFence = Omit<FencedArtifact, "side" | "base"> & {
  /** The word that names its kind, for messages. */
  readonly word: string;
};

/**
 * Opens every code fence that names the kind of its text, or whose text is recognised as output of a tool. Titles make
 * pairs as names of files do; `sibling` gives an attachment of the entry by its name. A fence that the entry's meter does
 * not pay for stays code.
 */
export function entryFences(
  document: MarkdownDocument,
  sibling: (name: string) => ArtifactFile | undefined,
  work: EntryWork = entryWork(),
): EntryFences {
  const opened: OpenedFence[] = [];
  const problems: Problem[] = [];
  visit(document.tree, "code", node => {
    const place = {file: document.path, line: node.position?.start.line};
    const fence = work.attempt(place, () => {
      const found = openFence(node, document.path, {sibling, spend: work.meter.spend});
      if (found?.opened) payForPages(found.opened.artifact, work);
      return found;
    });
    problems.push(...(fence?.problems ?? []));
    if (fence?.opened) opened.push(fence.opened);
  });
  const fences = withSides(opened);
  return {fences, problems: [...problems, ...ambiguities(document.path, opened, fences)]};
}

function openFence(node: Code, path: string, beside: Pick<ArtifactFile, "sibling" | "spend">) {
  const fence = parseCodeFence(node.lang, node.meta);
  const said = kindOfFence(fence.language);
  if (!said && !(PLAIN.has(fence.language) && fence.marked.size === 0)) return undefined;
  const file = {...artifactFile(path, "code.txt", new TextEncoder().encode(`${node.value}\n`)), ...beside};
  const line = node.position?.start.line ?? 0;
  beside.spend?.("artifacts", 1);
  const kind = said ?? toolKindOf(file);
  if (!kind) return undefined;
  const problems: Problem[] = [];
  const artifact = tryOpenArtifact(file, () => kind.open(file, file), problems);
  if (artifact && !isPlainly(artifact)) {
    if (!said) return undefined;
    if (isNotOfKind(artifact) && !said.detect(file))
      return {opened: undefined, problems: [unknown(path, line, fence)]};
  }
  for (const problem of artifact?.problems ?? [])
    problems.push({...problem, line: line + (problem.line ?? 0)});
  const isDrawn = artifact && !artifact.problems.some(({severity}) => severity === "error");
  const word = said ? fence.language : (kind.fences[0] ?? kind.name);
  return {opened: isDrawn ? {line, title: fence.title, artifact, word} : undefined, problems};
}

function isPlainly(artifact: Artifact): boolean {
  return !isNotOfKind(artifact) && !artifact.problems.some(({severity}) => severity === "error");
}

function isNotOfKind({problems}: Artifact): boolean {
  return problems.some(({code}) => WITHOUT_NUMBERS.has(code));
}

function unknown(file: string, line: number, {language}: CodeFence): Problem {
  return problemAt({file, line}, fenceOfOtherKind(language));
}

/** Sets the side of each fence by its title: base, head, or the only fence with its measurements. */
function withSides(opened: readonly OpenedFence[]): FencedArtifact[] {
  const couples = couplesOf(opened);
  const bases = new Set(couples.values());
  const paired = new Set([...couples.keys(), ...bases]);
  const counts = new Map<string, number>();
  for (const fence of opened) {
    if (paired.has(fence)) continue;
    for (const key of measured(fence)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return opened.map(fence => {
    const {word: _, ...shown} = fence;
    const base = couples.get(fence);
    if (base) return {...shown, side: "head", base: base.artifact};
    if (bases.has(fence)) return {...shown, side: "base"};
    const isAlone = measured(fence).every(key => counts.get(key) === 1);
    return {...shown, side: isAlone ? "only" : undefined};
  });
}

/** Heads with their bases; of two fences with the same title the first counts. */
function couplesOf(opened: readonly OpenedFence[]): Map<OpenedFence, OpenedFence> {
  const named = new Map<string, OpenedFence>();
  for (const fence of opened) {
    const name = fence.title?.trim().replace(/\s+/g, "-");
    const key = name === undefined ? undefined : `${name}\0${fence.artifact.kind.name}`;
    if (key !== undefined && !named.has(key)) named.set(key, fence);
  }
  const couples = new Map<OpenedFence, OpenedFence>();
  for (const group of Map.groupBy(named, ([, {artifact}]) => artifact.kind).values()) {
    const byTitle = new Map(group.map(([key, fence]) => [key.split("\0")[0] ?? "", fence]));
    for (const pair of findPairs([...byTitle.keys()])) {
      const [base, head] = [byTitle.get(pair.base), byTitle.get(pair.head)];
      if (base && head) couples.set(head, base);
    }
  }
  return couples;
}

function measured({artifact}: Pick<OpenedFence, "artifact">): string[] {
  const keys = artifact.measurements.map(({kind, group, name, unit}) =>
    JSON.stringify([kind, group, name, unit]),
  );
  return [...new Set(keys)];
}

/** Reports fences that repeat measurements of an earlier fence without a title that marks the head. */
function ambiguities(
  file: string,
  fences: readonly OpenedFence[],
  sides: readonly FencedArtifact[],
): Problem[] {
  const first = new Map<string, number>();
  return fences.flatMap((fence, index) => {
    if (sides[index]?.side !== undefined) return [];
    const keys = measured(fence);
    const above = Math.min(...keys.map(key => first.get(key) ?? Number.POSITIVE_INFINITY));
    for (const key of keys) if (!first.has(key)) first.set(key, fence.line);
    return Number.isFinite(above) ? [ambiguity(file, fence, above)] : [];
  });
}

function ambiguity(file: string, {line, word}: OpenedFence, above: number): Problem {
  return problemAt({file, line}, ambiguousFences(above, word));
}
