import type {MarkdownDocument} from "../../markdown/document.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {linkToNoPage} from "../../problems/links.ts";
import {didYouMean} from "../../text/suggest.ts";
import {entryAddress} from "../addresses/addresses.ts";
import {segment} from "../addresses/segment.ts";
import {entryAtPath, joinPath} from "../citations/journal-link.ts";
import type {JournalConfig} from "../read/config.ts";

/** A Markdown document that is a page of the site, too. */
export interface DocPage {
  /** From the documents' folder: `kinds/README.md`. */
  readonly path: string;
  /** From the root: `docs/kinds/README.md`. */
  readonly file: string;
  /** Its first heading of level 1, else its path. */
  readonly title: string;
  /** Its text below that heading. */
  readonly document: MarkdownDocument;
  /** Site path of its page: `/docs/kinds/`. */
  readonly address: string;
}

/** The first page of the documents: README.md of their folder, else a list. */
export function docsAddress(): string {
  return "/docs/";
}

/** Returns the page of a document: `/docs/record/` of `record.md`, `/docs/kinds/` of `kinds/README.md`. */
export function docAddress(path: string): string {
  const plain = path.replace(/(?:^|\/)(?:README|index)\.md$/i, "").replace(/\.md$/i, "");
  return plain === ""
    ? docsAddress()
    : `${docsAddress()}${plain
        .split("/")
        .map(part => segment(part))
        .join("/")}/`;
}

/** Target of a link in a document; undefined for a file that the site does not have. */
export interface DocTarget {
  /** Site path with fragment, or a full address. */
  readonly href: string;
  /** True if `href` is a path of the site. */
  readonly isPage: boolean;
}

/** Possible targets of the links of documents. */
export interface DocSurroundings {
  readonly docs: readonly DocPage[];
  readonly config: JournalConfig;
  /** True for the id or alias of an entry. */
  isEntry(id: string): boolean;
}

/**
 * Returns where a link of a document leads: other documents and entries have pages. Undefined for other files, which only the
 * repository shows, and for documents that do not exist.
 */
export function docTarget(
  written: string,
  from: Pick<DocPage, "file">,
  {docs, config, isEntry}: DocSurroundings,
): DocTarget | undefined {
  if (/^(?:https?:|mailto:)/i.test(written)) return {href: written, isPage: false};
  if (written.startsWith("#")) return {href: written, isPage: false};
  if (/^[a-z][a-z\d+.-]*:|^\//i.test(written)) return undefined;
  const [path = "", fragment] = written.split("#");
  const end = fragment === undefined ? "" : `#${fragment}`;
  const segments = joinPath(from.file.split("/").slice(0, -1).join("/"), path);
  const file = segments.join("/");
  const page = docs.find(doc => doc.file === file || doc.file === `${file}/README.md`);
  if (page) return {href: page.address + end, isPage: true};
  const entry = entryAtPath(segments, {config});
  if (entry !== undefined && isEntry(entry)) return {href: entryAddress(entry) + end, isPage: true};
  return undefined;
}

/** Reports problems of documents: text that cannot be parsed, and links to documents that do not exist. */
export function docProblems(docs: readonly DocPage[], config: JournalConfig): Problem[] {
  return docs.flatMap(doc => [
    // Documents have no directives: text that looks like a directive stays text.
    ...doc.document.problems.filter(({severity}) => severity === "error"),
    ...doc.document.links.flatMap(({url, line}) => {
      const [path = ""] = url.split("#");
      const file = joinPath(doc.file.split("/").slice(0, -1).join("/"), path).join("/");
      const isOwn = /\.md$/i.test(file) && file.startsWith(`${config.docs}/`);
      if (!isOwn || docTarget(url, doc, {docs, config, isEntry: () => false})) return [];
      const names = docs.map(other => other.file);
      return problemAt(
        {file: doc.file, line},
        linkToNoPage(url, "a document of the docs", didYouMean(file, names)),
      );
    }),
  ]);
}
