import type {ArtifactFile} from "../../input/artifact-file.ts";
import {configLine} from "../read/config-line.ts";
import type {PrintedRow} from "../read/printed-table.ts";
import {csvCells} from "./csv-cells.ts";
import {textToTell} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import {recordBuilder} from "./record-builder.ts";
import {eachTableLine} from "./table-lines.ts";

const ORIGIN = "benchstat";
const HEAD = /^,[^,\n]+,CI(?:,|\r?$)/m;

/** Tables that `benchstat -format csv` prints, with numbers in full precision and no samples. */
export const benchstatCsv: BenchmarkFormat = {
  name: `${ORIGIN} CSV`,
  detect: file => HEAD.test(textToTell(file)),
  read,
};

function read(file: ArtifactFile) {
  const builder = recordBuilder(file, ORIGIN);
  const config = new Map<string, string>();
  let heads: string[][] = [];
  let rows: PrintedRow[] = [];
  let first = 0;
  const close = () => {
    if (rows.length > 0) {
      const caption = [...config].map(([key, value]) => `${key}: ${value}`).join(", ");
      builder.table({
        origin: ORIGIN,
        line: first,
        caption,
        columns: ["name", ...columnsOf(heads)],
        rows,
        notes: [],
      });
    }
    [heads, rows] = [[], []];
  };
  eachTableLine(file, builder, {
    take(line, number) {
      const [name = "", ...cells] = csvCells(line);
      const entry = cells.length === 0 ? configLine(name) : undefined;
      if (entry) config.set(entry.key, entry.value);
      else if (line.startsWith(",") && rows.length === 0) {
        if (heads.length === 0) first = number;
        heads.push(cells);
      } else if (heads.length > 0) rows.push({name, cells});
    },
    end: close,
  });
  return builder.finish();
}

/** Names columns by the unit or comparison in the lowest head; a unit also by the file and other values above it. */
function columnsOf(heads: readonly (readonly string[])[]): string[] {
  const lowest = heads.at(-1) ?? [];
  return lowest.map((name, index) => {
    if (name === "CI" || name === "vs base" || name === "P") return name;
    return [...heads.slice(0, -1).map(cells => cells[index] ?? ""), name].filter(Boolean).join(" ");
  });
}
