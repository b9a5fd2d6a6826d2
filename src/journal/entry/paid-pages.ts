import type {Artifact} from "../../artifacts/kind.ts";
import {profileKind} from "../../artifacts/profile/kind.ts";
import {
  followedFunctions,
  pageSteps,
  pairPageSteps,
  readingSteps,
} from "../../artifacts/profile/profile-steps.ts";
import type {Meter} from "../../meter.ts";
import type {AttachedFile, FrontMatter} from "./entry.ts";
import type {EntryPairs} from "./entry-pairs.ts";
import {withSides} from "./entry-pairs.ts";
import type {EntryWork} from "./entry-work.ts";

/** Pages of a profile and the data of its viewer. */
export const PROFILE_PAGES = 9;

/** Files of a site whose processor time the page of a finding takes. */
const FINDING_WORK = 4;

/** Files of a tag: its page and its feed. */
export const TAG_FILES = 2;

/** Counts the files of an entry's findings and earlier addresses, each of which leads to a present one; `perFinding` is the number of files of a finding. */
export function findingFiles(
  {aliases}: Pick<FrontMatter, "aliases">,
  findings: number,
  perFinding = 1,
): number {
  return aliases.length + findings * (perFinding + aliases.length);
}

/** Draws the pages of tags, findings and earlier addresses from an entry's meter; throws WorkExhausted. */
export function payForText(
  meta: Pick<FrontMatter, "tags" | "aliases">,
  findings: number,
  {meter}: EntryWork,
): void {
  meter.spend("pages", TAG_FILES * meta.tags.length + findingFiles(meta, findings, FINDING_WORK));
}

/** Draws the pages that an artifact has of its own from an entry's meter; throws WorkExhausted. */
export function payForPages(artifact: Artifact, {meter}: EntryWork): void {
  const profile = profileKind.modelOf(artifact);
  if (!profile) return;
  meter.spend("pages", PROFILE_PAGES);
  meter.spend("profileSteps", pageSteps(profile));
  const known = followed.get(meter) ?? new Set<string>();
  followed.set(meter, known);
  const before = known.size;
  for (const name of followedFunctions(profile)) known.add(name);
  meter.spend("functions", known.size - before);
}

/** Functions of an entry's profiles whose pages its meter has paid for. */
const followed = new WeakMap<Meter, Set<string>>();

/**
 * Draws the pages of pairs of profiles from an entry's meter; files of pairs that it does not pay for are files by themselves.
 * `stepsOf` returns the steps that a profile took of the meter, by its name.
 */
export function payForPairs(
  files: readonly AttachedFile[],
  found: EntryPairs,
  work: EntryWork,
  stepsOf: (name: string) => number,
): EntryPairs {
  // What reading them took is not of their pages.
  const pagesOf = ({name, artifact}: AttachedFile): number =>
    stepsOf(name) - (artifact ? readingSteps(artifact.file) : 0);
  const paid = found.pairs.filter(({base, head}) => {
    if (head.artifact?.kind !== profileKind) return true;
    const pay = (): true => {
      work.meter.spend("profileSteps", pairPageSteps(pagesOf(base), pagesOf(head)));
      return true;
    };
    return work.attempt({file: head.path}, pay) ?? false;
  });
  if (paid.length === found.pairs.length) return found;
  const named = paid.map(({name, base, head}) => ({name, base: base.name, head: head.name}));
  return withSides(files, named);
}
