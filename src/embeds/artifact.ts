import {artifactView} from "./artifact-view.ts";
import {attachmentNamed, onlyName} from "./attachments.ts";
import type {Embed} from "./embed.ts";
import {attachmentFigure, figureId, stem} from "./figure.ts";

/** `::artifact{file=gc.txt}`: any attachment, drawn as its kind draws it. */
export const artifactEmbed: Embed = {
  name: "artifact",
  form: "leaf",
  attributes: ["file"],
  render({attributes}, context) {
    const names = context.entry.attachments.map(attachment => attachment.name);
    const attachment = attachmentNamed(
      context.entry,
      attributes.file ?? onlyName(names, "file", "attachment"),
    );
    const id = figureId(context, stem(attachment.name));
    const {artifact} = attachment;
    const body = artifactView(artifact, attachment, id, context);
    return [attachmentFigure({id, title: artifact.title, attachments: [attachment], body}, context)];
  },
};
