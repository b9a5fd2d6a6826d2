import type {Attachment} from "../entry/entry.ts";

/**
 * Short digests of a cited thing, from which a later revision is detected: enough to
 * notice any honest change. They guard against no forger; for that there is the journal's git history.
 */
export interface CiteCode {
  /** Of a claim's or an entry's text; absent for figures, which make no claim. */
  readonly text?: string;
  /** Digest of the attached files that support it; absent without files. */
  readonly data?: string;
}

/** Digits of a data code: 48 bits. */
const DATA_DIGITS = 12;

/**
 * Returns the code of a set of files: the first 12 hexadecimal digits of the exclusive or of their versions; undefined for an
 * empty set.
 */
export function dataCode(
  files: readonly Pick<Attachment, "name" | "sha256" | "version">[],
): string | undefined {
  if (files.length === 0) return undefined;
  const parts = files.map(({version, sha256}) =>
    Number.parseInt((version ?? sha256).slice(0, DATA_DIGITS), 16),
  );
  // Bitwise operators of numbers are of 32 bits.
  const sum = parts.reduce((code, part) => code ^ BigInt(part), 0n);
  return sum.toString(16).padStart(DATA_DIGITS, "0");
}

/** The code of a text, 8 hexadecimal digits; white space counts as a single space. */
export function textCode(text: string): string {
  return textDigest(text.replace(/\s+/g, " ").trim());
}

/** Writes a code as addresses hold it, `?cite=1a2b3c4d-5e6f7a8b9c0d`: text before data. */
export function formatCiteCode({text, data}: CiteCode): string {
  return [text, data].filter(part => part !== undefined).join("-");
}

/** Reads a code as an address holds it; undefined for anything else. */
export function parseCiteCode(written: string): CiteCode | undefined {
  const match = /^(?:([0-9a-f]{8})(?:-([0-9a-f]{12}))?|([0-9a-f]{12}))$/.exec(written);
  if (!match) return undefined;
  const [, text, withText, alone] = match;
  const data = withText ?? alone;
  return {...(text !== undefined && {text}), ...(data !== undefined && {data})};
}

/** Eight hexadecimal digits of a text: FNV-1a over its UTF-8 bytes. */
function textDigest(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
