import type {Nodes, Root} from "mdast";
import {visit} from "unist-util-visit";
import type {WrittenLink} from "./document.ts";

/** Attributes of directives that name attachments. */
const FILE_ATTRIBUTES = ["file", "base", "head"];

/** Lists the attachments that a document refers to, each once, in the order of its text; other entries are not among them. */
export function referencesOf(tree: Root): string[] {
  const references = new Set<string>();
  visit(tree, node => {
    for (const name of namesIn(node)) references.add(name);
  });
  return [...references];
}

/** Lists the addresses that a document links to, in the order of its text. */
export function linksOf(tree: Root): WrittenLink[] {
  const links: WrittenLink[] = [];
  visit(tree, node => {
    if (node.type !== "link" && node.type !== "definition") return;
    links.push({url: node.url, line: node.position?.start.line ?? 1});
  });
  return links;
}

function namesIn(node: Nodes): string[] {
  switch (node.type) {
    case "link":
    case "image":
    case "definition":
      return relativeName(node.url) ?? [];
    case "leafDirective":
    case "textDirective":
    case "containerDirective":
      return FILE_ATTRIBUTES.flatMap(name => node.attributes?.[name] || []);
    default:
      return [];
  }
}

/** The file of the entry's folder that an address means; undefined for all other addresses. */
function relativeName(url: string): string[] | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|\/|#|\?|$)/i.test(url)) return undefined;
  const name = decode(url.replace(/[?#].*$/, "")).replace(/^(?:\.\/)+/, "");
  return name.startsWith("../") || name === ".." ? undefined : [name];
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
