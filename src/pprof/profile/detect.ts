import type {ArtifactFile} from "../../input/artifact-file.ts";
import {BYTES, readField, skip, startOf, VARINT, WireError} from "./wire.ts";

/** Names under which a file that cannot be read is still reported as a broken profile. */
const PROFILE_NAME = /\.(?:pb|pprof|prof)(?:\.(?:gz|zst))?$/i;

/** The fields of the profile message that are messages or strings; the others are numbers. */
const MESSAGE_FIELDS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 11]);
const LAST_FIELD = 15;

/** Whether a file is called a profile and holds no text: a broken profile is named as such. */
export function isNamedProfile(file: ArtifactFile): boolean {
  // A file of a few bytes has too little to recognize.
  return PROFILE_NAME.test(file.name) && (file.text() === undefined || file.bytes.length < 16);
}

/** Whether bytes are the fields of a profile, with sample types and strings among them. */
export function hasProfileFields(bytes: Uint8Array): boolean {
  // The outermost fields only: a length is skipped, not read.
  const cursor = startOf(bytes);
  let hasTypes = false;
  let hasStrings = false;
  try {
    while (readField(cursor)) {
      const {field, wireType} = cursor;
      if (field >= 1 && field <= LAST_FIELD && !isWellTyped(field, wireType)) return false;
      if (field === 1) hasTypes = true;
      if (field === 6) hasStrings = true;
      skip(cursor);
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return false;
  }
  return hasTypes && hasStrings;
}

function isWellTyped(field: number, wireType: number): boolean {
  if (MESSAGE_FIELDS.has(field)) return wireType === BYTES;
  // Comments may be packed.
  return wireType === VARINT || (field === 13 && wireType === BYTES);
}
