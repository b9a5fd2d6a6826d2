import type {ElementContent} from "hast";
import {toHtml} from "hast-util-to-html";

/**
 * Makes DOM nodes of a view with the build's own HTML writer. They are parsed in an inert document, so that nothing
 * can run; text of files is only ever text in our views.
 */
export function viewNodes(view: readonly ElementContent[]): ChildNode[] {
  const html = toHtml({type: "root", children: [...view]});
  return [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
}
