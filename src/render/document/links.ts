import type {Element, Root} from "hast";
import type {Position} from "unist";
import {SKIP, visit} from "unist-util-visit";
import {imageKind} from "../../artifacts/image/kind.ts";
import type {Attachment} from "../../journal/entry/entry.ts";
import type {ProblemMessage} from "../../problem.ts";
import {foreignImage, notAnImage} from "../../problems/links.ts";
import type {LinkTarget} from "./link-target.ts";
import {fragmentId} from "./link-target.ts";

/**
 * Context in which links and images of an entry are resolved, and the callbacks that record them; a document of the docs has
 * no files.
 */
export interface LinkContext {
  /** Returns the target of an address, with its problem. */
  target(written: string): LinkTarget;
  /** Notes that an attachment is shown, so that it need not be shown again at the end. */
  markShown(attachment: Attachment): void;
  /** Notes that a link leads to an attachment of this entry. */
  linkFile(attachment: Attachment, position: Position | undefined): void;
  /** Notes that a link leads to this id of the same page, which is known to exist only when all is drawn. */
  expectId(id: string, position: Position | undefined): void;
  /** Reports a link that is wrong. */
  report(fault: ProblemMessage, position: Position | undefined): void;
}

/**
 * Points every link and image that an author wrote to where it leads on the site. A link that leads nowhere becomes its
 * text, and is reported.
 */
export function resolveLinks(tree: Root, context: LinkContext): void {
  visit(tree, "element", (element, index, parent) => {
    if (element.tagName === "img" && parent && index !== undefined) {
      parent.children[index] = resolveImage(element, context);
      return SKIP;
    }
    if (element.tagName === "a" && !isFootnote(element)) resolveLink(element, context);
    return undefined;
  });
}

function isFootnote({properties}: Element): boolean {
  return properties.dataFootnoteRef !== undefined || properties.dataFootnoteBackref !== undefined;
}

function resolveLink(element: Element, context: LinkContext): void {
  const {href, attachment, fault, superseded} = context.target(String(element.properties.href ?? ""));
  if (fault) context.report(fault, element.position);
  if (href === undefined) {
    element.tagName = "span";
    element.properties = {};
    return;
  }
  element.properties.href = href;
  if (attachment) context.linkFile(attachment, element.position);
  // A plain word, since it still has to pass the sanitiser.
  if (superseded) element.children.push({type: "text", value: " (superseded)"});
  if (/^#./.test(href)) context.expectId(fragmentId(href), element.position);
}

/** An image of the entry with its address; anything else becomes a link, or its text. */
function resolveImage(element: Element, context: LinkContext): Element {
  const written = String(element.properties.src ?? "");
  const alt = String(element.properties.alt ?? "");
  if (/^(?:https?:)?\/\//i.test(written)) {
    context.report(foreignImage(written), element.position);
    return textOrLink(alt || written, written.startsWith("//") ? `https:${written}` : written);
  }
  const {href, attachment, fault} = context.target(written);
  if (fault) context.report(fault, element.position);
  const model = attachment?.artifact && imageKind.modelOf(attachment.artifact);
  if (attachment && href !== undefined && model) {
    context.markShown(attachment);
    const {width, height} = model.header;
    const size = width > 0 ? {width, height} : {};
    return {
      ...element,
      properties: {...element.properties, src: href, loading: "lazy", decoding: "async", ...size},
    };
  }
  if (href !== undefined && !fault) context.report(notAnImage(written, alt), element.position);
  return textOrLink(alt || written, href);
}

function textOrLink(text: string, href: string | undefined): Element {
  const children = [{type: "text" as const, value: text}];
  return href === undefined
    ? {type: "element", tagName: "span", properties: {}, children}
    : {type: "element", tagName: "a", properties: {href}, children};
}
