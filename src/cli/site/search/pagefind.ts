import {readFileSync} from "node:fs";
import {searchedPart} from "../page-traits.ts";

/** Links to a place or a figure, whose texts say nothing of it. */
const EXCLUDED = [".anchor", ".figure-page"];

/** Tags that part words where Pagefind would join them: it knows paragraphs, headings, list items and `td`. */
const PARTING =
  /<\/?(?:br|button|caption|dd|details|dt|figcaption|figure|label|legend|option|pre|summary|table|th|tr)\b/g;

/** Pagefind's program cannot be started: it is absent or not for this computer. */
export class NoSearchError extends Error {
  override readonly name = "NoSearchError";
}

/** A file of an index. */
export interface IndexFile {
  /** From the folder of the index. */
  readonly path: string;
  readonly content: Uint8Array;
}

/** An index in Pagefind's program. */
export interface TextIndex {
  /** Adds a page with this HTML. */
  add(file: string, html: Buffer): void;
  /** Makes the index of all pages added, and lets it go; rejects with the errors of adding them, too. */
  files(): Promise<readonly IndexFile[]>;
}

/** Pagefind's program, which runs. */
export interface Pagefind {
  /** What an index depends on beside its pages: Pagefind's version, and how pages are given to it. */
  readonly version: string;
  newIndex(): Promise<TextIndex>;
  close(): Promise<unknown>;
}

/** Starts Pagefind's program. Rejects with NoSearchError where it cannot be had. */
export async function openPagefind(): Promise<Pagefind> {
  try {
    const {close, createIndex} = await import("pagefind");
    const newIndex = async (): Promise<TextIndex> => {
      const {index, errors} = await createIndex({forceLanguage: "en", excludeSelectors: EXCLUDED});
      assertNone(errors);
      if (!index) throw new Error("no index");
      return textIndex(index);
    };
    // Its program starts with the first index.
    const first = newIndex();
    await first;
    let isTaken = false;
    return {
      version: JSON.stringify([pagefindVersion(), EXCLUDED, PARTING.source]),
      newIndex() {
        if (isTaken) return newIndex();
        isTaken = true;
        return first;
      },
      close,
    };
  } catch (error) {
    throw new NoSearchError(error instanceof Error ? error.message : String(error));
  }
}

/** Rejects with NoSearchError where Pagefind's program cannot be had. */
export async function assertSearch(): Promise<void> {
  await (await openPagefind()).close();
}

function pagefindVersion(): string {
  const about = readFileSync(new URL("../package.json", import.meta.resolve("pagefind")), "utf8");
  return (JSON.parse(about) as {readonly version: string}).version;
}

type PagefindIndex = NonNullable<Awaited<ReturnType<typeof import("pagefind").createIndex>>["index"]>;

function textIndex(index: PagefindIndex): TextIndex {
  const errors: string[] = [];
  let sent: Promise<void> = Promise.resolve();
  return {
    add(file, html) {
      const content = (searchedPart(html) ?? "").replace(PARTING, " $&");
      const added = index.addHTMLFile({sourcePath: file, content});
      sent = Promise.all([sent, added]).then(([, result]) => void errors.push(...result.errors));
      // Reported when the index is made.
      sent.catch(() => undefined);
    },
    async files() {
      await sent;
      assertNone(errors);
      const {files, errors: failed} = await index.getFiles();
      assertNone(failed);
      await index.deleteIndex();
      return files;
    },
  };
}

function assertNone(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`search index: ${errors.join(", ")}`);
}
