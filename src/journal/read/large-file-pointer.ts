/** Pointers are shorter, https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const POINTER_BYTES = 1024;

/** First line of a pointer; the second address is that of versions before 1.0. */
const FIRST_LINE = /^version https:\/\/(?:git-lfs|hawser)\.github\.com\/spec\/v1\r?\n/;
const SIZE_LINE = /^size (\d{1,15})\r?$/m;

/** Returns the size of the file that a pointer of Git LFS is for, in bytes; undefined for any other file. */
export function pointedSize(bytes: Uint8Array): number | undefined {
  if (bytes.length >= POINTER_BYTES || bytes[0] !== 0x76) return undefined;
  const text = new TextDecoder().decode(bytes);
  if (!FIRST_LINE.test(text) || !/^oid sha256:[0-9a-f]{64}\r?$/m.test(text)) return undefined;
  const size = SIZE_LINE.exec(text)?.[1];
  return size === undefined ? undefined : Number(size);
}
