import type {DocPage, DocSurroundings} from "../journal/docs/doc-pages.ts";
import {docTarget} from "../journal/docs/doc-pages.ts";
import {fullColouring} from "./document/colouring.ts";
import {documentTree} from "./document/document-html.ts";
import {htmlText} from "./document/html-text.ts";

/** A document's body, ready to be placed in a page. */
export interface RenderedDoc {
  /** Safe to publish as it is. */
  readonly html: string;
}

/** Surroundings of a document for its rendering. */
export interface DocContext extends DocSurroundings {
  /** Prefixes a site path with the base. */
  href(path: string): string;
}

/** Renders a document as the text of an entry is: links lead to pages of the site, HTML is shown as text. */
export async function renderDoc(doc: DocPage, {href, ...surroundings}: DocContext): Promise<RenderedDoc> {
  const tree = await documentTree(doc.document, {
    target(written) {
      const target = docTarget(written, doc, surroundings);
      return target ? {href: target.isPage ? href(target.href) : target.href} : {};
    },
    colouring: fullColouring(),
    markShown: () => undefined,
    linkFile: () => undefined,
    expectId: () => undefined,
    addId: () => undefined,
    report: () => undefined,
    directive: () => Promise.resolve([]),
    fence: () => Promise.resolve(undefined),
    container: (_, children) => children,
  });
  return {html: htmlText(tree)};
}
