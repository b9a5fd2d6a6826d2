import type {Artifact, Fact} from "../../artifacts/kind.ts";
import type {MarkdownDocument} from "../../markdown/document.ts";
import type {Environment} from "../../measurement.ts";
import type {WorkUsed} from "../../meter.ts";
import type {Problem} from "../../problem.ts";
import type {RemoteFile} from "../read/remote-file.ts";

/** Outcome of the change that an entry describes. */
export const VERDICTS = ["kept", "rejected", "inconclusive", "deferred", "reverted"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Status of a finding; a later entry's `resolves` or `supersedes` may change it. */
export const FINDING_STATUSES = ["open", "landed", "rejected", "superseded", "false-positive"] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** Statuses that a later entry may give to a finding that it resolves. */
export const RESOLUTIONS = ["landed", "rejected", "false-positive"] as const;

/** A file beside an entry's index.md, read and opened by its kind. */
export interface AttachedFile {
  /** Within the entry's folder, `/` between segments: `cpu.before.pb.gz`. */
  readonly name: string;
  /** From the repository's root, for messages. */
  readonly path: string;
  /** Bytes on disk. */
  readonly size: number;
  /** Hex SHA-256 of the bytes on disk. */
  readonly sha256: string;
  /** Hex SHA-256 of name and git's object id of the bytes, for citations; absent in tests only. */
  readonly version?: string;
  /** Where the published copy lives below the site's base: `/files/<sha256, first 16>/<safe name>`. */
  readonly address: string;
  /** Opened by its kind; undefined if it could not be read, which is a problem of the entry. */
  readonly artifact: Artifact | undefined;
  /** A file that lies in no folder: its bytes, and the names of the files that they were made of. */
  readonly combined?: {readonly bytes: Uint8Array; readonly members: readonly string[]};
  /** True if the bytes are in the cache, and the entry's folder holds a `.remote` file. */
  readonly isRemote?: boolean;
}

/** A file of an entry, with its place in the entry's pairs. */
export interface Attachment extends AttachedFile {
  /** Side of its pairs: a base may be in several, a head only in 1. */
  readonly side: "base" | "head" | "neither";
  /** The base of the same pair, for a head. */
  readonly base?: Attachment;
}

/** A base file and a head file that belong together. */
export interface Pair {
  /** Common part of their names: `parse`, `cpu`; "" for plain before/after. Unique in the entry per kind. */
  readonly name: string;
  readonly base: Attachment;
  readonly head: Attachment;
}

/** A code fence of an entry's text that is an artifact: pasted output of a tool. */
export interface FencedArtifact {
  /** 1-based line of the opening fence in index.md. */
  readonly line: number;
  readonly title: string | undefined;
  readonly artifact: Artifact;
  /** By its title, as for file names; undefined if another fence has the same measurements and no title marks the head. */
  readonly side: "base" | "head" | "only" | undefined;
  /** Base of the comparison, for a head. */
  readonly base?: Artifact;
}

/** A claim of an entry, as its author wrote it. */
export interface Finding {
  /** Unique in the entry; also the fragment of its address. */
  readonly id: string;
  /** The first sentence or heading of the container, as plain text. */
  readonly claim: string;
  readonly status: FindingStatus;
  /** 1-based line of the container, or of the item in front matter, in index.md. */
  readonly line: number;
  /** Its own words; those of its entry hold beside them. */
  readonly tags?: readonly string[];
  /** Where it differs from its entry's. */
  readonly component?: string | undefined;
  /** Findings of earlier entries whose place it takes. */
  readonly supersedes?: readonly FindingReference[];
  /**
   * Evidence of a finding in the front matter: names of attachments, ids of figures (`#fig-parse`).
   * Absent for a container, which holds its evidence.
   */
  readonly evidence?: readonly string[];
}

/** A finding of some entry by its address: `2026-05-03-pool#headers`. */
export interface FindingReference {
  readonly entry: string;
  readonly finding: string;
}

/** A finding of an earlier entry that this entry resolves, and its new status: `landed` when absent. */
export interface Resolution extends FindingReference {
  readonly status?: (typeof RESOLUTIONS)[number] | undefined;
}

/** A finding as front matter states it. */
export interface StatedFinding {
  readonly id: string;
  readonly claim: string;
  readonly status: FindingStatus;
  readonly evidence: readonly string[];
  readonly tags: readonly string[];
  readonly component?: string | undefined;
  readonly supersedes: readonly FindingReference[];
}

/** The front matter of an entry, typed. */
export interface FrontMatter {
  readonly title: string;
  readonly verdict?: Verdict | undefined;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly component?: string | undefined;
  /** The commit of the head side, hexadecimal, 7 to 64 digits. */
  readonly commit?: string | undefined;
  readonly baseCommit?: string | undefined;
  /** Pull request: a number of the journal's repository, or an https address. */
  readonly pr?: string | undefined;
  /** Name of a machine of journal.yaml, or free text. */
  readonly machine?: string | undefined;
  /** Go version: `1.26.8`. */
  readonly go?: string | undefined;
  readonly draft: boolean;
  /** Earlier ids of this entry, each redirected. */
  readonly aliases: readonly string[];
  readonly pairs: readonly {readonly name: string; readonly base: string; readonly head: string}[];
  /** Of several heads against one base, the file of the head that was kept. */
  readonly kept?: string | undefined;
  /** Claims about the data, as written: `Parse sec/op <= -20%`. */
  readonly claims: readonly string[];
  readonly resolves: readonly Resolution[];
  /** Findings of earlier entries that no longer hold and have no successor in this entry. */
  readonly supersedes?: readonly FindingReference[];
  readonly findings?: readonly StatedFinding[];
}

/** Where an entry was measured, from its environment files and pasted environment listings. */
export interface EntryEnvironment {
  readonly environment: Environment;
  /** Settings that affect measurements; names are unique. */
  readonly facts: readonly Fact[];
}

/** A dated folder of the journal. */
export interface Entry {
  /** `YYYY-MM-DD-slug`, in a named journal of a site `name.YYYY-MM-DD-slug`; unique over the site, immutable. */
  readonly id: string;
  /** Name of its journal among several of a site; absent in the site's own. */
  readonly journal?: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** From the repository's root: `content/parser/2026-05-03-pool`. */
  readonly folder: string;
  /** The grouping folder's name, else front matter's `component`; in a named journal below that name: `parser/lexer`. */
  readonly component: string | undefined;
  readonly meta: FrontMatter;
  /** The line in index.md of each front matter value by its path, `pairs.0.base`; absent for an entry of no file. */
  readonly metaLines?: ReadonlyMap<string, number> | undefined;
  readonly document: MarkdownDocument;
  /** In name order (bytewise). */
  readonly attachments: readonly Attachment[];
  readonly pairs: readonly Pair[];
  /** Attachments kept elsewhere that were not fetched; absent without any. */
  readonly absent?: readonly RemoteFile[];
  /** The code that the entry left behind: the head if it was kept or has no verdict, else the base. */
  readonly leaves: "base" | "head";
  readonly environment: EntryEnvironment;
  /** In the order of the text. */
  readonly fences: readonly FencedArtifact[];
  readonly findings: readonly Finding[];
  /** All problems of the folder: front matter, text, attachments. */
  readonly problems: readonly Problem[];
  /** Hex SHA-256 over every file of the folder, names and bytes. */
  readonly digest: string;
  /** The version of its index.md, as `AttachedFile.version`; absent for an entry of no file. */
  readonly version?: string | undefined;
  /** Work that reading it drew from its meter; no work if absent. */
  readonly work?: WorkUsed;
}

/** A folder that cannot be shown as an entry; `dev` shows its problems where the entry would be. */
export interface BrokenEntry {
  readonly folder: string;
  /** The id in the folder name; undefined without an id. */
  readonly id: string | undefined;
  /** Name of its journal among several of a site. */
  readonly journal?: string;
  readonly problems: readonly Problem[];
}

/** Returns the side whose code the entry left behind. */
export function leftBehind({verdict}: Pick<FrontMatter, "verdict">): Entry["leaves"] {
  return verdict === undefined || verdict === "kept" ? "head" : "base";
}
