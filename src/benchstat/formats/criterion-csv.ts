import type {ArtifactFile} from "../../input/artifact-file.ts";
import {quoted} from "../../input/quoted.ts";
import {eachTextLine} from "../../input/text-parts.ts";
import {csvCells} from "./csv-cells.ts";
import {fileText, textToTell} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import {recordBuilder} from "./record-builder.ts";

/** Versions before 0.3.3 write five columns, times in nanoseconds. */
const HEADER =
  /^group,function,value,(?:sample_time_nanos|throughput_num,throughput_type,sample_(?:time_nanos|measured_value,unit)),iteration_count\r?$/m;

/** Criterion.rs' raw.csv, a line a sample: the only file with a form that its book promises to keep. */
export const criterionCsv: BenchmarkFormat = {
  name: "Criterion",
  detect: file => HEADER.test(textToTell(file)),
  read(file: ArtifactFile) {
    const builder = recordBuilder(file, "Criterion");
    let columns = 8;
    const series = new Map<string, {name: string; unit: string; values: number[]}>();
    eachTextLine(fileText(file), (line, number) => {
      if (HEADER.test(line)) columns = line.split(",").length;
      if (line === "" || HEADER.test(line)) return;
      const sample = readSample(csvCells(line), columns);
      if (!sample) {
        builder.bad(number, `line is left out, expected ${columns} values of a sample, got ${quoted(line)}`);
        return;
      }
      const key = JSON.stringify([sample.name, sample.unit]);
      const known = series.get(key) ?? {...sample, values: []};
      known.values.push(sample.value);
      series.set(key, known);
    });
    for (const {name, unit, values} of series.values()) builder.rounds(name, unit, values);
    return builder.finish();
  },
};

/** A row of 8 cells has throughput and unit, a row of 7 throughput alone, a row of 5 neither. */
function readSample(
  cells: readonly string[],
  columns: number,
): {name: string; unit: string; value: number} | undefined {
  const [group = "", routine = "", value = ""] = cells;
  const rest = cells.slice(columns === 5 ? 3 : 5);
  const [measured = "", unit = "", count = ""] = columns === 8 ? rest : [rest[0], "", rest[1]];
  const time = Number(measured || Number.NaN);
  const iterations = Number(count || Number.NaN);
  const usable =
    cells.length === columns && Number.isFinite(time) && iterations > 0 && Number.isFinite(iterations);
  if (!usable) return undefined;
  // A benchmark without a group is named by the group's column alone, or by both alike.
  const parts = [group, routine, value].filter(
    (part, index) => part !== "" && !(index === 1 && part === group),
  );
  return {name: parts.join("/"), unit: `${unit || "ns"}/iter`, value: time / iterations};
}
