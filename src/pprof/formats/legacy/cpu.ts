import type {ArtifactFile} from "../../../input/artifact-file.ts";
import {unmetered} from "../../../meter.ts";
import type {ProfileFormat, Reading} from "../format.ts";
import {broken, problemLog} from "../problem-log.ts";
import type {CpuWords} from "./cpu-words.ts";
import {isCpuWords, readCpuWords} from "./cpu-words.ts";
import {PROFILER_FRAMES} from "./drop-frames.ts";
import {javaFrames} from "./java-frames.ts";
import type {LegacySample} from "./legacy-profile.ts";
import {legacyProfile} from "./legacy-profile.ts";
import {MOST_MAP_LINES} from "./memory-map.ts";

/** CPU profiles of gperftools, of Go before 1.9, and of Java's agent of the same time. */
export const legacyCpu: ProfileFormat = {
  name: "gperftools CPU profile",
  detect: file => isCpuWords(file.bytes),
  read: readCpu,
};

function readCpu(file: ArtifactFile): Reading {
  const spend = file.spend ?? unmetered;
  const words = readCpuWords(file.bytes, spend);
  if (!words)
    return broken(
      file,
      "CPU profile of gperftools breaks off within a stack",
      "attach the file as the profiler wrote it, after the program has ended",
    );
  const log = problemLog(file);
  const samples = words.isJava ? samplesOf(words, 0n) : withoutHandler(samplesOf(words, 1n));
  const head = {
    sampleTypes: [
      {type: "samples", unit: "count"},
      {type: "cpu", unit: "nanoseconds"},
    ],
    periodType: {type: "cpu", unit: "nanoseconds"},
    period: words.period * 1000,
    dropFrames: PROFILER_FRAMES,
    origin: {
      format: words.isJava
        ? "legacy CPU profile of Java"
        : "gperftools CPU profile, addresses without symbols",
    },
  };
  const map = words.isJava ? [] : words.text.split("\n", MOST_MAP_LINES);
  const frames = words.isJava ? {frames: javaFrames(words.text, spend)} : {};
  return {
    profile: legacyProfile({head, samples, map, hasDoubledLeaves: !words.isJava, ...frames}, log, spend),
    problems: log.problems(),
  };
}

/** Takes return addresses back to their calls; the leaf is no return address. */
function samplesOf({stacks, period}: CpuWords, back: bigint): LegacySample[] {
  return stacks.map(({count, addresses}) => ({
    addresses: addresses.map((address, i) => (i === 0 || address === 0n ? address : address - back)),
    values: [count, count * period * 1000],
  }));
}

/** Frames of the signal handler at most. */
const MOST_HANDLERS = 2;
/** Divisor: a stack in so many may lack the frame. */
const ALIKE = 32;

/** Removes the frames of the signal handler, which nearly all stacks have above their leaf. */
function withoutHandler(samples: readonly LegacySample[]): LegacySample[] {
  let kept = [...samples];
  const margin = Math.trunc(kept.length / ALIKE);
  for (let round = 0; round < MOST_HANDLERS; round++) {
    const counts = new Map<bigint, number>();
    for (const {addresses} of kept) {
      const second = addresses[1];
      if (second !== undefined) counts.set(second, (counts.get(second) ?? 0) + 1);
    }
    const handler = [...counts].find(([, count]) => count >= kept.length - margin)?.[0];
    if (handler !== undefined)
      kept = kept.map(sample => (sample.addresses[1] === handler ? withoutSecond(sample) : sample));
  }
  return kept;
}

function withoutSecond(sample: LegacySample): LegacySample {
  return {...sample, addresses: sample.addresses.toSpliced(1, 1)};
}
