import {distance} from "fastest-levenshtein";

/** Finds the known word a person most likely meant; undefined when none is near (a third of the letters differ). */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map(candidate => ({candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase())}))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= Math.max(1, Math.ceil(best.candidate.length / 3)) ? best.candidate : undefined;
}
