import process from "node:process";
import {getHeapSpaceStatistics, setFlagsFromString} from "node:v8";

/** Engines whose flags these are: the V8 of Node 22 to 24; other engines would print an error. */
const KNOWN_ENGINES = /^1[23]\./;

/** Bytes of a half of the room for new objects: a larger one takes twice its size of memory and saves no measurable time. */
const YOUNG_BYTES = 16 * 1024 * 1024;

/** Arrays that survive a collection of new objects, after which the engine enlarges their room: 2 MB. */
const SURVIVORS = 40_000;

/**
 * Makes the engine collect before it has allocated more than half of what it holds, by default several times that, and bounds
 * the room of new objects. Takes no measurable time, and half of the memory of an entry that fills its meter. Note: fewer threads
 * of the engine save a build on two processors a seventh of its time at most, and cost memory: such an entry takes a quarter more
 * without parallel collection of new objects, and half as much again with a single thread. Holds for the rest of the process.
 */
export function collectSooner(): void {
  if (!KNOWN_ENGINES.test(process.versions.v8)) return;
  setFlagsFromString("--heap-growing-percent=50");
  boundYoung();
}

/** Makes the engine collect new objects sooner, too: for a command that retains little, this saves a third of the memory for a tenth more time. */
export function spareMemory(): void {
  if (!KNOWN_ENGINES.test(process.versions.v8)) return;
  setFlagsFromString("--heap-growing-percent=50");
  setFlagsFromString("--semi-space-growth-factor=1");
}

/** Enlarges the room of new objects to its bound in one step and keeps it so: its limit can only be set when the engine starts. */
function boundYoung(): void {
  setFlagsFromString(`--semi-space-growth-factor=${Math.max(1, Math.round(YOUNG_BYTES / youngBytes()))}`);
  const survivors: number[][] = [];
  while (survivors.length < SURVIVORS && youngBytes() < YOUNG_BYTES)
    for (let index = 0; index < 1000; index++) survivors.push([index]);
  const isLarge = youngBytes() >= YOUNG_BYTES / 2;
  setFlagsFromString(`--semi-space-growth-factor=${isLarge ? 1 : 2}`);
}

/** Bytes that new objects have room for. */
function youngBytes(): number {
  const space = getHeapSpaceStatistics().find(({space_name}) => space_name === "new_space");
  return space ? space.space_used_size + space.space_available_size : YOUNG_BYTES;
}
