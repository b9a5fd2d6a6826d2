import type {Element} from "hast";
import {h} from "hastscript";
import type {Code} from "mdast";
import {artifactFile} from "../artifacts/artifact-file.ts";
import {benchmarkKind} from "../artifacts/benchmark/kind.ts";
import {singleView} from "../artifacts/benchmark/single-view.ts";
import type {Artifact} from "../artifacts/kind.ts";
import type {EmbedContext} from "../embeds/embed.ts";
import {figure, figureId} from "../embeds/figure.ts";
import type {Problem} from "../problem.ts";
import type {CodeFence} from "./code-fence.ts";
import {parseCodeFence} from "./code-fence.ts";
import {codeBlock} from "./highlight.ts";

/** Words behind a fence that say it holds benchmark text. */
const SAID: ReadonlySet<string> = new Set(["gobench", "benchmark", "benchstat"]);

/** Words that say nothing of what is in it, so that the text itself may. */
const PLAIN: ReadonlySet<string> = new Set(["", "text", "txt"]);

/** What a fence of benchmark text became. */
export interface BenchmarkFence {
  /** Undefined where nothing in it can be drawn: it stays code. */
  readonly figure: Element | undefined;
  /** With lines of the document. */
  readonly problems: readonly Problem[];
}

/**
 * Draws a fence that says it holds benchmark text, or that plainly does, as a figure like that of an attachment, the
 * text itself folded below it. Undefined for any other piece of code.
 */
export async function benchmarkFence(
  node: Code,
  path: string,
  context: EmbedContext,
): Promise<BenchmarkFence | undefined> {
  const fence = parseCodeFence(node.lang, node.meta);
  const isSaid = SAID.has(fence.language);
  if (!isSaid && !(PLAIN.has(fence.language) && fence.marked.size === 0)) return undefined;
  const file = artifactFile(path, "index.md", new TextEncoder().encode(`${node.value}\n`));
  const start = node.position?.start.line ?? 0;
  if (!benchmarkKind.detect(file)) return isSaid ? unknown(path, start, fence) : undefined;
  const artifact = benchmarkKind.open(file);
  const isDrawn = !artifact.problems.some(({severity}) => severity === "error");
  if (!isSaid && !isDrawn) return undefined;
  const problems = artifact.problems.map(problem => ({...problem, line: start + (problem.line ?? 0)}));
  return {figure: isDrawn ? await drawFence(node, fence, artifact, context) : undefined, problems};
}

function unknown(file: string, line: number, {language}: CodeFence): BenchmarkFence {
  const message = `code says that it is "${language}", expected benchmark text or a table of benchstat`;
  const hint = "paste what the tool printed, its heads included";
  return {figure: undefined, problems: [{file, line, severity: "warning", code: "PJ051", message, hint}]};
}

async function drawFence(
  node: Code,
  fence: CodeFence,
  artifact: Artifact,
  context: EmbedContext,
): Promise<Element> {
  const id = figureId(context, fence.title ?? "benchmark-text");
  const model = benchmarkKind.modelOf(artifact);
  const place = {id, size: "embed"} as const;
  const view = model ? singleView(model, context.config.thresholds, place) : artifact.view(place);
  const text = await codeBlock(node.value, {...fence, language: "", title: undefined});
  return figure({
    id,
    title: artifact.title,
    subtitle: [{type: "text", value: fence.title ?? "in the text"}],
    facts: Object.entries(artifact.environment).map(([name, value]) => ({name, value})),
    body: [...view, h("details.figure-text", h("summary", "as text"), text)],
    links: [],
  });
}
