import type {ElementContent} from "hast";
import {h} from "hastscript";
import type {InlineText} from "../embed.ts";

/** Content of a line of text with the same as plain text. */
export interface InlineContent {
  readonly content: ElementContent[];
  readonly text: string;
}

/** Draws pieces of a line of text. */
export function inlineContent(pieces: readonly InlineText[]): InlineContent {
  return {content: pieces.map(drawPiece), text: pieces.map(({text}) => text).join("")};
}

function drawPiece({text, className = [], title}: InlineText): ElementContent {
  if (className.length === 0 && title === undefined) return {type: "text", value: text};
  return h("span", {className: [...className], ...(title !== undefined && {title})}, text);
}
