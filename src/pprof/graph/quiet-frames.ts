import {isStandardLibrary} from "../../stacks/function-names.ts";
import type {Profile} from "../profile/profile.ts";
import {functionName} from "../profile/profile.ts";

/** True for a frame outside the program's own code, by its name and package; it is drawn in grey. */
export type IsQuiet = (name: string, group: string) => boolean;

/** Recognizes quiet frames of a profile: Go's runtime and standard library, and V8's names in brackets. */
export function quietFrames(profile: Profile): IsQuiet {
  return isGoProfile(profile) ? (_name, group) => isStandardLibrary(group) : isEngineState;
}

/** Every Go program runs something of its runtime; no other has a package of that name. */
function isGoProfile(profile: Profile): boolean {
  if (profile.origin === undefined) return true;
  for (let index = 0; index < profile.functions.count; index++)
    if (/^runtime[./]/.test(functionName(profile, index))) return true;
  return profile.origin.format.startsWith("Go ");
}

/** `(idle)`, `(program)`, `(garbage collector)`: states of the engine while no function ran. */
function isEngineState(name: string): boolean {
  return /^\((?:idle|program|root|garbage collector)\)$/.test(name);
}
