import type {Element, Root} from "hast";
import type {Position} from "unist";
import {SKIP, visit} from "unist-util-visit";
import {imageKind} from "../artifacts/image/kind.ts";
import {entryAddress} from "../journal/addresses.ts";
import type {Attachment, Entry} from "../journal/entry.ts";
import type {JournalQueries} from "../journal/journal.ts";
import type {ProblemCode} from "../problem.ts";

/** What links and images of an entry are resolved against. */
export interface LinkContext {
  readonly entry: Entry;
  readonly queries: JournalQueries;
  /** Prefixes a site path with the base the site is published under. */
  href(path: string): string;
  /** Notes that an attachment is shown, so that it need not be shown again at the end. */
  markShown(attachment: Attachment): void;
  /** Notes that a link leads to this id of the same page, which is known to exist only when all is drawn. */
  expectId(id: string, position: Position | undefined): void;
  /** Reports a link that leads nowhere. */
  report(code: ProblemCode, position: Position | undefined, message: string, hint?: string): void;
}

/** A link that works, or why it does not. */
type Target =
  | {readonly href: string; readonly attachment?: Attachment}
  | {readonly code: ProblemCode; readonly message: string; readonly hint?: string};

const PROTOCOLS = new Set(["http", "https", "mailto"]);

/**
 * Points every link and image that an author wrote to where it leads on the site: other entries and attachments by their
 * relative paths, as GitHub reads them. A link that leads nowhere becomes its text, and is reported.
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

function isFootnote(element: Element): boolean {
  return (
    element.properties.dataFootnoteRef !== undefined || element.properties.dataFootnoteBackref !== undefined
  );
}

function resolveLink(element: Element, context: LinkContext): void {
  const written = String(element.properties.href ?? "");
  const target = resolveTarget(written, context);
  if ("href" in target) {
    element.properties.href = target.href;
    if (/^#./.test(target.href)) context.expectId(decodeFragment(target.href), element.position);
    return;
  }
  context.report(target.code, element.position, target.message, target.hint);
  element.tagName = "span";
  element.properties = {};
}

/** An image of the entry with its address; anything else becomes a link, or its text. */
function resolveImage(element: Element, context: LinkContext): Element {
  const written = String(element.properties.src ?? "");
  const alt = String(element.properties.alt ?? "");
  const text = {type: "text" as const, value: alt || written};
  const link = (href: string): Element => ({
    type: "element",
    tagName: "a",
    properties: {href},
    children: [text],
  });
  if (/^(?:https?:)?\/\//i.test(written)) {
    const hint = "put the image into the entry's folder and refer to it by its name";
    const message = `image "${written}" is from another site, expected a file of this entry`;
    context.report("PJ084", element.position, message, hint);
    return link(written.startsWith("//") ? `https:${written}` : written);
  }
  const target = resolveTarget(written, context);
  if (!("href" in target)) {
    context.report(target.code, element.position, target.message, target.hint);
    return {type: "element", tagName: "span", properties: {}, children: [text]};
  }
  const attachment = target.attachment;
  if (attachment?.artifact?.kind.name !== "image") {
    const message = `"${written}" is shown as a link, expected an image`;
    context.report("PJ081", element.position, message, `write [${alt}](${written})`);
    return link(target.href);
  }
  context.markShown(attachment);
  const size = imageKind.modelOf(attachment.artifact)?.header;
  const properties = {
    ...element.properties,
    src: target.href,
    loading: "lazy",
    decoding: "async",
    ...(size?.width && {width: size.width, height: size.height}),
  };
  return {...element, properties};
}

function resolveTarget(written: string, context: LinkContext): Target {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(written)?.[1];
  if (scheme && PROTOCOLS.has(scheme.toLowerCase())) return {href: written};
  if (scheme || written.startsWith("//")) return refusedProtocol(written);
  const {path, fragment} = splitPath(written);
  if (path === undefined) return missingFile(written, context);
  if (path === "") return {href: fragment || "#"};
  if (path.startsWith("/")) return missingFile(written, context);
  return resolvePath(written, path, fragment, context);
}

/** Resolves a path relative to the entry's folder: a file of it, or another entry. */
function resolvePath(written: string, path: string, fragment: string, context: LinkContext): Target {
  const segments = joinPath(context.entry.folder, path);
  const own = context.entry.folder.split("/");
  if (own.every((segment, index) => segments[index] === segment)) {
    const name = segments.slice(own.length).join("/");
    if (name === "" || name === "index.md") return {href: fragment || "#"};
    const attachment = context.entry.attachments.find(candidate => candidate.name === name);
    return attachment ? {href: context.href(attachment.address), attachment} : missingFile(written, context);
  }
  const last = segments.at(-1) ?? "";
  const id = last === "index.md" ? (segments.at(-2) ?? "") : last;
  if (!/^\d{4}-\d{2}-\d{2}-/.test(id)) return missingFile(written, context);
  return resolveEntry(written, id, fragment, context);
}

function resolveEntry(written: string, id: string, fragment: string, context: LinkContext): Target {
  const entry = context.queries.entry(id);
  if (!entry)
    return {code: "PJ080", message: `link to "${written}", expected an entry of this journal, there is none`};
  return {href: context.href(entryAddress(entry.id)) + fragment};
}

function refusedProtocol(written: string): Target {
  return {
    code: "PJ083",
    message: `link to "${written}", expected http, https, mailto or a relative path`,
    hint: "write the full address with https://",
  };
}

function missingFile(written: string, context: LinkContext): Target {
  const names = context.entry.attachments.map(attachment => attachment.name);
  const has = names.length ? `it has ${names.join(", ")}` : "it has no attachments";
  return {
    code: "PJ081",
    message: `link to "${written}", expected a file of this entry or another entry's index.md; ${has}`,
    hint: "for a file elsewhere write its full https address",
  };
}

function decodeFragment(href: string): string {
  try {
    return decodeURIComponent(href.slice(1));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return href.slice(1);
  }
}

/** Splits off query and fragment and decodes the path; the path is undefined when its escapes are broken. */
function splitPath(written: string): {path: string | undefined; fragment: string} {
  const hash = written.indexOf("#");
  const fragment = hash < 0 ? "" : written.slice(hash);
  const path = (hash < 0 ? written : written.slice(0, hash)).replace(/\?.*$/, "");
  try {
    return {path: decodeURIComponent(path), fragment};
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return {path: undefined, fragment};
  }
}

/** The segments of `path` seen from `folder`, `.` and `..` resolved; above the root there is nothing. */
function joinPath(folder: string, path: string): string[] {
  const segments = folder.split("/");
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments;
}
