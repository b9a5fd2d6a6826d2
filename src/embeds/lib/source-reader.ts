import type {Attachment, Entry} from "../../journal/entry/entry.ts";
import {sidedName} from "../../journal/entry/pairs.ts";

/** A source file beside an entry. */
export interface AttachedSource {
  readonly attachment: Attachment;
  readonly lines: readonly string[];
}

/**
 * Finds attached sources by the paths that a profile names: `example.com/sip/parse.go` is `sip/parse.go`,
 * `parse.go`, or `parse.after.go` for a head and `parse.before.go` for a base. The longest match is taken.
 * A bare file name never matches Go's own files, which share many names with other projects' files.
 */
export function attachedSources(
  entry: Pick<Entry, "attachments">,
  profile: Pick<Attachment, "side">,
): (path: string) => AttachedSource | undefined {
  const side = profile.side === "base" ? "base" : "head";
  const candidates = entry.attachments.flatMap(attachment => {
    const sided = sidedName(attachment.name);
    const isText = attachment.artifact?.kind.name === "text";
    return isText && (sided.side ?? side) === side
      ? [{attachment, plain: sided.plain, rank: sided.side ? 1 : 0}]
      : [];
  });
  const found = new Map<string, AttachedSource | undefined>();
  return path => {
    if (!found.has(path)) found.set(path, best(candidates, path));
    return found.get(path);
  };
}

interface Candidate {
  readonly attachment: Attachment;
  readonly plain: string;
  /** Files of this side come before files without a side. */
  readonly rank: number;
}

function best(candidates: readonly Candidate[], path: string): AttachedSource | undefined {
  const isGoOwn = isStandardPath(path);
  const fitting = candidates.filter(({plain}) => isEndOf(plain, path) && (plain.includes("/") || !isGoOwn));
  const [first] = fitting.sort((a, b) => b.plain.length - a.plain.length || b.rank - a.rank);
  const text = first?.attachment.artifact?.file.text();
  if (!first || text === undefined) return undefined;
  const lines = text.replace(/\r\n/g, "\n").replace(/\n$/, "").split("\n");
  return {attachment: first.attachment, lines};
}

/** True if a path ends with another path, in whole segments. */
function isEndOf(end: string, path: string): boolean {
  return path === end || path.endsWith(`/${end}`);
}

/** The first folders of Go's standard library: https://pkg.go.dev/std */
const STANDARD = new Set(
  (
    "archive bufio builtin bytes cmp compress container context crypto database debug embed encoding errors expvar " +
    "flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime " +
    "slices sort strconv strings structs sync syscall testing text time unicode unique unsafe vendor weak"
  ).split(" "),
);

/** True for a path of Go's standard library: `regexp/syntax/parse.go`, `/usr/local/go/src/regexp/syntax/parse.go`. */
function isStandardPath(path: string): boolean {
  const [first = "", second] = path.replace(/^.*\/go[^/]*\/src\//, "").split("/");
  return second !== undefined && STANDARD.has(first);
}
