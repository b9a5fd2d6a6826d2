import type {Artifact} from "../../artifacts/kind.ts";
import type {EntryWork} from "./entry-work.ts";

/** Pages of a profile and the data of its viewer. */
export const PROFILE_PAGES = 9;

/** Files of a benchmark's page in one unit: the page, its data in three formats. */
export const UNIT_PAGES = 4;

/**
 * Returns a function that draws the pages of an artifact from an entry's meter; throws WorkExhausted. What several
 * artifacts measure is drawn once.
 */
export function paidPages({meter}: EntryWork): (artifact: Artifact) => void {
  const seen = new Set<string>();
  return ({kind, measurements}) => {
    if (kind.name === "profile") meter.spend("pages", PROFILE_PAGES);
    let pages = 0;
    for (const {kind: of, group, name, unit} of measurements) {
      for (const [key, files] of [
        [JSON.stringify([of, group, name]), 1],
        [JSON.stringify([of, group, name, unit]), UNIT_PAGES],
      ] as const) {
        if (!seen.has(key)) pages += files;
        seen.add(key);
      }
    }
    meter.spend("pages", pages);
  };
}
