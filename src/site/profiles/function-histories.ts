import {functionAddress} from "../../journal/addresses/addresses.ts";
import type {FunctionHistories} from "../../journal/history/function-histories.ts";
import {functionHistories} from "../../journal/history/function-histories.ts";
import type {ProfileLines} from "../../journal/history/profile-lines.ts";
import {profileLines} from "../../journal/history/profile-lines.ts";
import type {Journal} from "../../journal/journal.ts";
import {matchingName} from "../../stacks/function-names.ts";

/** What the profiles of a journal are to each other, and the functions followed through them. */
export interface ProfileHistory extends FunctionHistories {
  readonly lines: ProfileLines;
  /** The path of a function's page below the site's base; undefined for one that is not followed. */
  addressOf(name: string): string | undefined;
}

const histories = new WeakMap<Journal, ProfileHistory>();

/** Follows a journal's functions; asked again of the same journal it answers at once. */
export function profileHistory(journal: Journal): ProfileHistory {
  const known = histories.get(journal) ?? follow(journal);
  histories.set(journal, known);
  return known;
}

function follow({entries}: Journal): ProfileHistory {
  const lines = profileLines(entries);
  const found = functionHistories(lines.lines);
  const followed = new Set(found.functions.map(({name}) => name));
  return {
    ...found,
    lines,
    addressOf(name) {
      const key = matchingName(name);
      return followed.has(key) ? functionAddress(key) : undefined;
    },
  };
}
