import type {ArtifactFile} from "../../artifact-file.ts";
import type {PrintedRow} from "../printed-table.ts";
import {eachLine, fileText} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import type {PrintedColumn} from "./printed-columns.ts";
import {cutAt, headColumns} from "./printed-columns.ts";
import {recordBuilder} from "./record-builder.ts";

/** A table that is being read. */
interface OpenTable {
  readonly line: number;
  readonly columns: readonly PrintedColumn[];
  readonly rows: PrintedRow[];
}

/** Makes a format of tables below a line of heads, each ended by a blank line; they are kept as printed. */
export function oldTables(
  origin: string,
  detect: BenchmarkFormat["detect"],
  isHead: (line: string) => boolean,
): BenchmarkFormat {
  return {
    name: origin,
    detect,
    read(file: ArtifactFile) {
      const builder = recordBuilder(file, origin);
      let open: OpenTable | undefined;
      const close = () => {
        if (open && open.rows.length > 0) builder.table(printed(open, origin));
        open = undefined;
      };
      eachLine(fileText(file), (line, number) => {
        if (line.length > LONGEST_LINE) {
          builder.bad(number, "line is left out, expected a row of a table");
          return;
        }
        if (line.trim() === "") {
          close();
          return;
        }
        if (isHead(line)) {
          close();
          open = {line: number, columns: headColumns(line), rows: []};
        } else if (open) open.rows.push(rowOf(line, open.columns));
      });
      close();
      return builder.finish();
    },
  };
}

const LONGEST_LINE = 4_000;

function rowOf(line: string, columns: readonly PrintedColumn[]): PrintedRow {
  const [name = "", ...cells] = cutAt(
    line,
    columns.map(({start}) => start),
  );
  return {name, cells};
}

function printed({line, columns, rows}: OpenTable, origin: string) {
  return {origin, line, caption: "", columns: columns.map(({head}) => head), rows, notes: []};
}

/** Whether a file has a line like a head. The expression is for whole texts: multiline, no longer than a line. */
export function hasLine(file: ArtifactFile, head: RegExp): boolean {
  return head.test(fileText(file));
}
