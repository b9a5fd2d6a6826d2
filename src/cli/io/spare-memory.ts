import process from "node:process";
import {setFlagsFromString} from "node:v8";

/** Engines whose flags these are: the V8 of Node 22 to 24; other engines would print an error. */
const KNOWN_ENGINES = /^1[23]\./;

/**
 * Makes the engine collect sooner: by default it allocates rather than collects. For a command that retains little,
 * this saves a third of the memory for a tenth more time. Holds for the rest of the process.
 */
export function spareMemory(): void {
  if (!KNOWN_ENGINES.test(process.versions.v8)) return;
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=50");
}
