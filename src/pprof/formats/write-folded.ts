import type {Profile} from "../profile/profile.ts";
import {functionFile, functionName, sampleValue} from "../profile/profile.ts";

/**
 * Writes a sample type of a profile as folded stacks, `main;parse;split 42` a line, in the order of the
 * samples. Inlined calls end in `_[i]`; separators of frames and lines within a name are written as `:` and a
 * space.
 */
export function writeFolded(profile: Profile, type: number): string {
  const sums = new Map<string, number>();
  const frames = locationTexts(profile);
  for (let sample = 0; sample < profile.samples.count; sample++) {
    const stack = stackText(profile, sample, frames);
    sums.set(stack, (sums.get(stack) ?? 0) + sampleValue(profile, sample, type));
  }
  return [...sums].flatMap(([stack, value]) => (value === 0 ? [] : [`${stack} ${value}\n`])).join("");
}

/** A stack without frames still needs a name. */
const NO_FRAMES = "[no stack]";

function stackText({samples}: Profile, sample: number, texts: readonly string[]): string {
  const parts: string[] = [];
  const first = samples.offsets[sample] ?? 0;
  for (let frame = (samples.offsets[sample + 1] ?? 0) - 1; frame >= first; frame--)
    parts.push(texts[samples.frames[frame] ?? 0] ?? "");
  return parts.length === 0 ? NO_FRAMES : parts.join(";");
}

function locationTexts(profile: Profile): string[] {
  return Array.from({length: profile.locations.count}, (_, location) => locationText(profile, location));
}

function locationText(profile: Profile, location: number): string {
  const {locations, mappings} = profile;
  const first = locations.lineOffsets[location] ?? 0;
  const parts: string[] = [];
  for (let line = (locations.lineOffsets[location + 1] ?? 0) - 1; line >= first; line--) {
    const fn = locations.lineFunctions[line] ?? 0;
    const name = plain(functionName(profile, fn) || functionFile(profile, fn)) || "[unknown]";
    parts.push(parts.length === 0 ? name : `${name}_[i]`);
  }
  if (parts.length > 0) return parts.join(";");
  const binary = mappings[locations.mappings[location] ?? -1]?.file ?? "";
  return binary === "" ? "[unknown]" : `[${plain(binary.slice(binary.lastIndexOf("/") + 1))}]`;
}

function plain(name: string): string {
  return name.replaceAll(";", ":").replaceAll(/[\r\n]+/g, " ");
}
