import type {Root} from "mdast";
import type {WorkExhausted} from "../meter.ts";
import type {Problem} from "../problem.ts";

/** A heading of the document, for tables of contents. */
export interface Heading {
  /** 2 to 6; a level-1 heading is shown as level 2, the page's title being level 1. */
  readonly depth: number;
  readonly text: string;
  /** The `id` its element gets, unique in the document. */
  readonly id: string;
}

/** A `:::finding` container as written in the text. */
export interface FindingBlock {
  readonly id: string | undefined;
  readonly status: string | undefined;
  /** As written: words between spaces or commas. */
  readonly tags?: string;
  readonly component?: string;
  /** As written: findings of earlier entries, `2026-05-03-pool#headers`, between spaces or commas. */
  readonly supersedes?: string;
  /** Names of attributes that a finding does not have. */
  readonly unknown?: readonly string[];
  /** Plain text of the first sentence. */
  readonly claim: string;
  readonly line: number;
}

/** An address that a document links to. */
export interface WrittenLink {
  /** As written. */
  readonly url: string;
  readonly line: number;
}

/** An index.md below its front matter, parsed; lines and columns are the file's own. */
export interface MarkdownDocument {
  /** From the repository's root, for messages. */
  readonly path: string;
  /** The whole file; the front matter's characters are blanked, its line ends kept. */
  readonly source: string;
  /** Directives that are not ours are text again. */
  readonly tree: Root;
  readonly headings: readonly Heading[];
  readonly findings: readonly FindingBlock[];
  /** Names of attachments that directives, links and images refer to, as written. */
  readonly references: readonly string[];
  /** Every link in the order of the text; those of definitions too. */
  readonly links: readonly WrittenLink[];
  readonly problems: readonly Problem[];
  /** The place that the entry's meter ran empty at: the text from there on is left out; absent if it lasted. */
  readonly exhausted?: {readonly line: number; readonly error: WorkExhausted};
}
