import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {decodeProfile} from "../profile/decode.ts";
import type {Profile} from "../profile/profile.ts";

/** Reads a recorded profile of `testdata/pprof/`: `cpu-before.pb.gz`. */
export function recordedProfile(name: string): Profile {
  const decoded = decodeProfile(recordedBytes(name));
  if ("fault" in decoded) throw new Error(`${name}: ${decoded.fault.message}`);
  return decoded.profile;
}

/** Reads the bytes of a file of `testdata/pprof/`, decompressed. */
export function recordedBytes(name: string): Uint8Array {
  const bytes = readFileSync(join(import.meta.dirname, "pprof", name));
  return bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
}

/** Reads a recorded output of `testdata/pprof/`. */
export function recordedText(name: string): string {
  return readFileSync(join(import.meta.dirname, "pprof", name), "utf8");
}

/** Reads a source file of `testdata/pprof/source/`; undefined when there is none. */
export function recordedSource(path: string): readonly string[] | undefined {
  const file = join(import.meta.dirname, "pprof/source", path);
  return existsSync(file) ? readFileSync(file, "utf8").replace(/\n$/, "").split("\n") : undefined;
}
