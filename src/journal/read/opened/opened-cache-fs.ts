import {createHash} from "node:crypto";
import {mkdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {deserialize, serialize} from "node:v8";
import type {ArtifactSummary} from "../../../artifacts/kind.ts";
import {isSystemError} from "../../../input/system-error.ts";
import type {WorkUsed} from "../../../meter.ts";
import type {Problem} from "../../../problem.ts";

/** An opened attachment without its bytes and its model. */
export interface OpenedSummary {
  /** Name of the kind that it was opened as. */
  readonly kind: string;
  readonly summary: ArtifactSummary;
  /** Work that its opening drew from the entry's meter. */
  readonly used: WorkUsed;
}

/** Results of opening the attachments of an entry. */
export interface OpenedRecord {
  /** Digest of everything that the results depend on. */
  readonly key: string;
  /** By the attachment's name. */
  readonly files: ReadonlyMap<string, OpenedSummary>;
  /** Problems of the pairs, by the names of base and head with NUL between them. */
  readonly pairs: ReadonlyMap<string, readonly Problem[]>;
}

/** Records of opened attachments kept between readings, a file an entry. */
export interface OpenedCache {
  /** Version of the code that opens attachments: records of another version are not used. */
  readonly version: string;
  /** Returns the record of an entry's folder; undefined for a missing or damaged one. */
  read(folder: string): Promise<OpenedRecord | undefined>;
  /** Keeps a record; a disk that cannot be written to is no error. */
  write(folder: string, record: OpenedRecord): Promise<void>;
}

/** Bytes of the digest that a file begins with. */
const DIGEST_BYTES = 32;

/** A file of an entry, as far as its opening depends on it. */
interface FileToOpen {
  readonly name: string;
  /** From the repository's root: problems name it. */
  readonly path: string;
  /** Hex SHA-256. */
  readonly sha256: string;
  /** Undefined for a file that is offered as it is. */
  readonly file: object | undefined;
}

/** Digests everything that the opening of an entry's files depends on; `version` is that of the code. */
export function openingKey(
  version: string,
  files: readonly FileToOpen[],
  {closed, fewSamples}: {readonly closed: ReadonlySet<string>; readonly fewSamples: number | undefined},
): string {
  const known = files.map(({name, path, sha256: digest, file}) => [name, path, digest, file !== undefined]);
  const text = JSON.stringify([version, fewSamples ?? null, [...closed].sort(), known]);
  return sha256(Buffer.from(text)).toString("hex");
}

/** Place and version of records. */
export interface OpenedCachePlace {
  /** Absolute path of a folder, which is made when the first record is kept. */
  readonly folder: string;
  /** Version of the code that opens attachments. */
  readonly version: string;
  /** True if records are written and not read; default false. */
  readonly isFresh?: boolean;
}

/** Keeps records in a folder. Each file begins with the digest of its content. */
export function openedCache({folder: place, version, isFresh = false}: OpenedCachePlace): OpenedCache {
  const fileOf = (folder: string): string => join(place, sha256(Buffer.from(folder)).toString("hex"));
  return {
    version: `${version} ${process.versions.v8}`,
    async read(folder) {
      if (isFresh) return undefined;
      const bytes = await readIfThere(fileOf(folder));
      const content = bytes?.subarray(DIGEST_BYTES);
      if (!bytes || !content || !sha256(content).equals(bytes.subarray(0, DIGEST_BYTES))) return undefined;
      return deserialize(content) as OpenedRecord;
    },
    async write(folder, record) {
      const content = serialize(record);
      const path = fileOf(folder);
      const temporary = `${path}.${process.pid}.tmp`;
      await unlessRefused(async () => {
        await mkdir(place, {recursive: true});
        await writeFile(temporary, Buffer.concat([sha256(content), content]));
        await rename(temporary, path);
      });
      await unlessRefused(() => rm(temporary, {force: true}));
    },
  };
}

/** Works on the disk; a disk that refuses leaves it undone. */
async function unlessRefused(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
