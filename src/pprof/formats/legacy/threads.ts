import {BUDGETS} from "../../../budgets.ts";
import type {ArtifactFile} from "../../../input/artifact-file.ts";
import {formatSample} from "../../../input/detection-sample.ts";
import {eachTextLine} from "../../../input/text-parts.ts";
import {unmetered} from "../../../meter.ts";
import type {ProfileFormat, Reading} from "../format.ts";
import {problemLog} from "../problem-log.ts";
import {firstLines} from "../text-lines.ts";
import {hexAddresses} from "./addresses.ts";
import {PROFILER_FRAMES} from "./drop-frames.ts";
import {legacyProfile} from "./legacy-profile.ts";
import {isMapSentinel, MOST_MAP_LINES} from "./memory-map.ts";

const HEADER = /^--- threadz \d+ ---/;
const THREAD = /^--- Thread [0-9a-fA-F]+ \(name: .*\/\d+\) stack: ---/;

/** Stacks of all threads of a C++ program: threadz. */
export const legacyThreads: ProfileFormat = {
  name: "threadz profile",
  detect(file) {
    const [line = ""] = firstLines(formatSample(file), 5).filter(text => !text.startsWith("#"));
    return HEADER.test(line) || THREAD.test(line);
  },
  read: readThreads,
};

function readThreads(file: ArtifactFile): Reading {
  const log = problemLog(file);
  const spend = file.spend ?? unmetered;
  const samples: {addresses: readonly bigint[]; values: [number]}[] = [];
  const map: string[] = [];
  let state = "before" as "before" | "thread" | "after" | "map";
  let addresses: bigint[] = [];
  let isSame = false;
  const flush = (): void => {
    const last = samples.at(-1);
    const isNew = !isSame && addresses.length > 0;
    if (isNew) samples.push({addresses: addresses.map(callOf), values: [1]});
    else if (last) last.values[0]++;
    addresses = [];
    isSame = false;
  };
  eachTextLine(file.text() ?? "", line => {
    if (state === "map") {
      if (map.length < MOST_MAP_LINES) map.push(line);
    } else if (isMapSentinel(line) || line.trim().startsWith("---")) {
      if (state === "thread") flush();
      if (isMapSentinel(line)) state = "map";
      else if (THREAD.test(line)) state = "thread";
      else if (line.includes("no stack trace for")) state = "after";
    } else if (state === "thread") {
      if (line.includes("same as previous thread")) isSame = true;
      else if (line.length <= BUDGETS.profileLine)
        for (const address of hexAddresses(line, spend)) addresses.push(address);
    }
  });
  if (state === "thread") flush();
  const type = {type: "thread", unit: "count"};
  const head = {
    sampleTypes: [type],
    periodType: type,
    period: 1,
    dropFrames: PROFILER_FRAMES,
    origin: {title: "Threads", format: "threadz profile, addresses without symbols"},
  };
  return {
    profile: legacyProfile({head, samples, map, hasDoubledLeaves: true}, log, spend),
    problems: log.problems(),
  };
}

/** Takes return addresses back to their calls; the leaf is no return address. */
function callOf(address: bigint, index: number): bigint {
  return index === 0 || address === 0n ? address : address - 1n;
}
