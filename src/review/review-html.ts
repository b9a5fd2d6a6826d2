import {toHtml} from "hast-util-to-html";
import type {Root} from "mdast";
import remarkRehype from "remark-rehype";
import {unified} from "unified";
import type {Review} from "./review.ts";
import {reviewBlocks} from "./review-blocks.ts";

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;display:block;overflow-x:auto}th,td{border:1px solid #8888;padding:.3rem .6rem;text-align:left;vertical-align:top}
pre{overflow-x:auto}details{margin:.5rem 0}`;

/** Writes a review as an HTML document of its own: no script, no requests. */
export function reviewHtml(review: Review): string {
  const children = reviewBlocks(review).flatMap(block => block.tree(block.size));
  // Only the elements that the blocks themselves write are raw: <details>, <summary>, <br>.
  const tree = unified()
    .use(remarkRehype, {allowDangerousHtml: true})
    .runSync({type: "root", children} as Root);
  const body = toHtml(tree, {allowDangerousHtml: true});
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Performance report</title><style>${STYLE}</style></head>
<body>
<h1>Performance report</h1>
${body}
</body>
</html>
`;
}
