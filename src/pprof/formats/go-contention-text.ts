import type {ArtifactFile} from "../../input/artifact-file.ts";
import {formatSample} from "../../input/detection-sample.ts";
import type {ProfileFormat, Reading} from "./format.ts";
import type {GoRow} from "./go-rows.ts";
import {readGoRows, sampleOfRow} from "./go-rows.ts";
import {problemLog} from "./problem-log.ts";
import {profileBuilder} from "./profile-builder.ts";
import {firstLines, wholeNumber} from "./text-lines.ts";

const HEADER = /^--- (contention|mutex):\s*$/;

/** Go's block and mutex profiles as text: `pprof.Lookup("mutex").WriteTo(w, 1)`. */
export const goContentionText: ProfileFormat = {
  name: "Go contention profile as text",
  detect: file => HEADER.test(firstLines(formatSample(file), 1)[0] ?? ""),
  read: readContentions,
};

function readContentions(file: ArtifactFile): Reading {
  const text = file.text() ?? "";
  const log = problemLog(file);
  const builder = profileBuilder(file.spend);
  const settings = new Map<string, number>();
  const isMutex = HEADER.exec(firstLines(text, 1)[0] ?? "")?.[1] === "mutex";
  readGoRows(text, log, {
    row(row) {
      const value = delayOf(row, settings);
      if (!value)
        return log.line(row.line, 'row of a Go profile cannot be read, expected "cycles count @ addresses"');
      const sample = sampleOfRow(row, builder);
      builder.add(sample, 0, value.count);
      builder.add(sample, 1, value.nanos);
    },
    other(line) {
      const equals = line.indexOf("=");
      const value = wholeNumber(line.slice(equals + 1).trim());
      if (equals < 0 || value === undefined) return false;
      settings.set(line.slice(0, equals).trim(), value);
      return true;
    },
  });
  const profile = builder.finish(
    {
      sampleTypes: [
        {type: "contentions", unit: "count"},
        {type: "delay", unit: "nanoseconds"},
      ],
      periodType: {type: "contentions", unit: "count"},
      period: periodOf(settings),
      origin: {title: isMutex ? "Mutex profile" : "Block profile", format: "Go text profile (debug=1)"},
    },
    log,
  );
  return {profile, problems: log.problems()};
}

/** Contentions per recorded contention. */
function periodOf(settings: ReadonlyMap<string, number>): number {
  return settings.get("sampling period") ?? 1;
}

/** Turns cycles into time; without the processor's speed they are taken for nanoseconds, as pprof does. */
function delayOf(
  {numbers}: GoRow,
  settings: ReadonlyMap<string, number>,
): {count: number; nanos: number} | undefined {
  const [cycles, count, ...rest] = numbers.split(" ").map(wholeNumber);
  if (cycles === undefined || count === undefined || rest.length > 0) return undefined;
  const period = periodOf(settings);
  if (period <= 0) return {count, nanos: cycles};
  const hertz = settings.get("cycles/second") ?? 0;
  const nanos = hertz > 0 ? Math.trunc((cycles * period) / (hertz / 1e9)) : cycles;
  return {count: count * period, nanos};
}
