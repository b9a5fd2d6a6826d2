import type {Nodes, Paragraph, Root} from "mdast";
import {toString as textOf} from "mdast-util-to-string";
import {SKIP, visit} from "unist-util-visit";
import {OTHER_SECTIONS} from "./words.ts";

/** A sentence of an entry's own prose. */
export interface Sentence {
  readonly text: string;
  /** 1-based line of its beginning. */
  readonly line: number;
}

/** Replaces anything but prose; a sentence with it is left out. */
const OPAQUE = "\ufffc";

interface Piece {
  readonly text: string;
  readonly line: number;
}

/**
 * Lists the sentences of a document's paragraphs and list items. Left out are headings, tables, code, quotations, struck text,
 * tasks, sections of plans and expectations, and sentences with a directive, with code that is more than a word, or with a
 * link to another page; `files` are the names that links may have.
 */
export function proseSentences(tree: Root, files: ReadonlySet<string>): Sentence[] {
  const sentences: Sentence[] = [];
  // Headings above, by level.
  const section: string[] = [];
  visit(tree, node => {
    if (node.type === "heading") {
      section.length = node.depth - 1;
      section[node.depth - 1] = textOf(node);
      return SKIP;
    }
    if (node.type === "blockquote" || node.type === "table") return SKIP;
    if (node.type === "listItem" && typeof node.checked === "boolean") return SKIP;
    if (node.type !== "paragraph") return undefined;
    if (!section.some(heading => OTHER_SECTIONS.test(heading ?? "")))
      sentences.push(...sentencesOf(node, files));
    return SKIP;
  });
  return sentences;
}

function sentencesOf(paragraph: Paragraph, files: ReadonlySet<string>): Sentence[] {
  const pieces = paragraph.children.flatMap(child => piecesOf(child, files));
  const sentences: Sentence[] = [];
  let text = "";
  let line = 0;
  for (const piece of pieces) {
    if (text.trim() === "") line = piece.line;
    text += piece.text;
    if (!/[.!?;]\s*$/.test(piece.text)) continue;
    sentences.push({text: text.trim(), line});
    text = "";
  }
  sentences.push({text: text.trim(), line});
  return sentences.filter(sentence => sentence.text !== "" && !sentence.text.includes(OPAQUE));
}

function piecesOf(node: Nodes, files: ReadonlySet<string>): Piece[] {
  const line = node.position?.start.line ?? 0;
  switch (node.type) {
    case "text":
      return textPieces(node.value, line);
    case "inlineCode":
      return [{text: /^[^\s%]+$/.test(node.value) ? node.value : OPAQUE, line}];
    case "emphasis":
    case "strong":
      return node.children.flatMap(child => piecesOf(child, files));
    case "link":
      if (!files.has(node.url.replace(/^(?:\.\/)+/, ""))) return [{text: OPAQUE, line}];
      return node.children.flatMap(child => piecesOf(child, files));
    case "footnoteReference":
      return [];
    case "break":
      return [{text: " ", line}];
    default:
      return [{text: OPAQUE, line}];
  }
}

/** Text in pieces that end where a sentence or a line does. */
function textPieces(text: string, line: number): Piece[] {
  return text.split("\n").flatMap((written, index) => {
    const parts = `${written} `.split(/(?<=[.!?;]\s)/u).filter(part => part !== "");
    return parts.map(part => ({text: part, line: line + index}));
  });
}
