import {attributeCodec, flagField, optionalText} from "./attributes.ts";

/** Attributes of a `cited-version` about the cited page. */
export interface CitedVersionData {
  /** Address of the entry's revisions, base applied; absent for an entry without earlier versions. */
  readonly revisions?: string | undefined;
  /** True if the build had the whole history of an entry without earlier versions. */
  readonly isComplete: boolean;
  /** The cited part if the address has no fragment: the finding of a finding's own page. */
  readonly id?: string | undefined;
}

/** Attributes of `cited-version`. */
export const CITED_VERSION = attributeCodec<CitedVersionData>({
  revisions: optionalText,
  isComplete: flagField,
  id: optionalText,
});

/** Version of `/entries/<id>/revisions.json`. */
export const REVISIONS_VERSION = 1;

/** `/entries/<id>/revisions.json`: earlier versions of citable parts. */
export interface RevisionsDocument {
  readonly version: typeof REVISIONS_VERSION;
  readonly entry: string;
  /** False if the build had no full history. */
  readonly complete: boolean;
  /** By id, newest first; "" is the entry itself. */
  readonly versions: Readonly<Record<string, readonly VersionDocument[]>>;
}

/** An earlier version of something that can be cited. */
export interface VersionDocument {
  readonly code: string;
  /** The commit that made another version of it; absent if not committed. */
  readonly revised?: {readonly commit: string; readonly date: string};
  /** Names of the files that are different today. */
  readonly files: readonly string[];
  /** The finding's claim, if it is different today. */
  readonly claim?: string;
}
