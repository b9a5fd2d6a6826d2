import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {emptyTable, oddCell, tooManyColumns, tooManyRows} from "../../problems/reports.ts";
import type {DataTable, OddCell} from "./data-table.ts";
import {TABLE_BUDGET} from "./data-table.ts";

/** Findings of reading a table. */
export interface TableFindings {
  readonly table: DataTable;
  readonly odd: readonly OddCell[];
  readonly hiddenColumns: number;
  readonly isCut: boolean;
}

const ODD_SHOWN = 5;

/** Problems of a table: empty, longer than the limit, cells of another type than their column. */
export function tableProblems(
  file: ArtifactFile,
  {table, odd, hiddenColumns, isCut}: TableFindings,
): Problem[] {
  if (table.count === 0 && table.columns.length > 1) return [];
  const place = {file: file.path};
  if (table.count === 0) return [problemAt(place, emptyTable())];
  const {rows, cells, columns} = TABLE_BUDGET;
  return [
    ...(isCut ? [problemAt(place, tooManyRows(table.count, rows, cells))] : []),
    ...(hiddenColumns > 0 ? [problemAt(place, tooManyColumns(columns + hiddenColumns, columns))] : []),
    ...odd
      .slice(0, ODD_SHOWN)
      .map(({line, text, column, type}) => problemAt({...place, line}, oddCell(text, column, type))),
  ];
}
