import {BUDGETS} from "../../../budgets.ts";
import type {ArtifactFile} from "../../../input/artifact-file.ts";
import {formatSample} from "../../../input/detection-sample.ts";
import type {Spend} from "../../../meter.ts";
import {unmetered} from "../../../meter.ts";
import type {ValueType} from "../../profile/profile.ts";
import type {ProfileFormat, Reading} from "../format.ts";
import {problemLog} from "../problem-log.ts";
import {firstLines, wholeNumber} from "../text-lines.ts";
import {hexAddresses} from "./addresses.ts";
import {ALLOCATOR_FRAMES, ALLOCATOR_KEPT, LOCK_FRAMES} from "./drop-frames.ts";
import {javaFrames} from "./java-frames.ts";
import type {LegacySample} from "./legacy-profile.ts";
import {legacyProfile} from "./legacy-profile.ts";
import {unsampledHeap} from "./scale.ts";

const HEADER = /^--- (heapz|contentionz) 1 ---\s*$/;
const ATTRIBUTE = /^(\w(?:[\w ]*\w)?)\s*=\s*(\w[\w ]*)$/;
const SAMPLE = /^(\d{1,16}) +(\d{1,16}) +@ +([ x0-9a-f]*)$/;
/** Java's agent takes a sample per so many bytes, regardless of the file's header. */
const HEAP_RATE = 524_288;

/** Heap and contention profiles of Java's agent, known by `format = java`. */
export const legacyJava: ProfileFormat = {
  name: "legacy Java profile",
  detect(file) {
    const [header = "", ...rest] = firstLines(formatSample(file), 8);
    return HEADER.test(header) && rest.some(line => /^format *= *java\s*$/.test(line));
  },
  read: readJava,
};

function readJava(file: ArtifactFile): Reading {
  const text = file.text() ?? "";
  const log = problemLog(file);
  const spend = file.spend ?? unmetered;
  const isHeap = HEADER.exec(firstLines(text, 1)[0] ?? "")?.[1] === "heapz";
  const attributes = new Map<string, string>();
  const samples: LegacySample[] = [];
  const period = (): number => wholeNumber(attributes.get("sampling period") ?? "") ?? 0;
  for (const line of text.split("\n", MOST_LINES)) {
    const trimmed = line.trim();
    const match = trimmed.length > BUDGETS.profileLine ? null : SAMPLE.exec(trimmed);
    const attribute = samples.length === 0 ? ATTRIBUTE.exec(trimmed) : undefined;
    if (match) samples.push(sampleOf(match, isHeap, period(), spend));
    else if (attribute) attributes.set(attribute[1] ?? "", (attribute[2] ?? "").trim());
    else if (samples.length > 0 && trimmed !== "") break;
  }
  const milliseconds = wholeNumber(attributes.get("ms since reset") ?? "") ?? 0;
  const head = {
    sampleTypes: typesOf(isHeap, attributes.get("resolution") ?? ""),
    periodType: isHeap ? {type: "", unit: ""} : {type: "contentions", unit: "count"},
    period: isHeap ? 0 : period(),
    durationNanos: isHeap ? 0 : milliseconds * 1e6,
    dropFrames: isHeap ? ALLOCATOR_FRAMES : LOCK_FRAMES,
    keepFrames: isHeap ? ALLOCATOR_KEPT : "",
    origin: {format: `legacy ${isHeap ? "heap" : "contention"} profile of Java`},
  };
  return {
    profile: legacyProfile({head, samples, map: [], frames: javaFrames(text, spend)}, log, spend),
    problems: log.problems(),
  };
}

const MOST_LINES = 1_000_000;

function typesOf(isHeap: boolean, unit: string): ValueType[] {
  return isHeap
    ? [
        {type: "inuse_objects", unit: "count"},
        {type: "inuse_space", unit},
      ]
    : [
        {type: "contentions", unit: "count"},
        {type: "delay", unit},
      ];
}

/** The second number comes first: objects before their bytes, contentions before their delay. */
function sampleOf(
  [, second, first, stack = ""]: RegExpExecArray,
  isHeap: boolean,
  period: number,
  spend: Spend,
): LegacySample {
  const [count, size] = [Number(first), Number(second)];
  const addresses = hexAddresses(stack, spend);
  if (!isHeap) {
    const times = period === 0 ? 1 : period;
    return {addresses, values: [count * times, size * times]};
  }
  const bytes = count === 0 ? 0 : Math.trunc(size / count);
  return {addresses, values: unsampledHeap(count, size, HEAP_RATE), bytes};
}
