import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Problem} from "../../problem.ts";
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
  const problem = (
    severity: Problem["severity"],
    code: "PJ134" | "PJ135",
    message: string,
    hint: string,
  ): Problem => ({
    file: file.path,
    severity,
    code,
    message,
    hint,
  });
  if (table.count === 0 && table.columns.length > 1) return [];
  if (table.count === 0)
    return [
      problem(
        "error",
        "PJ134",
        "table has no rows, expected at least one",
        "attach the file as the tool wrote it",
      ),
    ];
  return [
    ...(isCut
      ? [
          problem(
            "warning",
            "PJ135",
            `table has more than ${table.count} rows, the others are not read`,
            `keep at most ${TABLE_BUDGET.rows} rows and ${TABLE_BUDGET.cells} cells`,
          ),
        ]
      : []),
    ...(hiddenColumns > 0
      ? [
          problem(
            "warning",
            "PJ135",
            `table has ${TABLE_BUDGET.columns + hiddenColumns} columns or more, expected at most ${TABLE_BUDGET.columns}`,
            "leave out columns that nobody reads",
          ),
        ]
      : []),
    ...odd.slice(0, ODD_SHOWN).map(({line, text, column, type}) => ({
      ...problem(
        "info",
        "PJ134",
        `"${text}" in column "${column}" is no ${type}, expected one as in the other rows`,
        "leave the cell empty where there is no value",
      ),
      line,
    })),
  ];
}
