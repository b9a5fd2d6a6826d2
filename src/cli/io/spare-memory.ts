import process from "node:process";
import {setFlagsFromString} from "node:v8";

/** Engines whose flags these are: the V8 of Node 22 to 24; other engines would print an error. */
const KNOWN_ENGINES = /^1[23]\./;

/**
 * Makes the engine collect before it has allocated more than half of what it holds: by default several times that. Takes no
 * measurable time, and a third to a half of the memory of an entry that fills its meter. Holds for the rest of the process.
 */
export function collectSooner(): void {
  if (KNOWN_ENGINES.test(process.versions.v8)) setFlagsFromString("--heap-growing-percent=50");
}

/** Makes the engine collect new objects sooner, too: for a command that retains little, this saves a third of the memory for a tenth more time. */
export function spareMemory(): void {
  collectSooner();
  if (KNOWN_ENGINES.test(process.versions.v8)) setFlagsFromString("--semi-space-growth-factor=1");
}
