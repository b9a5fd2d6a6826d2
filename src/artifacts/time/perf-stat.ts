import type {TimeRunValue} from "./run.ts";

/** A line of `perf stat`. */
export interface PerfLine {
  readonly values: readonly TimeRunValue[];
  /** From its heading: the command, and the number of runs. */
  readonly heading?: {readonly command: string; readonly runs: number};
}

const HEADING = /^\s*Performance counter stats for '(.*)'(?: \((\d+) runs\))?:\s*$/;
const SYSTEM_HEADING =
  /^\s*Performance counter stats for (system wide|process id '[\d,]+'|CPU\(s\) \S+):\s*$/;
const TIME =
  /^\s+(\d[\d.,]*)(?: \+- [\d.,]+)? seconds (time elapsed|user|sys)(?:\s+\( ?\+- +([\d.,]+%) ?\))?/;
const COUNTER =
  /^\s+(\d+(?:[.,'\u202f\u00a0]\d+)*|<not supported>|<not counted>)\s+(?:(msec|ns|Joules|MiB)\s+)?([A-Za-z][\w.\-/:=,@]*)(?:\s+#\s+(\S.*))?$/;
const VARIANCE = /\( ?\+- +([\d.,]+%) ?\)/;
const SHARE = /\(\d+[.,]\d+%\)$/;

/** Counters of which fewer are better whatever a program does. */
const LOWER =
  /^(?:task-clock|cpu-clock|cycles|instructions|branches|.*-misses|.*faults|context-switches|cpu-migrations)(?::[a-zA-Z]+)?$/;

/** Reads a line of `perf stat` (tools/perf/Documentation/perf-stat.txt); undefined for any other. */
export function readPerfLine(line: string): PerfLine | undefined {
  const heading = HEADING.exec(line) ?? SYSTEM_HEADING.exec(line);
  if (heading) return {values: [], heading: {command: heading[1] ?? "", runs: Number(heading[2] ?? 1)}};
  const time = TIME.exec(line);
  if (time) {
    const [, text = "", what = "", variance] = time;
    const value = Number(text.replace(",", "."));
    const name = what === "time elapsed" ? "real" : what;
    return {
      values: [
        {name, unit: "sec", better: "lower", value, text: `${text} s`, ...noteOf(undefined, variance)},
      ],
    };
  }
  const variance = VARIANCE.exec(line)?.[1];
  const counter = COUNTER.exec(line.replace(VARIANCE, "").trimEnd().replace(SHARE, "").trimEnd());
  if (!counter) return undefined;
  const [, text = "", unit = "", name = "", note] = counter;
  if (text.startsWith("<")) return {values: []};
  return {values: [counterValue({name, unit, value: numberOf(text), text, ...noteOf(note, variance)})]};
}

/** Joins a metric and a variance as the note of a counter. */
export function noteOf(note: string | undefined, variance: string | undefined): {note?: string} {
  const said = [note?.trim(), variance && `± ${variance}`].filter(Boolean).join(", ");
  return said === "" ? {} : {note: said};
}

/** Makes the value of a counter, `msec` as seconds; `text` is the number as printed. */
export function counterValue({
  name,
  unit,
  value,
  text,
  note,
}: Pick<TimeRunValue, "name" | "unit" | "value" | "text" | "note">): TimeRunValue {
  const better = LOWER.test(name) ? "lower" : undefined;
  const noted = note === undefined ? {} : {note};
  if (unit === "msec")
    return {name, unit: "sec", better, value: value / 1000, text: `${text} msec`, ...noted};
  return {name, unit: unit || name, better, value, text: unit ? `${text} ${unit}` : text, ...noted};
}

/**
 * `12,345` and `12.345.678` are whole; the part after the last separator is a fraction if the separators are mixed or
 * it has not three digits.
 */
function numberOf(text: string): number {
  const parts = text.split(/[.,'\u202f\u00a0]/);
  const separators = text.replace(/\d/g, "");
  const last = parts.at(-1) ?? "";
  const isMixed = new Set(separators).size > 1;
  const isFraction = parts.length > 1 && (last.length !== 3 || isMixed);
  return isFraction ? Number(`${parts.slice(0, -1).join("")}.${last}`) : Number(parts.join(""));
}
