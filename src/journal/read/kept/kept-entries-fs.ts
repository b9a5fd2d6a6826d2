import {createHash} from "node:crypto";
import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";
import {deserialize, serialize} from "node:v8";
import type {ArtifactSummary} from "../../../artifacts/kind.ts";
import {isSystemError} from "../../../input/system-error.ts";
import type {MarkdownDocument} from "../../../markdown/document.ts";
import type {WorkUsed} from "../../../meter.ts";
import type {Problem} from "../../../problem.ts";

/** An opened attachment without its bytes and its model. */
export interface KeptFile {
  /** Name of the kind that it was opened as. */
  readonly kind: string;
  readonly summary: ArtifactSummary;
  /** Work that its opening drew from the entry's meter. */
  readonly used: WorkUsed;
}

/** A parsed text without its source. */
export interface KeptText {
  /** Digest of everything that it depends on. */
  readonly key: string;
  readonly document: Omit<MarkdownDocument, "source">;
  /** Work that the parsing drew from the entry's meter. */
  readonly used: WorkUsed;
}

/** Opened attachments of an entry. */
export interface KeptFiles {
  /** Digest of everything that they depend on. */
  readonly key: string;
  /** By the attachment's name. */
  readonly files: ReadonlyMap<string, KeptFile>;
  /** Problems of the pairs, by the names of base and head with NUL between them. */
  readonly pairs: ReadonlyMap<string, readonly Problem[]>;
}

/** Results of reading an entry; absent parts are read anew. */
export interface KeptEntry {
  readonly text?: KeptText | undefined;
  readonly attachments?: KeptFiles | undefined;
}

/** Results of reading entries kept between readings, a file an entry. */
export interface KeptEntries {
  /** Returns the results for an entry's folder; empty if they are missing, damaged or of another version. */
  read(folder: string): KeptEntry;
  /** Keeps results; a disk that cannot be written to is no error. */
  write(folder: string, entry: KeptEntry): void;
}

/** Place and version of results. */
export interface KeptPlace {
  /** Absolute path of a folder, which is made when the first result is kept. */
  readonly folder: string;
  /** Version of the code that reads entries. */
  readonly version: string;
  /** True if results are written and not read; default false. */
  readonly isFresh?: boolean;
}

/** Bytes of the digest that a file begins with. */
const DIGEST_BYTES = 32;

/**
 * Keeps results in a folder. Each file begins with the digest of versions and content, so that only what the same V8 has
 * written is deserialized.
 */
export function keptEntries({folder: place, version, isFresh = false}: KeptPlace): KeptEntries {
  const fileOf = (folder: string): string => join(place, sha256(folder).toString("hex"));
  const versions = `${version} ${process.versions.v8}\0`;
  return {
    read(folder) {
      const bytes = isFresh ? undefined : readIfThere(fileOf(folder));
      const content = bytes?.subarray(DIGEST_BYTES);
      if (!bytes || !content || !sha256(versions, content).equals(bytes.subarray(0, DIGEST_BYTES))) return {};
      return deserialize(content) as KeptEntry;
    },
    write(folder, entry) {
      const content = serialize(entry);
      const path = fileOf(folder);
      const temporary = `${path}.${process.pid}.tmp`;
      unlessRefused(() => {
        mkdirSync(place, {recursive: true});
        writeFileSync(temporary, Buffer.concat([sha256(versions, content), content]));
        renameSync(temporary, path);
      });
      unlessRefused(() => rmSync(temporary, {force: true}));
    },
  };
}

/** A text, as far as its document depends on it. */
interface TextToParse {
  /** From the repository's root: problems name it. */
  readonly path: string;
  /** Hex SHA-256 of the whole file. */
  readonly sha256: string;
}

/** A file of an entry, as far as its opening depends on it. */
interface FileToOpen extends TextToParse {
  readonly name: string;
  /** Undefined for a file that is offered as it is. */
  readonly file: object | undefined;
}

/** Digests everything that the document of a text depends on. */
export function textKey({path, sha256: digest}: TextToParse): string {
  return keyOf([path, digest]);
}

/** Digests everything that the opening of an entry's files depends on. */
export function filesKey(
  files: readonly FileToOpen[],
  {closed, fewSamples}: {readonly closed: ReadonlySet<string>; readonly fewSamples: number | undefined},
): string {
  const known = files.map(({name, path, sha256: digest, file}) => [name, path, digest, file !== undefined]);
  return keyOf([fewSamples ?? null, [...closed].sort(), known]);
}

function keyOf(parts: readonly unknown[]): string {
  return sha256(JSON.stringify(parts)).toString("hex");
}

/** Works on the disk; a disk that refuses leaves it undone. */
function unlessRefused(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}

function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
