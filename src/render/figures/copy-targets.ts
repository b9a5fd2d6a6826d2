import type {Element, ElementContent, Properties, Root} from "hast";
import {h} from "hastscript";
import {toString as textOf} from "mdast-util-to-string";
import {visit} from "unist-util-visit";
import {entryAddress, findingCardAddress} from "../../journal/addresses/addresses.ts";
import type {CiteCode} from "../../journal/citations/cite-code.ts";
import {dataCode, formatCiteCode, textCode} from "../../journal/citations/cite-code.ts";
import type {Attachment, Entry} from "../../journal/entry/entry.ts";
import {entryHeadline} from "../../journal/entry/entry-headline.ts";

/** Where the things to copy stand. */
export interface CopyPlace {
  readonly entry: Entry;
  /** Prefixes a site path with the base the site is published under. */
  href(path: string): string;
}

/** Something of an entry that can be linked to, copied and cited. */
export interface CopyTarget {
  readonly kind: "entry" | "finding" | "figure";
  /** The fragment of its place on the entry's page; "" for the entry itself. */
  readonly id: string;
  /** The sentence that stands for it: a title, a claim, what a figure shows. */
  readonly text: string;
  /** Where a finding stands: `landed in 2026-05-09-follow`. */
  readonly status?: string | undefined;
  readonly code: CiteCode;
  /** Names of the attachments that its data code is of. */
  readonly files: readonly string[];
}

/** Wraps the link of a target, all there is without JavaScript, in the element that makes a menu of it. */
export function copyMenu(target: CopyTarget, place: CopyPlace, link: readonly ElementContent[]): Element {
  return h("copy-menu", targetProperties(target, place), [...link]);
}

/** What a script, or the command line, must know to write a link, a citation or Markdown of a target. */
function targetProperties(
  {kind, id, text, status, code, files}: CopyTarget,
  {entry, href}: CopyPlace,
): Properties {
  return {
    dataKind: kind,
    dataId: id,
    dataText: text,
    ...(status !== undefined && {dataStatus: status}),
    dataCode: formatCiteCode(code),
    // Names may hold spaces, but no line ends.
    ...(files.length > 0 && {dataFiles: files.join("\n")}),
    dataEntry: entry.id,
    dataTitle: entry.meta.title,
    dataFacts: entryHeadline(entry),
    dataPage: href(entryAddress(entry.id)),
    ...(kind === "finding" && {dataCard: href(findingCardAddress(entry.id, id))}),
  };
}

/** The entry as a whole. */
export function entryTarget(entry: Entry): CopyTarget {
  return {
    kind: "entry",
    id: "",
    text: entry.meta.title,
    ...citing(textCode(entry.document.source), entry.attachments),
  };
}

/**
 * A finding with the files that bear it out: those that front matter names or that its container shows and links to;
 * every file of the entry where there are none.
 */
export function findingTarget(
  entry: Entry,
  {id, claim, status}: {readonly id: string; readonly claim: string; readonly status: string},
  shown: readonly ElementContent[],
  href: CopyPlace["href"],
): CopyTarget {
  const stated = entry.findings.find(finding => finding.id === id)?.evidence ?? [];
  const names = new Set([...stated, ...filesShown(shown, entry, href)]);
  const named = entry.attachments.filter(({name}) => names.has(name));
  const bearing = named.length > 0 ? named : entry.attachments;
  return {kind: "finding", id, text: claim, status, ...citing(textCode(claim), bearing)};
}

/** Puts a copy menu where each figure of a page has its link. */
export function addFigureMenus(tree: Root, place: CopyPlace): void {
  visit(tree, "element", figure => {
    const {id} = figure.properties;
    const caption = figure.children.find(child => child.type === "element" && child.tagName === "figcaption");
    if (figure.tagName !== "figure" || typeof id !== "string" || caption?.type !== "element") return;
    const link = caption.children.findIndex(child => child.type === "element" && isAnchor(child));
    const anchor = caption.children[link];
    if (anchor?.type !== "element") return;
    const names = filesOfFigure(figure);
    const {entry} = place;
    const files = entry.attachments.filter(({name}) => names.includes(name));
    const text = files.length > 0 ? undefined : textCode(entry.document.source);
    const target = {kind: "figure", id, text: captionText(caption), ...citing(text, files)} as const;
    caption.children[link] = copyMenu(target, place, [anchor]);
  });
}

function citing(text: string | undefined, files: readonly Attachment[]): Pick<CopyTarget, "code" | "files"> {
  const data = dataCode(files);
  const code = {...(text !== undefined && {text}), ...(data !== undefined && {data})};
  return {code, files: files.map(({name}) => name)};
}

/** `Benchmark results (before.txt → after.txt)`. */
function captionText({children}: Element): string {
  const [title = "", files = ""] = ["figure-title", "figure-files"].map(name =>
    textOf(children.find(child => child.type === "element" && hasClass(child, name))).trim(),
  );
  return files ? `${title} (${files})` : title;
}

function filesShown(
  nodes: readonly ElementContent[],
  {attachments}: Entry,
  href: CopyPlace["href"],
): string[] {
  const names: string[] = [];
  visit({type: "root", children: [...nodes]}, "element", element => {
    if (element.tagName === "figure") names.push(...filesOfFigure(element));
    if (element.tagName !== "a") return;
    names.push(
      ...attachments.filter(({address}) => href(address) === element.properties.href).map(({name}) => name),
    );
  });
  return names;
}

/** What a figure says that it is drawn from: names of attachments among other code. */
export function filesOfFigure(figure: Element): string[] {
  const names: string[] = [];
  visit(figure, "element", element => {
    if (!hasClass(element, "figure-files")) return;
    for (const child of element.children)
      if (child.type === "element" && child.tagName === "code") names.push(textOf(child));
  });
  return names;
}

function isAnchor(element: Element): boolean {
  return element.tagName === "a" && hasClass(element, "anchor");
}

function hasClass({properties}: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}
