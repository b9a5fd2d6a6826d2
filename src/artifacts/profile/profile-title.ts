import type {Profile} from "../../pprof/profile/profile.ts";
import {functionName} from "../../pprof/profile/profile.ts";

/**
 * Names a profile as its reader calls it: "CPU profile", "Heap profile". Block and mutex profiles have the same shape:
 * the file's name distinguishes them, else the leaves of their stacks.
 */
export function profileTitle(profile: Profile, fileName: string): string {
  if (profile.origin?.title !== undefined) return profile.origin.title;
  const types = profile.sampleTypes.map(({type}) => type);
  if (types.includes("cpu") || profile.periodType.type === "cpu") return "CPU profile";
  if (types.includes("alloc_space") || types.includes("inuse_space"))
    return profile.defaultSampleType.startsWith("alloc_") ? "Allocation profile" : "Heap profile";
  if (types.includes("contentions")) return contentionTitle(profile, fileName);
  if (types.includes("goroutine")) return "Goroutine profile";
  if (types.includes("threadcreate")) return "Thread creation profile";
  const name = types.at(-1) ?? "";
  return name === "" ? "Profile" : `${name} profile`;
}

function contentionTitle(profile: Profile, fileName: string): string {
  const named = /mutex|block/i.exec(fileName)?.[0].toLowerCase();
  const isMutex = named ? named === "mutex" : mostlyUnlocks(profile);
  return isMutex ? "Mutex profile" : "Block profile";
}

/** A mutex profile blames who unlocks, a block profile who waits. */
function mostlyUnlocks(profile: Profile): boolean {
  const {samples, locations} = profile;
  let unlocks = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    const first = samples.offsets[sample] ?? 0;
    if (first === samples.offsets[sample + 1]) continue;
    const line = locations.lineOffsets[samples.frames[first] ?? 0] ?? 0;
    if (
      /(?:Unlock|unlock|_LostContendedRuntimeLock)$/.test(
        functionName(profile, locations.lineFunctions[line] ?? 0),
      )
    )
      unlocks++;
  }
  return unlocks * 2 > samples.count;
}
