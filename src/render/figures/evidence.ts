import type {Element} from "hast";
import {h} from "hastscript";
import {profileKind} from "../../artifacts/profile/kind.ts";
import type {EmbedContext} from "../../embeds/embed.ts";
import {artifactComparison, artifactView} from "../../embeds/lib/artifact-view.ts";
import {bugProblem} from "../../embeds/lib/call.ts";
import {errorCard} from "../../embeds/lib/error-card.ts";
import {attachmentFigure, figureId, keepFigures, stem} from "../../embeds/lib/figure.ts";
import {countNodes} from "../../embeds/lib/undrawn.ts";
import type {Attachment, Pair} from "../../journal/entry/entry.ts";
import type {EntryWork} from "../../journal/entry/entry-work.ts";
import type {Heading} from "../../markdown/document.ts";
import {WorkExhausted} from "../../meter.ts";
import type {Problem} from "../../problem.ts";
import type {Colouring} from "../document/colouring.ts";
import {highlightTree} from "../document/highlight.ts";

/** The part at the end of an entry with attachments that its text does not show. */
export interface Evidence {
  readonly heading: Heading;
  readonly section: Element;
  /** Attachments that our own code failed to draw. */
  readonly problems: readonly Problem[];
}

/** Limits of the part at the end of an entry, and what its text shows. */
export interface EvidenceOptions {
  readonly work: EntryWork;
  readonly colouring: Colouring;
  readonly isShown: (name: string) => boolean;
  /** Figures; files beyond are offered as they are. */
  readonly room: number;
}

/**
 * Draws every attachment that the text did not: pairs first, compared, then the rest; files beyond `room` figures are offered
 * as they are, and so are files that the meter does not pay for. Undefined if the text shows all attachments.
 */
export async function evidence(
  context: EmbedContext,
  {work, colouring, isShown, room}: EvidenceOptions,
): Promise<Evidence | undefined> {
  const {entry} = context;
  const figures: Element[] = [];
  const problems: Problem[] = [];
  const attempt = async (
    what: Attachment,
    draw: (context: EmbedContext) => Promise<Element> | Element | undefined,
  ): Promise<void> => {
    if (figures.length >= room || work.meter.isEmpty()) return;
    try {
      const drawn = await keepFigures(context, async kept => {
        const figure = await draw(kept);
        if (!figure) return undefined;
        work.meter.spend("nodes", countNodes([figure]));
        await highlightTree([figure], colouring);
        return figure;
      });
      if (drawn) figures.push(drawn);
    } catch (error) {
      if (error instanceof WorkExhausted) return work.exhausted({file: what.path}, error);
      const problem = bugProblem(error, `"${what.name}"`, {file: what.path});
      problems.push(problem);
      figures.push(errorCard(problem));
    }
  };
  for (const pair of entry.pairs) {
    if (isShown(pair.base.name) || isShown(pair.head.name)) continue;
    await attempt(pair.head, kept => pairFigure(pair, kept));
    // A difference needs its whole beside it: a profile's head is drawn as well.
    if (pair.head.artifact?.kind === profileKind)
      await attempt(pair.head, kept => unpairedFigure(pair.head, kept));
  }
  for (const attachment of entry.attachments) {
    if (!isShown(attachment.name)) await attempt(attachment, kept => unpairedFigure(attachment, kept));
  }
  const rest = entry.attachments.filter(attachment => !isShown(attachment.name));
  if (!figures.length && !rest.length) return undefined;
  const id = context.uniqueId("evidence");
  const text = "Evidence";
  const anchor = h("a.anchor", {href: `#${id}`, ariaLabel: `Link to “${text}”`}, "#");
  const section = h("section.evidence", {ariaLabelledBy: [id]}, [
    h("h2", {id}, [text, anchor]),
    ...figures,
    ...(rest.length ? [fileList(rest, context)] : []),
  ]);
  return {heading: {depth: 2, text, id}, section, problems};
}

/** Files that are not drawn, since the page has figures enough. */
function fileList(attachments: readonly Attachment[], {href}: EmbedContext): Element {
  const items = attachments.map(({name, address}) =>
    h("li", h("a", {href: href(address), download: name}, name)),
  );
  return h("ul.evidence-files", items);
}

/** A base and its head beside each other; undefined when their kinds do not compare. */
function pairFigure({name, base, head}: Pair, context: EmbedContext): Element | undefined {
  const [before, after] = [base.artifact, head.artifact];
  if (!before || !after) return undefined;
  const id = figureId(context, name || after.kind.name);
  const sides = [
    {artifact: before, side: base.side},
    {artifact: after, side: head.side},
  ] as const;
  const comparison = artifactComparison(...sides, id, context);
  return (
    comparison &&
    attachmentFigure({id, title: after.title, attachments: [base, head], ...comparison}, context)
  );
}

/** An attachment drawn by its kind; an unreadable attachment is offered as it is. */
async function unpairedFigure(attachment: Attachment, context: EmbedContext): Promise<Element> {
  const id = figureId(context, stem(attachment.name));
  const {artifact} = attachment;
  const drawn = artifact
    ? await artifactView(artifact, attachment, id, context)
    : {body: [h("p.warning", "This file could not be read; it is offered as it is.")]};
  return attachmentFigure(
    {id, title: artifact?.title ?? "Unreadable file", attachments: [attachment], ...drawn},
    context,
  );
}
