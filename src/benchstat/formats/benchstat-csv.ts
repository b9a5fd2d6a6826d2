import type {ArtifactFile} from "../../input/artifact-file.ts";
import {commonScale, formatScaled} from "../../units/scale.ts";
import {unitClass} from "../../units/unit.ts";
import {configLine} from "../read/config-line.ts";
import type {PrintedRow} from "../read/printed-table.ts";
import {csvCells} from "./csv-cells.ts";
import {textToTell} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import {recordBuilder} from "./record-builder.ts";
import {eachTableLine} from "./table-lines.ts";

const ORIGIN = "benchstat";
const HEAD = /^,[^,\n]+,CI(?:,|\r?$)/m;

/** Tables that `benchstat -format csv` prints, without samples; their numbers get the digits of benchstat's text. */
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
      } else if (heads.length > 0) rows.push({name, cells: scaledCells(name, cells, heads.at(-1) ?? [])});
    },
    end: close,
  });
  return builder.finish();
}

/** Columns that have no values in the unit of the table. */
const OTHERS = new Set(["CI", "vs base", "P"]);

/** Writes the values of a row in the scale that they have in common, those of a geomean each in its own, as benchstat does. */
function scaledCells(name: string, cells: readonly string[], lowest: readonly string[]): string[] {
  const parsed = (cell: string, index: number): number | undefined => {
    const isValue = !OTHERS.has(lowest[index] ?? "CI") && cell.trim() !== "" && Number.isFinite(Number(cell));
    return isValue ? Number(cell) : undefined;
  };
  const values = cells.map(parsed);
  const unit = lowest.find(name => !OTHERS.has(name)) ?? "";
  const known = values.filter(value => value !== undefined);
  return cells.map((cell, index) => {
    const value = values[index];
    if (value === undefined) return cell;
    return formatScaled(value, commonScale(name === "geomean" ? [value] : known, unitClass(unit)));
  });
}

/** Names columns by the unit or comparison in the lowest head; a unit also by the file and other values above it. */
function columnsOf(heads: readonly (readonly string[])[]): string[] {
  const lowest = heads.at(-1) ?? [];
  return lowest.map((name, index) => {
    if (OTHERS.has(name)) return name;
    return [...heads.slice(0, -1).map(cells => cells[index] ?? ""), name].filter(Boolean).join(" ");
  });
}
