import type {ArtifactFile} from "../../input/artifact-file.ts";
import {quoted} from "../../input/quoted.ts";
import {eachTextLine} from "../../input/text-parts.ts";
import {csvCells} from "./csv-cells.ts";
import {fileText, textToTell} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import {recordBuilder} from "./record-builder.ts";

const HEADER =
  /^group,function,value,throughput_num,throughput_type,sample_measured_value,unit,iteration_count\r?$/m;

/** Criterion.rs' raw.csv, a line a sample: the only file with a form that its book promises to keep. */
export const criterionCsv: BenchmarkFormat = {
  name: "Criterion",
  detect: file => HEADER.test(textToTell(file)),
  read(file: ArtifactFile) {
    const builder = recordBuilder(file, "Criterion");
    const series = new Map<string, {name: string; unit: string; values: number[]}>();
    eachTextLine(fileText(file), (line, number) => {
      if (line === "" || HEADER.test(line)) return;
      const sample = readSample(line);
      if (!sample) {
        builder.bad(number, `line is left out, expected 8 values of a sample, got ${quoted(line)}`);
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

function readSample(line: string): {name: string; unit: string; value: number} | undefined {
  const cells = csvCells(line);
  const [group = "", routine = "", value = "", , , measured = "", unit = "", count = ""] = cells;
  const time = Number(measured || Number.NaN);
  const iterations = Number(count || Number.NaN);
  const usable = cells.length === 8 && Number.isFinite(time) && iterations > 0 && Number.isFinite(iterations);
  if (!usable) return undefined;
  // A benchmark without a group is named by the group's column alone, or by both alike.
  const parts = [group, routine, value].filter(
    (part, index) => part !== "" && !(index === 1 && part === group),
  );
  return {name: parts.join("/"), unit: `${unit || "ns"}/iter`, value: time / iterations};
}
