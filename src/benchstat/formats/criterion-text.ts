import type {ArtifactFile} from "../../input/artifact-file.ts";
import {eachTextLine} from "../../input/text-parts.ts";
import {fileText, textToTell} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import type {RecordBuilder} from "./record-builder.ts";
import {recordBuilder} from "./record-builder.ts";

/** `time:   [3.2157 ns 3.4079 ns 3.7301 ns]`: the ends of an interval around an estimate. Changes have no units. */
const ESTIMATE = /(?:^|\s)(time|thrpt): {1,20}\[([^\]]{1,200})\]\s*$/;
const NUMBER_AND_UNIT = /(\d[\d.]{0,30}(?:e[-+]?\d{1,3})?) ([^\s\d[\]]{1,20})/g;

/** Text output of Criterion.rs; the default level of its intervals is 95 %. */
export const criterionText: BenchmarkFormat = {
  name: "Criterion",
  detect: file => /(?:^|\s)time: {1,20}\[\d[\d.]{0,30} [num\u00b5\u03bc]?s \d/m.test(textToTell(file)),
  read(file: ArtifactFile) {
    const builder = recordBuilder(file, "Criterion");
    let name = "";
    eachTextLine(fileText(file), (line, number) => {
      // Progress is written over itself on a terminal.
      const text = line.slice(line.lastIndexOf("\r") + 1);
      const match = text.length <= LONGEST_LINE ? ESTIMATE.exec(text) : null;
      if (!match) {
        // Criterion breaks the line behind a long name.
        if (/^\S/.test(text) && !isRemark(text)) name = text.trim();
        return;
      }
      const [, kind, cells = ""] = match;
      name = text.slice(0, match.index).trim() || name;
      addEstimate(builder, name, kind === "thrpt", cells, number);
    });
    return builder.finish();
  },
};

const LONGEST_LINE = 2_000;

function isRemark(line: string): boolean {
  return /^(?:Benchmarking|Found \d+ outliers|Warning:|Gnuplot|Running )/.test(line);
}

function addEstimate(
  builder: RecordBuilder,
  name: string,
  isThroughput: boolean,
  cells: string,
  line: number,
): void {
  if (cells.includes("%")) return;
  const found = [...cells.matchAll(NUMBER_AND_UNIT)].map(([, value, unit = ""]) => ({
    value: Number(value),
    unit,
  }));
  const [low, center, high, ...rest] = found;
  if (name === "" || !low || !center || !high || rest.length > 0) {
    builder.bad(line, "estimate is left out, expected three times in brackets behind a name");
    return;
  }
  const unit = isThroughput ? center.unit : `${center.unit}/iter`;
  // Criterion chooses a unit for each of the three: "[275.98 ns 624.55 ns 1.6115 µs]".
  const [least, most] = [low, high].map(bound => inUnit(bound, center.unit));
  if (least === undefined || most === undefined) {
    builder.bad(line, "estimate is left out, expected bounds in a unit of the estimate");
    return;
  }
  const interval = "95 % confidence interval";
  builder.summary(name, unit, {
    centre: "estimate",
    center: center.value,
    low: least,
    high: most,
    interval,
  });
}

/** Units of time, in nanoseconds. */
const NANOSECONDS = new Map([
  ["ns", 1],
  ["\u00b5s", 1e3],
  ["\u03bcs", 1e3],
  ["us", 1e3],
  ["ms", 1e6],
  ["s", 1e9],
]);

/** Converts a time to another unit of time; undefined for other units that differ. */
function inUnit(
  {value, unit}: {readonly value: number; readonly unit: string},
  wanted: string,
): number | undefined {
  if (unit === wanted) return value;
  const [from, to] = [NANOSECONDS.get(unit), NANOSECONDS.get(wanted)];
  return from === undefined || to === undefined ? undefined : (value * from) / to;
}
