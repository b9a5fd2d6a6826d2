import type {ArtifactFile} from "../../input/artifact-file.ts";
import {kindSample} from "../../input/detection-sample.ts";
import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import type {Delimiter} from "../shared/csv-rows.ts";
import {cellsOf, delimiterOf} from "../shared/csv-rows.ts";
import {readCsvTable} from "../shared/csv-table.ts";
import type {DataTable} from "../shared/data-table.ts";
import {dateOf} from "../shared/data-table.ts";
import {shownRows, tableComparison, tableFacts, tableView} from "../shared/table-view.ts";
import {unreadResultProblems} from "../shared/unread-results.ts";

/** A table of cells separated by commas, semicolons, tabs or bars (RFC 4180), its first row naming the columns. */
export const csvKind: ModelKind<DataTable> = defineKind({
  name: "csv",
  guide: {
    what: "A table of any tool as comma-separated values, or separated by semicolons, tabs or bars.",
    commands: [
      "sqlite3 -csv -header runs.db 'select * from runs' > runs.csv",
      "psql -c '\\copy runs to runs.csv csv header'",
    ],
    shown:
      "The first rows as they stand in the file, and of every column what it holds, with minimum, median and maximum. `::chart{file=runs.csv x=date y=p99}` draws it.",
    sample: "runs.csv",
  },
  fences: ["csv", "tsv"],
  general: true,
  detect,
  parse: file => {
    const {table, problems} = readCsvTable(file);
    return {model: table, problems: [...problems, ...unreadResultProblems(file)]};
  },
  title: () => "Table",
  facts: tableFacts,
  tables: table => [shownRows(table)],
  view: tableView,
  compare: tableComparison,
});

const LOOKED_AT = 40;

/**
 * Rows of equal length behind a row of names; where the file's name does not say so, with a column of numbers or dates.
 */
function detect(file: ArtifactFile): boolean {
  const text = kindSample(file).slice(0, 64 * 1024);
  const lines = text.split("\n", LOOKED_AT + 1).filter(line => line.trim() !== "");
  const delimiter = delimiterOf(text);
  if (/\.(?:csv|tsv|tab|psv)$/i.test(file.name)) return lines.length > 0 && !/^\s*[{<[]/.test(text);
  if (
    delimiter === undefined ||
    lines.length < 3 ||
    /\.\w{1,5}$/.test(file.name.replace(/\.(?:txt|log|out|dat)$/i, ""))
  )
    return false;
  return isPlainlyTable(lines, delimiter);
}

function isPlainlyTable(lines: readonly string[], delimiter: Delimiter): boolean {
  const [heads = [], ...rows] = lines
    .slice(0, LOOKED_AT)
    .map(line => cellsOf(line, delimiter).map(cell => cell.trim()));
  const isNamed =
    heads.every(head => /^[\p{L}_][^"{}]{0,60}$/u.test(head)) && new Set(heads).size === heads.length;
  const isEven = rows.every(row => row.length === heads.length);
  const isValue = (cell: string): boolean =>
    /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i.test(cell) || !Number.isNaN(dateOf(cell));
  return isNamed && isEven && heads.some((_, column) => rows.every(row => isValue(row[column] ?? "")));
}
