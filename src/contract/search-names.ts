import {attributeCodec, optionalText, textField} from "./attributes.ts";

/** Attributes of the masthead's link to the search page, which opens the search dialog. */
export const SEARCH_LINK = attributeCodec<{
  /** Address of `NamesDocument`, base applied. */
  readonly names: string;
}>({names: textField});

/** Attributes of `site-search`. */
export const SITE_SEARCH = attributeCodec<{
  /** Address of `NamesDocument`, base applied. */
  readonly names: string;
  /** Address of Pagefind's module, base applied. */
  readonly index: string;
  /** Address of the folder of the index of earlier years, base applied; undefined if one index has all pages. */
  readonly archive?: string | undefined;
}>({names: textField, index: textField, archive: optionalText});

/**
 * The one filter of Pagefind's index and its one value, which pages of entries have. Of several filters or values Pagefind
 * writes the order at random, and the bytes of a site would differ from build to build.
 */
export const ENTRY_FILTER = {kind: "entry"} as const;

/** Kinds of pages whose text is searched. */
export const SEARCHED_KINDS = ["entry", "benchmark", "profile", "documentation"] as const;
export type SearchedKind = (typeof SEARCHED_KINDS)[number];

/** Facts about a page beside its title that a result of the text search shows, by their names in Pagefind's index. */
export const SEARCH_META = {
  /** A `SearchedKind`. */
  kind: "kind",
  /** Name of the attachment that the page shows, or of two. */
  file: "file",
  /** Address of the attachment's entry, base applied. */
  entry: "entry",
} as const;

/** Version of `NamesDocument`. */
export const NAMES_VERSION = 1;

/** Kinds of names, in the order in which names that match equally well are listed. */
export const NAME_KINDS = [
  "benchmark",
  "measurement",
  "function",
  "entry",
  "finding",
  "component",
  "tag",
] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** An entry as a result shows it. */
export interface NamedEntry {
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Address of its page, below the base. */
  readonly address: string;
  /** Commits of its head and base, as its front matter has them; absent without commits. */
  readonly commits?: readonly string[];
}

/** A name that the search finds: an array, since a journal has thousands. */
export type NameRow = readonly [
  /** Place in `kinds`. */
  kind: number,
  name: string,
  /** Address of its page, below the base. */
  address: string,
  /** Place in `entries`: the entry that moved, measured, profiled or found it last; -1 without an entry. */
  entry: number,
  /** Package of a benchmark, full name of a function, id of an entry, reference of a finding; "" for others. */
  context: string,
  /** Latest number, largest share, verdict or status, as text. */
  detail: string,
  /** Further words that find it, with blanks between them. */
  words: string,
];

/** The document at `/search/names.json`. */
export interface NamesDocument {
  readonly version: typeof NAMES_VERSION;
  /** Path that all addresses are below, with a slash at both ends. */
  readonly base: string;
  readonly kinds: readonly NameKind[];
  /** Newest first. */
  readonly entries: readonly NamedEntry[];
  readonly names: readonly NameRow[];
}
