import type {Problem} from "../problem.ts";

/** Change of a file or of an entry. */
export type ChangeKind = "added" | "changed" | "removed";

/** Files of a journal that differ from an earlier commit. */
export interface JournalChanges {
  /** As the reader named it: `origin/main`. */
  readonly ref: string;
  /** The commit that is compared with, 40 hexadecimal digits: the merge base of `ref` and HEAD. */
  readonly commit: string;
  /** By path from the journal's root, `/` between segments. */
  readonly files: ReadonlyMap<string, ChangeKind>;
}

/** Finds the change of a folder: `added` if its index.md is new, `removed` if that is gone; undefined if no file below it differs. */
export type FolderChanges = (folder: string) => ChangeKind | undefined;

/** Indexes changed files by the folders that hold them. */
export function folderChanges({files}: Pick<JournalChanges, "files">): FolderChanges {
  const folders = new Set([...files.keys()].flatMap(foldersAbove));
  return folder => {
    if (!folders.has(folder)) return undefined;
    const index = files.get(`${folder}/index.md`);
    return index === undefined ? "changed" : index;
  };
}

function foldersAbove(path: string): string[] {
  const segments = path.split("/");
  return segments.slice(1).map((_, i) => segments.slice(0, i + 1).join("/"));
}

/**
 * Lowers errors of unchanged places to warnings, for a gate that holds a pull request to its own entries alone.
 * `folders` are those of all entries, broken ones included.
 */
export function lowerUnchanged(
  problems: readonly Problem[],
  folders: readonly string[],
  changes: JournalChanges,
): Problem[] {
  const change = folderChanges(changes);
  const known = new Set(folders);
  return problems.map(problem => {
    if (problem.severity !== "error") return problem;
    const folder = [problem.file, ...foldersAbove(problem.file)].find(path => known.has(path));
    const isOwn = folder === undefined ? changes.files.has(problem.file) : change(folder) !== undefined;
    return isOwn ? problem : {...problem, severity: "warning"};
  });
}
