import type {ArtifactFile} from "../../../input/artifact-file.ts";
import {formatSample} from "../../../input/detection-sample.ts";
import {eachTextLine} from "../../../input/text-parts.ts";
import type {Spend} from "../../../meter.ts";
import {unmetered} from "../../../meter.ts";
import type {ProfileFormat, Reading} from "../format.ts";
import {problemLog} from "../problem-log.ts";
import {firstLines} from "../text-lines.ts";
import {callAddresses} from "./addresses.ts";
import {ALLOCATOR_FRAMES, ALLOCATOR_KEPT} from "./drop-frames.ts";
import type {LegacySample} from "./legacy-profile.ts";
import {legacyProfile} from "./legacy-profile.ts";
import {isMapSentinel, MOST_MAP_LINES} from "./memory-map.ts";
import {unsampledHeap} from "./scale.ts";

const HEADER =
  /^heap profile: *(\d+): *(\d+) *\[ *(\d+): *(\d+) *\] *@ *(heapz_v2|heap_v2|heapprofile|heap|growthz?|fragmentationz?)\/?(\d*)/;
/** Go writes its symbols instead of a memory map, and is read by another format. */
const GO_HEADER = /@ heap\/\d+\s*$/;
const ROW = /^\s*(-?\d{1,16}): *(-?\d{1,16}) *\[ *(\d{1,16}): *(\d{1,16}) *\] @([ x0-9a-f]*)/;
const LONGEST_ROW = 100_000;

/** Heap profiles of gperftools and tcmalloc: heapz, growthz and fragmentationz, addresses without symbols. */
export const legacyHeap: ProfileFormat = {
  name: "gperftools heap profile",
  detect(file) {
    const [line = ""] = firstLines(formatSample(file), 1);
    return HEADER.test(line) && (!GO_HEADER.test(line) || isMapSentinel(formatSample(file)));
  },
  read: readHeap,
};

function readHeap(file: ArtifactFile): Reading {
  const log = problemLog(file);
  const spend = file.spend ?? unmetered;
  const text = file.text() ?? "";
  const [, inuse, inuseSize, alloc, allocSize, name = "", rate = ""] =
    HEADER.exec(firstLines(text, 1)[0] ?? "") ?? [];
  const isSampled = name === "heapz_v2" || name === "heap_v2" || name === "heap";
  const period = isSampled ? Math.trunc(Number(rate || 0) / (name === "heap" ? 2 : 1)) : 1;
  const isHeap = name.startsWith("heap");
  const hasAlloc =
    isHeap && ((alloc !== inuse && alloc !== "0") || (allocSize !== inuseSize && allocSize !== "0"));
  const samples: LegacySample[] = [];
  const map: string[] = [];
  let isMap = false;
  eachTextLine(text, (line, number) => {
    if (isMap) {
      if (map.length < MOST_MAP_LINES) map.push(line);
    } else if (isMapSentinel(line)) isMap = true;
    else if (number > 1 && line.trim() !== "" && !line.trim().startsWith("#")) {
      const sample = rowOf(line, isSampled ? period : 0, hasAlloc, spend);
      if (sample) samples.push(sample);
      else
        log.line(
          number,
          'row of a heap profile cannot be read, expected "count: bytes [count: bytes] @ addresses"',
        );
    }
  });
  const head = {
    sampleTypes: (hasAlloc ? ["alloc_", "inuse_"] : [""]).flatMap(prefix => [
      {type: `${prefix}objects`, unit: "count"},
      {type: `${prefix}space`, unit: "bytes"},
    ]),
    periodType: {type: "space", unit: "bytes"},
    period,
    dropFrames: ALLOCATOR_FRAMES,
    keepFrames: ALLOCATOR_KEPT,
    origin: {
      title: TITLES.get(name.slice(0, 4)) ?? "Heap profile",
      format: `gperftools ${name} profile, addresses without symbols`,
    },
  };
  return {profile: legacyProfile({head, samples, map}, log, spend), problems: log.problems()};
}

const TITLES: ReadonlyMap<string, string> = new Map([
  ["grow", "Heap growth profile"],
  ["frag", "Heap fragmentation profile"],
]);

function rowOf(line: string, rate: number, hasAlloc: boolean, spend: Spend): LegacySample | undefined {
  const match = line.length > LONGEST_ROW ? null : ROW.exec(line);
  if (!match) return undefined;
  const [inuse = 0, inuseSize = 0, alloc = 0, allocSize = 0] = match.slice(1, 5).map(Number);
  const pairs: readonly (readonly [number, number])[] = hasAlloc
    ? [
        [alloc, allocSize],
        [inuse, inuseSize],
      ]
    : [[inuse, inuseSize]];
  if (pairs.some(([count, size]) => count === 0 && size !== 0)) return undefined;
  // The size of an object, of those in use if any.
  const [count, size] = pairs.findLast(([objects]) => objects !== 0) ?? [0, 0];
  return {
    addresses: callAddresses(match[5] ?? "", spend),
    values: pairs.flatMap(([objects, bytes]) =>
      rate > 0 ? unsampledHeap(objects, bytes, rate) : [objects, bytes],
    ),
    bytes: count === 0 ? 0 : Math.trunc(size / count),
  };
}
