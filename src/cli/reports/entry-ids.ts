import {fromHtml} from "hast-util-from-html";
import {visit} from "unist-util-visit";

/** Every id of a piece of HTML. */
export function idsOf(html: string): ReadonlySet<string> {
  const ids = new Set<string>();
  visit(fromHtml(html, {fragment: true}), "element", ({properties}) => {
    if (typeof properties.id === "string") ids.add(properties.id);
  });
  return ids;
}
