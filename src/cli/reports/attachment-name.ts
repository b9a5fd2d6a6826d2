import {basename, extname} from "node:path";
import {CommandError, usageError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";

/** A file to copy into an entry. */
export interface FileToAttach {
  /** Where it is now, as the person wrote it. */
  readonly from: string;
  /** Its name in the entry, `/` between segments. */
  readonly name: string;
  /** Its bytes, for a file that is made of others. */
  readonly content?: Uint8Array;
}

/**
 * Names the copies of an entry's files: two benchmark files become `before` and `after` unless their
 * names already pair; every other file keeps its name, in characters that any system and address takes.
 * @param placed files that have their names
 * @param pairs whether two names pair by themselves
 */
export function nameAttachments(
  runs: readonly Pick<FileToAttach, "from" | "content">[],
  others: readonly string[],
  placed: readonly FileToAttach[],
  pairs: (names: readonly string[]) => boolean,
): FileToAttach[] {
  const benchmarks = runs.map(({from}) => from);
  const kept = benchmarks.map(attachedName);
  const [before, after] = benchmarks;
  const named =
    before !== undefined && after !== undefined && benchmarks.length === 2 && !pairs(kept)
      ? [`before${extensions(before)}`, `after${extensions(after)}`]
      : kept;
  const files = [
    ...runs.map((run, i) => ({...run, name: named[i] ?? attachedName(run.from)})),
    ...others.map(from => ({from, name: attachedName(from)})),
    ...placed,
  ];
  assertDistinct(files);
  return files;
}

/** Writes a file's name in letters, digits, `.`, `-` and `_`, not starting with a dot. */
export function attachedName(path: string): string {
  const name = basename(path)
    .normalize("NFC")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[.-]+|-+$/g, "");
  if (name === "" || name.toLowerCase() === "index.md")
    throw usageError(`"${path}" cannot be attached under its own name`, "copy it under another name first");
  return name;
}

/** `.txt`, `.txt.gz`; `.txt` without an extension. */
function extensions(path: string): string {
  const name = attachedName(path);
  const last = extname(name);
  if (last === ".gz" || last === ".zst") return (extname(name.slice(0, -last.length)) || ".txt") + last;
  return last || ".txt";
}

/** Names that differ only in case are the same name on some systems. */
function assertDistinct(files: readonly FileToAttach[]): void {
  const seen = new Map<string, FileToAttach>();
  for (const file of files) {
    const other = seen.get(file.name.toLowerCase());
    if (other)
      throw new CommandError(
        EXIT.usage,
        `"${other.from}" and "${file.from}" would both be attached as "${file.name}"`,
        "give one of them another name",
      );
    seen.set(file.name.toLowerCase(), file);
  }
}
