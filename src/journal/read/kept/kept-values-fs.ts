import {createHash} from "node:crypto";
import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";
import {deserialize, serialize} from "node:v8";
import {isSystemError} from "../../../input/system-error.ts";

/** Values kept between builds by name, a file each. */
export interface KeptValues<Value> {
  /** Returns the value of a name; undefined if it is missing, damaged or of another version. */
  read(name: string): Value | undefined;
  /** Keeps a value; a disk that cannot be written to is no error. */
  write(name: string, value: Value): void;
}

/** Place and version of values. */
export interface KeptPlace {
  /** Absolute path of a folder, which is made when the first value is kept. */
  readonly folder: string;
  /** Version of the code that makes them. */
  readonly version: string;
  /** True if values are written and not read; default false. */
  readonly isFresh?: boolean;
}

/** Bytes of the digest that a file begins with. */
const DIGEST_BYTES = 32;

/**
 * Keeps values in a folder. Each file begins with the digest of versions and content, so that only what the same V8 has
 * written is deserialized.
 */
export function keptValues<Value>({folder, version, isFresh = false}: KeptPlace): KeptValues<Value> {
  const fileOf = (name: string): string => join(folder, sha256(name).toString("hex"));
  const versions = `${version} ${process.versions.v8}\0`;
  return {
    read(name) {
      const bytes = isFresh ? undefined : readIfThere(fileOf(name));
      const content = bytes?.subarray(DIGEST_BYTES);
      if (!bytes || !content || !sha256(versions, content).equals(bytes.subarray(0, DIGEST_BYTES)))
        return undefined;
      return deserialize(content) as Value;
    },
    write(name, value) {
      const content = serialize(value);
      const path = fileOf(name);
      const temporary = `${path}.${process.pid}.tmp`;
      unlessRefused(() => {
        mkdirSync(folder, {recursive: true});
        writeFileSync(temporary, Buffer.concat([sha256(versions, content), content]));
        renameSync(temporary, path);
      });
      unlessRefused(() => rmSync(temporary, {force: true}));
    },
  };
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
