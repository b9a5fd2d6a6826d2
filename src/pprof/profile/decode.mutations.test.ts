import {expect, test} from "vitest";
import type {Dice} from "../../../scripts/testing/random-benchmarks.ts";
import {dice} from "../../../scripts/testing/random-benchmarks.ts";
import {rounds} from "../../../scripts/testing/rounds.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {namedProfile} from "../formats/pprof-protobuf.ts";
import {prepareReport} from "../report/report.ts";
import {DEFAULT_OPTIONS} from "../report/report-options.ts";
import {topOf, topText} from "../report/top.ts";
import {tracesText} from "../report/traces.ts";
import {recordedBytes} from "../testdata/profiles-fs.ts";
import type {Profile} from "./profile.ts";
import {ReportError} from "./report-error.ts";

const SEEDS = [
  ...[
    "mem-before",
    "heap-after",
    "block-before",
    "mutex-before",
    "labels-cpu",
    "goroutine",
    "custom",
    "idle-cpu",
  ],
];
const ROUNDS = rounds(2500);
/** Bytes of columns for a byte of the file: an empty message becomes a row of numbers. */
const MOST_GROWTH = 64;

test.each(SEEDS)("mutations of %s.pb.gz are read whole, or refused with a problem", name => {
  const bytes = recordedBytes(`${name}.pb.gz`);
  const outcomes = {read: 0, refused: 0};
  for (let round = 0; round < ROUNDS; round++) {
    const changed = mutated(bytes, dice(round + 1));
    const {profile, problems} = namedProfile.read(artifactFile("x/cpu.pb.gz", "cpu.pb.gz", changed));
    if (problems.length === 0) {
      checkWhole(profile);
      expect(sizeOf(profile)).toBeLessThan(changed.length * MOST_GROWTH + 20_000);
      if (round % 4 === 0) printReports(profile);
      outcomes.read++;
    } else {
      expect(problems[0]?.code).toMatch(/^PJ06\d$/);
      expect(problems[0]?.severity).toBe("error");
      outcomes.refused++;
    }
  }
  expect(outcomes.read).toBeGreaterThan(ROUNDS / 20);
  expect(outcomes.refused).toBeGreaterThan(ROUNDS / 20);
});

/** Changes bits, bytes and whole pieces, writes odd numbers, cuts, doubles. */
function mutated(bytes: Uint8Array, die: Dice): Uint8Array {
  let result: Uint8Array = Uint8Array.from(bytes);
  for (let changes = 1 + die.below(3); changes > 0; changes--) {
    const at = die.below(result.length);
    const end = Math.min(result.length, at + 1 + die.below(40));
    const before = result.subarray(0, at);
    const piece = result.subarray(at, end);
    switch (die.below(8)) {
      case 0:
        result[at] = (result[at] ?? 0) ^ (1 << die.below(8));
        break;
      case 1:
        result = joined(before, result.subarray(end));
        break;
      case 2:
        result = joined(before, piece, piece, result.subarray(end));
        break;
      case 3:
        result = joined(before, Uint8Array.from(die.pick(ODD_BYTES)), result.subarray(at));
        break;
      case 4:
        if (die.chance(0.3)) result = result.slice(0, at + 1);
        break;
      case 5:
        result.set(piece, die.below(result.length - piece.length + 1));
        break;
      default:
        result[at] = die.below(256);
    }
  }
  return result;
}

/** Numbers and fields as no honest profile has them: the largest lengths, ids, a message within itself. */
const ODD_BYTES: readonly [readonly number[], ...(readonly number[])[]] = [
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
  [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80],
  [0x12, 0x00],
  [0x12, 0x04, 0x0a, 0x02, 0xff, 0x7f],
  [0x22, 0x02, 0x08, 0x01],
  [0x2a, 0x02, 0x08, 0x00],
  [0x32, 0x00],
  [0x32, 0x03, 0xc3, 0x28, 0x00],
  [0x0b],
  [0x0d, 0x01, 0x02, 0x03, 0x04],
];

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

function checkWhole({samples, locations, functions, sampleTypes}: Profile): void {
  expect(samples.values.length).toBe(samples.count * sampleTypes.length);
  expect(samples.offsets.at(-1)).toBe(samples.frames.length);
  expect(samples.labelOffsets.at(-1)).toBe(samples.labelKeys.length);
  expect(samples.frames.every(frame => frame < locations.count)).toBe(true);
  expect(locations.lineOffsets.at(-1)).toBe(locations.lineFunctions.length);
  expect(locations.lineFunctions.every(fn => fn < functions.count)).toBe(true);
}

function sizeOf({samples, locations, functions}: Profile): number {
  const columns = [samples, locations, functions].flatMap(table => Object.values(table));
  return columns.reduce((sum, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0), 0);
}

/** What can be decoded can be shown, unless the report says what it lacks. */
function printReports(profile: Profile): void {
  try {
    expect(topText(topOf(prepareReport(profile, "top", DEFAULT_OPTIONS)))).toContain("flat%");
    expect(tracesText(prepareReport(profile, "traces", DEFAULT_OPTIONS))).not.toContain("undefined");
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    expect(error.message).not.toBe("");
  }
}
