import type {Spend} from "../meter.ts";
import {hasProfileFields} from "../pprof/profile/detect.ts";
import {WireError} from "../pprof/profile/wire.ts";
import type {Placeholders} from "./placeholders.ts";
import {profileStrings} from "./profile-strings.ts";
import {findInProfile} from "./search-profile.ts";
import type {FoundSecret} from "./search-text.ts";
import {findSecrets} from "./search-text.ts";

/** A secret and where it is. */
export interface PlacedSecret extends FoundSecret {
  /** 1-based, of a text; undefined in a profile. */
  readonly line?: number;
  readonly column?: number;
}

/** A file whose secrets can be found and replaced. */
export interface SearchedFile {
  readonly format: "text" | "profile";
  /** Its content as text: placeholders must differ from it. */
  readonly texts: readonly string[];
  readonly secrets: readonly PlacedSecret[];
  /** Returns the bytes with placeholders; every other byte stays. `chosen` are secrets of this file. */
  replaced(chosen: readonly PlacedSecret[], placeholders: Placeholders): Uint8Array;
}

/**
 * Searches a decompressed file: a profile of pprof by its strings, anything else that is UTF-8 as text. Undefined for other
 * bytes. `path` is for rules that depend on it. Throws WorkExhausted.
 */
export function searchFile(bytes: Uint8Array, path: string, spend: Spend): SearchedFile | undefined {
  if (hasProfileFields(bytes)) {
    const profile = searchProfile(bytes, path, spend);
    if (profile) return profile;
  }
  const text = decode(bytes);
  return text === undefined ? undefined : searchText(text, path, spend);
}

function searchProfile(bytes: Uint8Array, path: string, spend: Spend): SearchedFile | undefined {
  try {
    const strings = profileStrings(bytes);
    const secrets = findInProfile(strings, path, spend);
    return {
      format: "profile",
      texts: strings.texts,
      secrets,
      replaced(chosen, placeholders) {
        const wanted = new Set<unknown>(chosen);
        const byString = Map.groupBy(
          secrets.filter(secret => wanted.has(secret)),
          ({string}) => string,
        );
        return strings.replaced(
          new Map(
            [...byString].map(([number, own]) => [
              number,
              replaceIn(strings.texts[number] ?? "", own, placeholders),
            ]),
          ),
        );
      },
    };
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

function searchText(text: string, path: string, spend: Spend): SearchedFile {
  const lines = lineCounter(text);
  const secrets = findSecrets(text, path, spend).map(secret => ({...secret, ...lines(secret.start)}));
  return {
    format: "text",
    texts: [text],
    secrets,
    replaced: (chosen, placeholders) => new TextEncoder().encode(replaceIn(text, chosen, placeholders)),
  };
}

/** Replaces ranges of a text, which do not overlap. */
function replaceIn(text: string, secrets: readonly FoundSecret[], placeholders: Placeholders): string {
  let written = "";
  let from = 0;
  for (const secret of secrets.toSorted((a, b) => a.start - b.start)) {
    written += text.slice(from, secret.start) + placeholders(secret);
    from = secret.end;
  }
  return written + text.slice(from);
}

/** Returns a function that gives line and column of places in rising order. */
function lineCounter(text: string): (place: number) => {line: number; column: number} {
  let line = 1;
  let start = 0;
  return place => {
    for (let end = text.indexOf("\n", start); end >= 0 && end < place; end = text.indexOf("\n", start)) {
      start = end + 1;
      line++;
    }
    return {line, column: place - start + 1};
  };
}

/** Keeps a byte-order mark, so that the bytes come out as they went in; undefined for text that is not UTF-8 or has NUL. */
function decode(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, 8192).includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
