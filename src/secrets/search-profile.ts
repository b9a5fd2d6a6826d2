import type {Spend} from "../meter.ts";
import type {NamedString} from "./profile-rules.ts";
import {commentSecret, labelSecret, mappingSecret} from "./profile-rules.ts";
import type {ProfileStrings} from "./profile-strings.ts";
import type {FoundSecret} from "./search-text.ts";
import {findSecrets} from "./search-text.ts";

/** Something in a string of a profile that must not be published. */
export interface ProfileSecret extends FoundSecret {
  /** Number of the string; `start` and `end` are places in it. */
  readonly string: number;
}

/**
 * Finds credentials and personal data in the string table of a profile: in every string, and in comments, labels and files of
 * mappings by their use. Throws WorkExhausted.
 */
export function findInProfile(strings: ProfileStrings, path: string, spend: Spend): ProfileSecret[] {
  const {texts} = strings;
  const found: ProfileSecret[] = [];
  const starts = startsOf(texts);
  let string = 0;
  for (const secret of findSecrets(texts.join("\n"), path, spend)) {
    while (string + 1 < starts.length && (starts[string + 1] ?? 0) <= secret.start) string++;
    const start = secret.start - (starts[string] ?? 0);
    const end = secret.end - (starts[string] ?? 0);
    // Neighbouring strings are unrelated.
    if (end <= (texts[string]?.length ?? 0)) found.push({...secret, string, start, end});
  }
  const taken = new Set(found.map(one => one.string));
  const named = texts.flatMap((text, number) => {
    const secret = taken.has(number) ? undefined : secretOf(number, text, strings);
    return secret ? [{...secret, value: text, string: number, start: 0, end: text.length}] : [];
  });
  return [...found, ...named].sort((a, b) => a.string - b.string || a.start - b.start);
}

function startsOf(texts: readonly string[]): number[] {
  let at = 0;
  return texts.map(({length}) => {
    const start = at;
    at += length + 1;
    return start;
  });
}

function secretOf(
  number: number,
  text: string,
  {comments, mappings, labels}: ProfileStrings,
): NamedString | undefined {
  const key = labels.get(number);
  return (
    (comments.has(number) ? commentSecret(text) : undefined) ??
    (mappings.has(number) ? mappingSecret(text) : undefined) ??
    (key === undefined ? undefined : labelSecret(key, text))
  );
}
