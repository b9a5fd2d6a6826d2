import type {Artifact, ModelKind} from "../../artifacts/kind.ts";
import type {Attachment, Entry} from "../../journal/entry/entry.ts";
import {noAttachment, unreadableAttachment, whichFile, wrongKind} from "../../problems/directive-files.ts";
import {EmbedError} from "../embed.ts";

/** An attachment that could be opened. */
export interface OpenAttachment extends Attachment {
  readonly artifact: Artifact;
}

/** An attachment of a certain kind, with its model. */
export interface TypedAttachment<Model> {
  readonly attachment: OpenAttachment;
  readonly model: Model;
}

/** Two attachments of a certain kind that belong together. */
export interface TypedPair<Model> {
  readonly name: string;
  readonly base: TypedAttachment<Model>;
  readonly head: TypedAttachment<Model>;
}

/** Finds an attachment by the name an author wrote, `./` before it or not. */
export function attachmentNamed(entry: Entry, written: string): OpenAttachment {
  const name = written.replace(/^(?:\.\/)+/, "");
  const found = entry.attachments.find(attachment => attachment.name === name);
  if (!found) {
    const names = entry.attachments.map(attachment => attachment.name);
    throw new EmbedError(noAttachment(written, names));
  }
  if (!found.artifact) throw new EmbedError(unreadableAttachment(found.name));
  return {...found, artifact: found.artifact};
}

/** Finds an attachment of a kind; `what` is the kind's name in messages: "a profile". */
export function typedAttachment<Model>(
  entry: Entry,
  written: string,
  kind: ModelKind<Model>,
  what: string,
): TypedAttachment<Model> {
  const attachment = attachmentNamed(entry, written);
  const model = kind.modelOf(attachment.artifact);
  if (model === undefined) {
    const names = ofKind(entry, kind).map(found => found.attachment.name);
    throw new EmbedError(wrongKind(attachment.name, attachment.artifact.title, what, names));
  }
  return {attachment, model};
}

/** Every attachment of a kind, in name order. */
export function ofKind<Model>(entry: Entry, kind: ModelKind<Model>): TypedAttachment<Model>[] {
  return entry.attachments.flatMap(attachment => {
    const {artifact} = attachment;
    const model = artifact && kind.modelOf(artifact);
    return artifact && model !== undefined ? [{attachment: {...attachment, artifact}, model}] : [];
  });
}

/** Every pair of a kind, in name order. */
export function pairsOfKind<Model>(entry: Entry, kind: ModelKind<Model>): TypedPair<Model>[] {
  return entry.pairs.flatMap(pair => {
    const base = typed(pair.base, kind);
    const head = typed(pair.head, kind);
    return base && head ? [{name: pair.name, base, head}] : [];
  });
}

/** Returns the only name; throws EmbedError for no names or several. */
export function onlyName(names: readonly string[], attribute: string, what: string): string {
  const [only, ...others] = names;
  if (only !== undefined && !others.length) return only;
  throw new EmbedError(whichFile(attribute, what, names));
}

/** How an author names a pair: by its name, else by its head. */
export function pairLabel({name, head}: TypedPair<unknown>): string {
  return name || head.attachment.name;
}

function typed<Model>(attachment: Attachment, kind: ModelKind<Model>): TypedAttachment<Model> | undefined {
  const {artifact} = attachment;
  const model = artifact && kind.modelOf(artifact);
  return artifact && model !== undefined ? {attachment: {...attachment, artifact}, model} : undefined;
}
