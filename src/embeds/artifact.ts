import type {Element} from "hast";
import {incomparable, missingAttribute} from "../problems/directive.ts";
import type {EmbedContext, LeafEmbed} from "./embed.ts";
import {EmbedError} from "./embed.ts";
import {artifactComparison, artifactView} from "./lib/artifact-view.ts";
import {attachmentNamed, onlyName} from "./lib/attachments.ts";
import {attachmentFigure, figureId, stem} from "./lib/figure.ts";

/**
 * `::artifact{file=gc.txt}`: any attachment, drawn by its kind; `::artifact{base=gc.old.txt head=gc.new.txt}`: two of the
 * same kind, with their differences.
 */
export const artifactEmbed: LeafEmbed = {
  name: "artifact",
  form: "leaf",
  attributes: ["file", "base", "head"],
  async render({attributes}, context) {
    const {base, head} = attributes;
    if (base !== undefined || head !== undefined) return [comparison(base, head, context)];
    const names = context.entry.attachments.map(attachment => attachment.name);
    const attachment = attachmentNamed(
      context.entry,
      attributes.file ?? onlyName(names, "file", "attachment"),
    );
    const id = figureId(context, stem(attachment.name));
    const {artifact} = attachment;
    const drawn = await artifactView(artifact, attachment, id, context);
    return [attachmentFigure({id, title: artifact.title, attachments: [attachment], ...drawn}, context)];
  },
};

function comparison(base: string | undefined, head: string | undefined, context: EmbedContext): Element {
  if (base === undefined || head === undefined)
    throw new EmbedError(missingAttribute(base === undefined ? "base" : "head", "both base and head"));
  const [before, after] = [attachmentNamed(context.entry, base), attachmentNamed(context.entry, head)];
  const id = figureId(context, stem(after.name));
  const compared = artifactComparison(before, after, id, context);
  if (!compared)
    throw new EmbedError(
      incomparable(
        {name: before.name, title: before.artifact.title},
        {name: after.name, title: after.artifact.title},
      ),
    );
  return attachmentFigure(
    {id, title: after.artifact.title, attachments: [before, after], ...compared},
    context,
  );
}
