import type {Attachment, Entry} from "../journal/entry.ts";
import {sidedName} from "../journal/pairs.ts";

/** A source file beside an entry. */
export interface AttachedSource {
  readonly attachment: Attachment;
  readonly lines: readonly string[];
}

/**
 * Finds attached sources by the paths that a profile names: `example.com/sip/parse.go` is `sip/parse.go`,
 * `parse.go`, or `parse.after.go` for a head and `parse.before.go` for a base. The longest match is taken.
 */
export function attachedSources(
  entry: Pick<Entry, "attachments" | "pairs">,
  profile: Pick<Attachment, "name">,
): (path: string) => AttachedSource | undefined {
  const side = entry.pairs.some(({base}) => base.name === profile.name) ? "base" : "head";
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
  /** A file of this very side goes before one of none. */
  readonly rank: number;
}

function best(candidates: readonly Candidate[], path: string): AttachedSource | undefined {
  const fitting = candidates.filter(({plain}) => isEndOf(plain, path));
  const [first] = fitting.sort((a, b) => b.plain.length - a.plain.length || b.rank - a.rank);
  const text = first?.attachment.artifact?.file.text();
  if (!first || text === undefined) return undefined;
  const lines = text.replace(/\r\n/g, "\n").replace(/\n$/, "").split("\n");
  return {attachment: first.attachment, lines};
}

/** Whether one path ends another, whole segments only. */
function isEndOf(end: string, path: string): boolean {
  return path === end || path.endsWith(`/${end}`);
}
