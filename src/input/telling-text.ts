import type {ArtifactFile} from "./artifact-file.ts";

/** Bytes up to which all of a text is looked at, and those of the beginning and of the end of a larger one. */
const WHOLE = 16 * 1024 * 1024;
const END = 4 * 1024 * 1024;

const known = new WeakMap<ArtifactFile, string>();

/**
 * What of a text is looked at to tell which format it has: all of it up to 16 MiB, the first and last 4 MiB of a larger one,
 * so that no log of any size is decoded for that. Empty for what is no UTF-8.
 */
export function tellingText(file: ArtifactFile): string {
  if (file.bytes.length <= WHOLE) return file.text() ?? "";
  const before = known.get(file);
  if (before !== undefined) return before;
  const {bytes} = file;
  const decode = (part: Uint8Array): string => new TextDecoder().decode(part);
  const isBinary = bytes.subarray(0, 8192).includes(0);
  const text = isBinary
    ? ""
    : `${decode(bytes.subarray(0, bytes.lastIndexOf(10, END) + 1 || END))}${decode(bytes.subarray(bytes.indexOf(10, bytes.length - END) + 1))}`;
  known.set(file, text);
  return text;
}

/** Whether a file of any size is UTF-8 without NUL at its beginning, told without keeping its text. */
export function isUtf8({bytes}: Pick<ArtifactFile, "bytes">): boolean {
  if (bytes.subarray(0, 8192).includes(0)) return false;
  const decoder = new TextDecoder("utf-8", {fatal: true});
  try {
    for (let at = 0; at < bytes.length; at += END)
      decoder.decode(bytes.subarray(at, at + END), {stream: at + END < bytes.length});
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
