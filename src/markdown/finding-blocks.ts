import type {Nodes, Paragraph, Parents, Root} from "mdast";
import type {ContainerDirective} from "mdast-util-directive";
import {toString as textOf} from "mdast-util-to-string";
import {visit} from "unist-util-visit";
import type {FindingBlock} from "./document.ts";

/** An abbreviation's dot ends no sentence. */
const ABBREVIATION = /\b(?:e\.g|i\.e|cf|vs|approx|ca|no|fig|resp)\.$/i;

/** Lists the `:::finding` containers of a document in the order of its text. */
export function findingBlocks(tree: Root): FindingBlock[] {
  const blocks: FindingBlock[] = [];
  visit(tree, "containerDirective", node => {
    if (node.name !== "finding") return;
    const {id, status, tags, component, supersedes, ...others} = node.attributes ?? {};
    const unknown = Object.keys(others);
    blocks.push({
      id: id ?? undefined,
      status: status ?? undefined,
      ...(tags && {tags}),
      ...(component && {component}),
      ...(supersedes && {supersedes}),
      ...(unknown.length > 0 && {unknown}),
      claim: claimOf(node),
      line: node.position?.start.line ?? 1,
    });
  });
  return blocks;
}

/**
 * A finding's claim, with numbers as `numberOf` gives them: the container's label, else its first heading, else the beginning
 * of its first paragraph: a sentence in bold, or the first sentence; "" without text.
 */
export function claimOf(container: ContainerDirective, numberOf: NumberText = unknownNumber): string {
  const plainText = (node: Nodes): string => textWith(node, numberOf);
  const [first] = container.children;
  if (first?.type === "paragraph" && first.data?.directiveLabel) return plainText(first);
  if (first?.type === "heading") return plainText(first);
  const paragraph = container.children.find((child): child is Paragraph => child.type === "paragraph");
  const [lead] = paragraph?.children ?? [];
  // A number at its end is no reason against a sentence, whatever the number turns out to be.
  if (lead?.type === "strong" && /[.!?…]$/.test(textWith(lead, unknownNumber).trim()))
    return plainText(lead).trim();
  return paragraph ? firstSentence(plainText(paragraph)) : "";
}

/** The text of a node, numbers as `numberOf` gives them. */
function textWith(node: Nodes, numberOf: NumberText): string {
  const number = numberOf(node);
  if (number !== undefined) return number;
  if (node.type === "break") return " ";
  const text =
    "children" in node
      ? (node as Parents).children.map(child => textWith(child, numberOf)).join("")
      : textOf(node);
  return text.replace(/\s+/g, " ");
}

/** Text of a node that is a number of the data; undefined for any other. */
export type NumberText = (node: Nodes) => string | undefined;

/** Numbers that are only known when the page is drawn, as an ellipsis. */
function unknownNumber({type}: Nodes): string | undefined {
  return type === "textDirective" ? UNKNOWN_NUMBER : undefined;
}

/** Placeholder in a plain claim for a number that is only known when the page is drawn. */
export const UNKNOWN_NUMBER = "…";

/** The text up to the first `.`, `!` or `?` with white space and no small letter behind it. */
function firstSentence(text: string): string {
  for (const end of text.matchAll(/[.!?][)”"’']*(?=\s+[^\p{Ll}\s]|\s*$)/gu)) {
    const sentence = text.slice(0, end.index + end[0].length);
    if (!ABBREVIATION.test(sentence)) return sentence.trim();
  }
  return text.trim();
}
