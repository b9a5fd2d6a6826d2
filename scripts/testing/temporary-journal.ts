import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";

/** A journal in a folder of its own. */
export interface TemporaryJournal {
  /** The folder that holds content/; absolute. */
  readonly root: string;
  /** Writes a file, given from the root; its folders are made. */
  write(path: string, content: string | Uint8Array): void;
  /** Removes the folder. */
  remove(): void;
}

/** Makes a journal of files by their path from its root: `content/2026-05-03-pool/index.md`. */
export function temporaryJournal(files: Readonly<Record<string, string>> = {}): TemporaryJournal {
  const root = mkdtempSync(join(tmpdir(), "perf-journal-test-"));
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(root, path)), {recursive: true});
    writeFileSync(join(root, path), content);
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  return {root, write, remove: () => rmSync(root, {recursive: true, force: true})};
}

/** Writes an index.md with a title. */
export function entryText(title: string, body = "", frontMatter = ""): string {
  return `---\ntitle: ${title}\n${frontMatter}---\n\n${body}\n`;
}
