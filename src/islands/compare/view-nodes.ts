/**
 * Makes DOM nodes of a comparison's HTML. It is parsed in an inert document, so that nothing can run; text of files is only
 * ever text in our views.
 */
export function viewNodes(html: string): ChildNode[] {
  return [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
}
