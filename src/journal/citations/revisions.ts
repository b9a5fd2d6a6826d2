import type {CiteCode} from "./cite-code.ts";
import {dataCode, formatCiteCode, textCode} from "./cite-code.ts";

/** Content of an entry at a commit. */
export interface Snapshot {
  /** The commit that made it so, hexadecimal. */
  readonly commit: string;
  /** `YYYY-MM-DD`, in UTC. */
  readonly date: string;
  /** The version of each attachment by its name. */
  readonly files: ReadonlyMap<string, string>;
  /** The text below the front matter; undefined where it cannot be read. */
  readonly source: string | undefined;
  /** The claims of its findings by their ids. */
  readonly claims: ReadonlyMap<string, string>;
}

/** Something of the entry as it is now that may have been cited. */
export interface Cited {
  readonly kind: "entry" | "finding" | "figure";
  readonly id: string;
  /** As `formatCiteCode` writes it. */
  readonly code: string;
  /** Names of the attachments that its data code is of. */
  readonly files: readonly string[];
}

/** An earlier version of something that may have been cited. */
export interface EarlierVersion {
  readonly code: string;
  /** The commit that made another version of it; absent where that is not committed yet. */
  readonly revised?: {readonly commit: string; readonly date: string};
  /** Names of the files that are different today. */
  readonly files: readonly string[];
  /** Earlier claim of a finding; absent if it is the same today. */
  readonly claim?: string;
}

/** Earlier versions of an entry's present parts, by id, newest first; ids without any are left out. */
export type EarlierVersions = Readonly<Record<string, readonly EarlierVersion[]>>;

/** Follows each thing that may have been cited through the entry's snapshots, which are given oldest first. */
export function earlierVersions(
  cited: readonly Cited[],
  snapshots: readonly Snapshot[],
  current: Pick<Snapshot, "files" | "claims">,
): EarlierVersions {
  const versions = cited.flatMap(one => {
    const earlier = versionsOf(one, snapshots, current);
    return earlier.length > 0 ? [[one.id, earlier] as const] : [];
  });
  return Object.fromEntries(versions);
}

function versionsOf(
  cited: Cited,
  snapshots: readonly Snapshot[],
  current: Pick<Snapshot, "files" | "claims">,
): EarlierVersion[] {
  const codes = snapshots.map(snapshot => codeAt(cited, snapshot));
  const versions = new Map<string, EarlierVersion>();
  snapshots.forEach((snapshot, index) => {
    const code = codes[index];
    const isLast = codes[index + 1] !== code;
    if (code === undefined || code === cited.code || !isLast) return;
    const next = snapshots[index + 1];
    const claim = snapshot.claims.get(cited.id);
    // A version that came back counts from its last time on.
    versions.delete(code);
    versions.set(code, {
      code,
      ...(next && {revised: {commit: next.commit, date: next.date}}),
      files: cited.files.filter(name => snapshot.files.get(name) !== current.files.get(name)),
      ...(cited.kind === "finding" &&
        claim !== undefined &&
        claim !== current.claims.get(cited.id) && {claim}),
    });
  });
  return [...versions.values()].reverse();
}

/** The code that a thing had; undefined where a snapshot does not have all that it is of. */
function codeAt({kind, id, code, files}: Cited, snapshot: Snapshot): string | undefined {
  const versions = files.map(name => ({name, sha256: "", version: snapshot.files.get(name) ?? ""}));
  if (versions.some(({version}) => version === "")) return undefined;
  const claim = kind === "finding" ? snapshot.claims.get(id) : snapshot.source;
  const hasText = kind !== "figure" || files.length === 0;
  if (hasText && claim === undefined) return undefined;
  const data = dataCode(versions);
  const parts: CiteCode = {
    ...(hasText && {text: textCode(claim ?? "")}),
    ...(data !== undefined && {data}),
  };
  return code === "" ? undefined : formatCiteCode(parts);
}
