/** Ids that a page gives to elements of its own: its main part, figures, footnotes, additions of the site. */
const PAGE_IDS = /^(?:main$|figs?(?:-|$)|fn-|fnref-|footnote|user-content-|site-|toc|search|e\d+$)/i;

/** Whether no heading and no finding may have this id. */
export function isPageId(id: string): boolean {
  return PAGE_IDS.test(id);
}
