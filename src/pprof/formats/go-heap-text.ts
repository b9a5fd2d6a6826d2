import type {ArtifactFile} from "../../input/artifact-file.ts";
import {formatSample} from "../../input/detection-sample.ts";
import type {ProfileFormat, Reading} from "./format.ts";
import type {GoRow} from "./go-rows.ts";
import {readGoRows, sampleOfRow} from "./go-rows.ts";
import {isMapSentinel} from "./legacy/memory-map.ts";
import {unsampledHeap} from "./legacy/scale.ts";
import type {ProblemLog} from "./problem-log.ts";
import {problemLog} from "./problem-log.ts";
import type {ProfileBuilder} from "./profile-builder.ts";
import {profileBuilder} from "./profile-builder.ts";
import {firstLines, wholeNumber} from "./text-lines.ts";

const HEADER = /^heap profile: +(\d+): +(\d+) +\[ *(\d+): +(\d+) *\] +@ +heap\/(\d+)\s*$/;
const ROW = /^(\d+): (\d+) \[(\d+): (\d+)\]$/;
/** Fields kept of runtime.MemStats: the heap and its collections at the moment of the profile. */
const STATISTICS =
  /^# ((?:TotalAlloc|Sys|HeapAlloc|HeapInuse|HeapObjects|NumGC|GCCPUFraction|MaxRSS) = [0-9.e+-]{1,30})$/;

/** Go's heap and allocation profiles as text: `pprof.Lookup("heap").WriteTo(w, 1)`, `/debug/pprof/heap?debug=1`. */
export const goHeapText: ProfileFormat = {
  name: "Go heap profile as text",
  detect(file) {
    const text = formatSample(file);
    return HEADER.test(firstLines(text, 1)[0] ?? "") && !isMapSentinel(text);
  },
  read: readHeap,
};

function readHeap(file: ArtifactFile): Reading {
  const text = file.text() ?? "";
  const log = problemLog(file);
  const builder = profileBuilder(file.spend);
  const [header] = firstLines(text, 1);
  // The header gives twice the rate, as tcmalloc's first format had it.
  const rate = Math.trunc((wholeNumber(HEADER.exec(header ?? "")?.[5] ?? "") ?? 0) / 2);
  const statistics: string[] = [];
  readGoRows(text, log, {
    row: row => addRow(row, rate, builder, log),
    other(line) {
      const kept = line.length < 100 ? STATISTICS.exec(line)?.[1] : undefined;
      if (kept !== undefined) statistics.push(kept);
      return line.startsWith("# ");
    },
  });
  const space = {type: "space", unit: "bytes"};
  const profile = builder.finish(
    {
      sampleTypes: [
        {type: "alloc_objects", unit: "count"},
        {type: "alloc_space", unit: "bytes"},
        {type: "inuse_objects", unit: "count"},
        {type: "inuse_space", unit: "bytes"},
      ],
      periodType: space,
      period: rate,
      comments: statistics.length === 0 ? [] : [`runtime.MemStats: ${statistics.join(", ")}`],
      origin: {format: "Go text profile (debug=1)"},
    },
    log,
  );
  return {profile, problems: log.problems()};
}

function addRow(row: GoRow, rate: number, builder: ProfileBuilder, log: ProblemLog): void {
  const counts = countsOf(row.numbers);
  if (!counts) {
    log.line(
      row.line,
      'row of a Go heap profile cannot be read, expected "count: bytes [count: bytes] @ addresses"',
    );
    return;
  }
  const {inuse, alloc} = counts;
  // The size of an object, of those in use if any.
  const [count, size] = inuse[0] > 0 ? inuse : alloc;
  const bytes = count > 0 ? Math.trunc(size / count) : 0;
  const sample = sampleOfRow(row, builder, bytes === 0 ? [] : [{key: "bytes", number: bytes, unit: ""}]);
  [...unsampledHeap(...alloc, rate), ...unsampledHeap(...inuse, rate)].forEach((value, type) => {
    builder.add(sample, type, value);
  });
}

/** Sampled objects and their bytes. */
type Counts = readonly [count: number, size: number];

/** Reads the numbers of a row; undefined if malformed, or if it has bytes without objects. */
function countsOf(numbers: string): {inuse: Counts; alloc: Counts} | undefined {
  const [inuseCount, inuseSize, allocCount, allocSize] = (ROW.exec(numbers) ?? []).slice(1).map(wholeNumber);
  if (inuseCount === undefined || inuseSize === undefined) return undefined;
  if (allocCount === undefined || allocSize === undefined) return undefined;
  if ((inuseCount === 0 && inuseSize !== 0) || (allocCount === 0 && allocSize !== 0)) return undefined;
  return {inuse: [inuseCount, inuseSize], alloc: [allocCount, allocSize]};
}
