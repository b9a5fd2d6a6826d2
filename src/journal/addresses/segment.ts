import {sha256} from "@noble/hashes/sha2.js";

/** Maximum bytes of a path segment; file systems allow 255, but servers and archives add to a name. */
export const SEGMENT_BYTES = 120;

/** Hexadecimal digits of a tag: 64 bits of SHA-256. */
const TAG_DIGITS = 16;

/** The end of a name that would be read as a tag. */
const LOOKS_TAGGED = /-[0-9a-f]{16}$/;

/** The file of a folder's own page, which a folder of this name would take the place of. */
const PAGE_FILE = /^index\.html$/i;

/**
 * Writes a name as a path segment of at most `limit` bytes, in characters that need no escaping; `/` becomes `~`.
 * A name that is changed, cut, ends like a tag, or is that of a page's file gets a tag of its own, so that different names have different segments.
 */
export function segment(name: string, limit: number = SEGMENT_BYTES): string {
  const plain = name.replaceAll("/", "~");
  return isReadable(name, plain) && plain.length <= limit ? plain : taggedSegment(name, name, limit);
}

/** A segment that begins with the readable part of `prefix` and ends in the tag of `name`. */
export function taggedSegment(prefix: string, name: string, limit: number = SEGMENT_BYTES): string {
  const room = limit - TAG_DIGITS - 1;
  const start = prefix.slice(0, limit * 4).replaceAll("/", "~");
  const readable = start.replace(/[^A-Za-z0-9._=-]+/g, "-").replace(/^[-.]+/, "");
  return `${readable.slice(0, room).replace(/-+$/, "") || "_"}-${nameTag(name)}`;
}

/** Sixteen hexadecimal digits of a name: the first 64 bits of SHA-256 over its UTF-8 bytes. */
export function nameTag(name: string): string {
  const bytes = sha256(new TextEncoder().encode(name));
  const digits = Array.from(bytes.subarray(0, TAG_DIGITS / 2), byte => byte.toString(16).padStart(2, "0"));
  return digits.join("");
}

function isReadable(name: string, plain: string): boolean {
  if (name.includes("~") || LOOKS_TAGGED.test(plain) || PAGE_FILE.test(plain)) return false;
  return /^[A-Za-z0-9_][A-Za-z0-9._=~-]*$/.test(plain);
}
