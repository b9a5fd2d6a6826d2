import type {Profile} from "../profile/profile.ts";

/** The two sides of a profile that holds both. */
export interface FoldedDiff {
  readonly base: Profile;
  readonly head: Profile;
}

/**
 * Separates the sides of a difference in a single file: difffolded.pl writes the count of the base before
 * that of the head, which are read as the sample types `base` and `samples`. Undefined for every other
 * profile.
 */
export function foldedDiff(profile: Profile): FoldedDiff | undefined {
  const [first, second] = profile.sampleTypes;
  if (profile.sampleTypes.length !== 2 || first?.type !== "base" || !second || profile.origin === undefined)
    return undefined;
  const side = (type: number): Profile => ({
    ...profile,
    sampleTypes: [second],
    defaultSampleType: "",
    samples: {...profile.samples, values: profile.samples.values.filter((_, i) => i % 2 === type)},
  });
  return {base: side(0), head: side(1)};
}
