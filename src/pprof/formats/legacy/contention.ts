import {BUDGETS} from "../../../budgets.ts";
import type {ArtifactFile} from "../../../input/artifact-file.ts";
import {formatSample} from "../../../input/detection-sample.ts";
import {eachTextLine} from "../../../input/text-parts.ts";
import type {Spend} from "../../../meter.ts";
import {unmetered} from "../../../meter.ts";
import type {ProfileFormat, Reading} from "../format.ts";
import {problemLog} from "../problem-log.ts";
import {firstLines, wholeNumber} from "../text-lines.ts";
import {callAddresses} from "./addresses.ts";
import {LOCK_FRAMES} from "./drop-frames.ts";
import type {LegacySample} from "./legacy-profile.ts";
import {legacyProfile} from "./legacy-profile.ts";
import {isMapSentinel, MOST_MAP_LINES} from "./memory-map.ts";

const HEADER = /^--- contentionz \d+ ---\s*$/;
const ROW = /^\s*(\d{1,16}) +(\d{1,16}) @([ x0-9a-f]*)$/;
// A name begins and ends in no space: with spaces in three parts a line of them would take the cube of its length.
const ATTRIBUTE = /^\s*([\w/](?:[\w /]*[\w/])?)\s*=\s*(\d{1,16})\s*$/;

/** Contention profiles of C++: contentionz, addresses without symbols. */
export const legacyContention: ProfileFormat = {
  name: "contentionz profile",
  detect(file) {
    const [header = "", ...rest] = firstLines(formatSample(file), 8);
    return HEADER.test(header) && !rest.some(line => /^format *= *java\s*$/.test(line));
  },
  read: readContentions,
};

function readContentions(file: ArtifactFile): Reading {
  const log = problemLog(file);
  const spend = file.spend ?? unmetered;
  const attributes = new Map<string, number>();
  const samples: LegacySample[] = [];
  const map: string[] = [];
  let isMap = false;
  eachTextLine(file.text() ?? "", (line, number) => {
    const attribute = samples.length === 0 ? ATTRIBUTE.exec(line) : null;
    const match = line.length > BUDGETS.profileLine ? null : ROW.exec(line);
    if (isMap) {
      if (map.length < MOST_MAP_LINES) map.push(line);
    } else if (isMapSentinel(line)) isMap = true;
    else if (match) samples.push(sampleOf(match, attributes, spend));
    else if (attribute) attributes.set(attribute[1] ?? "", wholeNumber(attribute[2] ?? "") ?? 0);
    else if (number > 1 && line.trim() !== "" && !/^\s*(?:#|---)/.test(line))
      log.line(number, 'row of a contention profile cannot be read, expected "cycles count @ addresses"');
  });
  const head = {
    sampleTypes: [
      {type: "contentions", unit: "count"},
      {type: "delay", unit: "nanoseconds"},
    ],
    periodType: {type: "contentions", unit: "count"},
    period: attributes.get("sampling period") ?? 1,
    durationNanos: (attributes.get("ms since reset") ?? 0) * 1e6,
    dropFrames: LOCK_FRAMES,
    origin: {title: "Contention profile", format: "contentionz profile, addresses without symbols"},
  };
  return {profile: legacyProfile({head, samples, map}, log, spend), problems: log.problems()};
}

/** Turns sampled cycles into nanoseconds of all contentions. */
function sampleOf(
  [, cycles, count, stack = ""]: RegExpExecArray,
  attributes: ReadonlyMap<string, number>,
  spend: Spend,
): LegacySample {
  const period = attributes.get("sampling period") ?? 1;
  const hertz = attributes.get("cycles/second") ?? 0;
  const gigahertz = hertz / 1e9;
  const delay = period > 0 && hertz > 0 ? Math.trunc((Number(cycles) * period) / gigahertz) : Number(cycles);
  return {
    addresses: callAddresses(stack, spend),
    values: [period > 0 ? Number(count) * period : Number(count), delay],
  };
}
