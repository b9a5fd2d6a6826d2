import {shortened} from "./shorten.ts";

/** Maximum names listed in a message, and characters of each. */
const LISTED = 8;
const LONGEST_NAME = 150;

/** Lists names in a message: `a, b, c and 12 more`; "none" for an empty list. */
export function listNames(names: readonly string[]): string {
  if (!names.length) return "none";
  const listed = names
    .slice(0, LISTED)
    .map(name => shortened(name, LONGEST_NAME))
    .join(", ");
  return names.length > LISTED ? `${listed} and ${names.length - LISTED} more` : listed;
}

/** Joins names as a sentence does: `a, b and c`; "" for an empty list. */
export function joinNames(names: readonly string[]): string {
  return [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" and ");
}
