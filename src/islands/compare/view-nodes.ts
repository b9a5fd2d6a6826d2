import type {ElementContent} from "hast";
import {toHtml} from "hast-util-to-html";

/**
 * Makes nodes of a view by the writer that the build uses. The document that reads it is inert, so that nothing in it
 * could run, and what files say stands in our views as text only.
 */
export function viewNodes(view: readonly ElementContent[]): ChildNode[] {
  const html = toHtml({type: "root", children: [...view]});
  return [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
}
