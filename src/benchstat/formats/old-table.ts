import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {PrintedRow} from "../read/printed-table.ts";
import {textToTell} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import type {PrintedColumn} from "./printed-columns.ts";
import {cutAt, headColumns} from "./printed-columns.ts";
import {recordBuilder} from "./record-builder.ts";
import {eachTableLine} from "./table-lines.ts";
import type {ToolName} from "./tools.ts";

/** A table that is being read. */
interface OpenTable {
  readonly line: number;
  readonly columns: readonly PrintedColumn[];
  readonly rows: PrintedRow[];
}

/** Makes a format of tables below a line of heads, each ended by a blank line; they are kept as printed. */
export function oldTables(
  origin: ToolName,
  detect: BenchmarkFormat["detect"],
  isHead: (line: string) => boolean,
): BenchmarkFormat {
  return {
    name: origin,
    detect,
    read(file: ArtifactFile) {
      const builder = recordBuilder(file, origin);
      let open: OpenTable | undefined;
      const close = (): void => {
        if (open && open.rows.length > 0) builder.table(printed(open, origin));
        open = undefined;
      };
      eachTableLine(file, builder, {
        take(line, number) {
          if (isHead(line)) {
            close();
            open = {line: number, columns: headColumns(line), rows: []};
          } else if (open) open.rows.push(rowOf(line, open.columns));
        },
        end: close,
      });
      return builder.finish();
    },
  };
}

/**
 * A row without gaps is divided by its spaces alone, even where a paste lost some; a row with gaps by their positions.
 */
function rowOf(line: string, columns: readonly PrintedColumn[]): PrintedRow {
  // The p-value follows a change after two spaces, in parentheses.
  const pieces = line
    .replace(/(?<! ) {2,}\(/g, " (")
    .trim()
    .split(/ {2,}|\t/);
  const starts = columns.map(({start}) => start);
  const [name = "", ...cells] = pieces.length === columns.length ? pieces : cutAt(line, starts);
  return {name, cells: cells.map(cell => cell.replace(/\s+/g, " ").trim())};
}

function printed({line, columns, rows}: OpenTable, origin: string) {
  return {origin, line, caption: "", columns: columns.map(({head}) => head), rows, notes: []};
}

/** True if a file has a line like a head. The expression is multiline and matches no line end. */
export function hasLine(file: ArtifactFile, head: RegExp): boolean {
  return head.test(textToTell(file));
}
