import type {ArtifactFile} from "../../input/artifact-file.ts";
import {eachTextLine} from "../../input/text-parts.ts";
import {configLine} from "../read/config-line.ts";
import type {PrintedRow, PrintedTable} from "../read/printed-table.ts";
import {textToTell} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import type {PrintedColumn} from "./printed-columns.ts";
import {cutAt} from "./printed-columns.ts";
import {recordBuilder} from "./record-builder.ts";
import {eachTableLine, LONGEST_LINE} from "./table-lines.ts";

const BAR = "│";
const ORIGIN = "benchstat";
/** Upper edge of a table that console.table of JavaScript prints. */
const CONSOLE_TABLE = /^┌─/m;

/** Tables that benchstat prints, heads between bars: https://pkg.go.dev/golang.org/x/perf/cmd/benchstat. */
export const benchstatText: BenchmarkFormat = {name: ORIGIN, detect, read};

/** Two lines of heads, the lower with units, and an interval somewhere. */
function detect(file: ArtifactFile): boolean {
  const text = textToTell(file);
  if (!text.includes(BAR) || !text.includes(" ± ") || CONSOLE_TABLE.test(text)) return false;
  let heads = 0;
  let found = false;
  eachTextLine(text, line => {
    heads = isHead(line) ? heads + 1 : 0;
    found ||= heads >= 2 && /[\w/]/.test(line);
  });
  return found;
}

function isHead(line: string): boolean {
  return line.length <= LONGEST_LINE && line.trimStart().startsWith(BAR) && line.trimEnd().endsWith(BAR);
}

/** A table that is being read, and its heads. */
interface OpenTable {
  readonly line: number;
  readonly heads: string[];
  readonly rows: PrintedRow[];
  readonly notes: string[];
}

function read(file: ArtifactFile) {
  const builder = recordBuilder(file, ORIGIN);
  const config = new Map<string, string>();
  let open: OpenTable | undefined;
  const close = () => {
    if (open && open.rows.length > 0) builder.table(printed(open, config));
    open = undefined;
  };
  eachTableLine(file, builder, {
    take(line, number) {
      if (isHead(line)) {
        if (open && open.rows.length > 0) close();
        open ??= {line: number, heads: [], rows: [], notes: []};
        open.heads.push(line);
      } else if (!open) {
        const entry = configLine(line);
        if (entry) config.set(entry.key, entry.value);
      } else if (/^[¹²³⁴⁵⁶⁷⁸⁹⁰]/.test(line)) open.notes.push(line.trim());
      else open.rows.push(rowOf(line, columnsOf(open.heads)));
    },
    end: close,
  });
  return builder.finish();
}

function rowOf(line: string, columns: readonly PrintedColumn[]): PrintedRow {
  const [name = "", ...cells] = cutAt(line, [0, ...columns.map(({start}) => start)]);
  return {name, cells};
}

function printed(table: OpenTable, config: ReadonlyMap<string, string>): PrintedTable {
  return {
    origin: ORIGIN,
    line: table.line,
    caption: [...config].map(([key, value]) => `${key}: ${value}`).join(", "),
    columns: ["name", ...columnsOf(table.heads).map(({head}) => head)],
    rows: table.rows,
    notes: table.notes,
  };
}

/** Columns between the bars of the lowest head, each named by its unit and the heads above it. */
function columnsOf(heads: readonly string[]): PrintedColumn[] {
  const lowest = heads.at(-1) ?? "";
  const above = heads.slice(0, -1);
  return barsOf(lowest)
    .slice(0, -1)
    .flatMap((bar, index, bars) => {
      const cell = lowest.slice(bar + 1, bars[index + 1] ?? lowest.lastIndexOf(BAR));
      const names = above.map(line => headAt(line, bar)).filter(Boolean);
      const [unit = "", change] = cell.trim().split(/ {2,}/);
      const own = {head: [...names, unit].join(" "), start: bar + 1};
      return change ? [own, {head: change, start: bar + 1 + cell.indexOf(change)}] : [own];
    });
}

function barsOf(line: string): number[] {
  return [...line.matchAll(/│/g)].slice(0, 200).map(({index}) => index);
}

/** Returns the head of the column that begins at a bar; a head may span several columns. */
function headAt(line: string, bar: number): string {
  const bars = barsOf(line);
  const left = bars.filter(one => one <= bar).at(-1);
  if (left === undefined) return "";
  return line.slice(left + 1, bars.find(one => one > bar) ?? line.length).trim();
}
