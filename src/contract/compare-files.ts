import {attributeCodec, textField} from "./attributes.ts";

/** Attributes of `compare-files`. */
export const COMPARE_FILES = attributeCodec<{
  /** Address of `FileList`, base applied. */
  readonly files: string;
}>({files: textField});

/** Version of `FileList`. */
export const FILES_VERSION = 1;

/** Kinds of files that can be compared in the browser. */
export type ComparedKind = "benchmark" | "profile";

/** An attachment that can be chosen, as `/compare/files.json` lists it. */
export interface ListedFile {
  /** Within its entry: `before.txt`. */
  readonly name: string;
  readonly kind: ComparedKind;
  /** True if it is the base of a pair of its entry. */
  readonly isBase: boolean;
  /** Title for readers: "CPU profile". */
  readonly title: string;
  /** Address of the published copy, base applied. */
  readonly address: string;
}

/** An entry with its files. */
export interface ListedEntry {
  readonly id: string;
  /** Earlier ids. */
  readonly aliases: readonly string[];
  readonly title: string;
  readonly date: string;
  /** Address of its page, base applied. */
  readonly address: string;
  readonly files: readonly ListedFile[];
}

/** The document at `/compare/files.json`. */
export interface FileList {
  readonly version: typeof FILES_VERSION;
  /** Levels of the journal's statistics. */
  readonly alpha: number;
  readonly confidence: number;
  /** Newest first; only entries that have such files. */
  readonly entries: readonly ListedEntry[];
}
