import type {Root} from "mdast";
import {remark} from "remark";
import remarkGfm from "remark-gfm";
import type {Review} from "./review.ts";
import type {ReviewBlock} from "./review-blocks.ts";
import {reviewBlocks} from "./review-blocks.ts";

/** The first line of a report, by which an earlier report is found and replaced. */
export const REPORT_MARKER = "<!-- perf-journal report -->";

/** Maximum characters of a comment on GitHub, less some for a workflow's additions. */
export const COMMENT_CHARACTERS = 65_000;

/** Maximum characters of the note about omissions. */
const NOTE_CHARACTERS = 300;

const writer = remark().use(remarkGfm, {tablePipeAlign: false});

/**
 * Writes a review as GitHub's Markdown of at most `limit` characters. Parts are cut at the end of an item or a block,
 * the last parts first, and a note names the omissions.
 */
export function reviewMarkdown(review: Review, limit: number = COMMENT_CHARACTERS): string {
  const room = limit - REPORT_MARKER.length - NOTE_CHARACTERS;
  const parts: string[] = [];
  const left = new Map<string, number>();
  let used = 0;
  for (const block of reviewBlocks(review)) {
    const {text, items} = fitBlock(block, Math.min(room - used, Math.floor(room * block.share)));
    if (items < block.size) left.set(nounOf(block), (left.get(nounOf(block)) ?? 0) + block.size - items);
    if (text === "") continue;
    parts.push(text);
    used += text.length + 1;
  }
  const note = [...left].map(([noun, count]) => `${count} ${noun}`).join(", ");
  if (note)
    parts.push(`Left out for length: ${note}. The step summary of the workflow has the whole report.\n`);
  return `${REPORT_MARKER}\n${parts.join("\n")}`;
}

/** Writes Markdown of a tree as GitHub reads it. */
export function treeMarkdown(children: Root["children"]): string {
  return writer.stringify({type: "root", children});
}

/** The longest start of a block that fits; no items and "" where not even the first does. */
function fitBlock(block: ReviewBlock, room: number): {text: string; items: number} {
  const whole = treeMarkdown(block.tree(block.size));
  if (whole.length <= room) return {text: whole, items: block.size};
  let [low, high] = [0, block.size - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (treeMarkdown(block.tree(middle)).length <= room) low = middle;
    else high = middle - 1;
  }
  const text = low > 0 ? treeMarkdown(block.tree(low)) : "";
  return {text, items: low};
}

function nounOf({noun}: ReviewBlock): string {
  return noun || "tables and notes";
}
