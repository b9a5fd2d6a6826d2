import {readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";

const PROJECT = join(import.meta.dirname, "..", "..");

/** Maximum bytes of a file taken whole; of larger files the start is taken. */
const LARGEST = 24_000;

/** Reads the files of folders of the project, decompressed, those without `wanted` names left out. */
export function samplesIn(folders: readonly string[], wanted: RegExp = /./): Uint8Array[] {
  return folders
    .flatMap(filesOf)
    .filter(file => wanted.test(file))
    .map(read);
}

/** Encodes texts. */
export function texts(...list: readonly string[]): Uint8Array[] {
  return list.map(text => new TextEncoder().encode(text));
}

function read(file: string): Uint8Array {
  const bytes = readFileSync(join(PROJECT, file));
  const content = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return new Uint8Array(content.subarray(0, LARGEST));
}

/** Lists files in the order of their names, since inputs are counted by it. */
function filesOf(path: string): string[] {
  if (!statSync(join(PROJECT, path)).isDirectory()) return [path];
  return readdirSync(join(PROJECT, path))
    .sort()
    .flatMap(name => filesOf(`${path}/${name}`));
}
