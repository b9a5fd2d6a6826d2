import type {Element} from "hast";
import {h} from "hastscript";
import type {Code} from "mdast";
import type {Artifact} from "../../artifacts/kind.ts";
import type {EmbedContext} from "../../embeds/embed.ts";
import type {SidedArtifact} from "../../embeds/lib/artifact-view.ts";
import {artifactComparison, artifactView} from "../../embeds/lib/artifact-view.ts";
import {figure, figureId, saysWhereItself} from "../../embeds/lib/figure.ts";
import type {FencedArtifact} from "../../journal/entry/entry.ts";
import {parseCodeFence} from "../../markdown/code-fence.ts";
import {codeBlock} from "../document/highlight.ts";

/** Draws a fence that holds an artifact as a figure like that of an attachment, a head compared with its base, the text itself folded below. */
export async function artifactFence(
  node: Code,
  fenced: FencedArtifact,
  context: EmbedContext,
): Promise<Element> {
  const {artifact, title, base} = fenced;
  const id = figureId(context, title ?? `${artifact.kind.name}-text`);
  const compared = base && artifactComparison(unattached(base), unattached(artifact), id, context);
  const {body, record} = compared ?? (await artifactView(artifact, undefined, id, context));
  const text = await codeBlock(node.value, {
    ...parseCodeFence(node.lang, node.meta),
    language: "",
    title: undefined,
  });
  const source = sourceOf(fenced, compared !== undefined);
  const content = {
    id,
    title: artifact.title,
    attachments: [],
    subtitle: [{type: "text" as const, value: source}],
    source,
    record,
    facts: saysWhereItself(artifact)
      ? []
      : Object.entries(artifact.environment).map(([name, value]) => ({name, value})),
    body: [...body, h("details.figure-text", h("summary", "as text"), text)],
    links: [],
  };
  return figure(content, context);
}

function unattached(artifact: Artifact): SidedArtifact {
  return {artifact, side: "neither"};
}

function sourceOf({title}: FencedArtifact, isCompared: boolean): string {
  const what = title ?? "in the text";
  return isCompared ? `${what}, against the one before it` : what;
}
