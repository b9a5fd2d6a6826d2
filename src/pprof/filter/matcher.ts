import type {Profile} from "../profile/profile.ts";
import {functionFile, functionName} from "../profile/profile.ts";
import type {Pattern} from "./pattern.ts";

/** Remembered answers for a pattern, since a function has many locations. */
export interface Matcher {
  /** Whether the function's name or file matches. */
  matchesFunction(index: number): boolean;
  /** Whether the binary of a location matches. */
  matchesMapping(location: number): boolean;
  /** Whether any of a location's functions or its binary matches. */
  matchesLocation(location: number): boolean;
}

/** Prepares a pattern for the functions and mappings of a profile. */
export function matcherOf(profile: Profile, pattern: Pattern): Matcher {
  const {locations, functions} = profile;
  const matchesFunction = remembered(
    functions.count,
    index => pattern.test(functionName(profile, index)) || pattern.test(functionFile(profile, index)),
  );
  const mappings = profile.mappings.map(mapping => pattern.test(mapping.file));
  const matchesMapping = (location: number): boolean => mappings[locations.mappings[location] ?? -1] ?? false;
  return {
    matchesFunction,
    matchesMapping,
    matchesLocation(location) {
      const end = locations.lineOffsets[location + 1] ?? 0;
      for (let line = locations.lineOffsets[location] ?? 0; line < end; line++)
        if (matchesFunction(locations.lineFunctions[line] ?? 0)) return true;
      return matchesMapping(location);
    },
  };
}

/** Remembers the answers of a yes/no question about the numbers below `count`. */
export function remembered(count: number, ask: (index: number) => boolean): (index: number) => boolean {
  const answers = new Uint8Array(count);
  return index => {
    if (answers[index] === 0) answers[index] = ask(index) ? 1 : 2;
    return answers[index] === 1;
  };
}
