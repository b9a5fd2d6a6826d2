import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {badRow, moreBadRows} from "../../problems/reports.ts";
import type {ReadTable} from "./csv-table.ts";
import {tableBuilder} from "./data-table.ts";
import {readJsonRows} from "./json-rows.ts";
import {tableProblems} from "./table-problems.ts";

const MISTAKES = 20;
/** Objects within each other whose members become columns: `latency.p99`. */
const DEPTH = 3;
const LONGEST_CELL = 500;

/** Reads a list of objects, or a line of JSON each, as a table: a column for each name, in the order they are met. */
export function readJsonTable(file: ArtifactFile, kept?: number): ReadTable {
  const builder = tableBuilder(kept === undefined ? {} : {kept});
  const problems: Problem[] = [];
  let hidden = 0;
  let isCut = false;
  readJsonRows(file.bytes, {
    mistake(line, message) {
      if (problems.length >= MISTAKES) hidden++;
      else problems.push(problemAt({file: file.path, line}, badRow(message, HINT)));
    },
    row(value, line) {
      const cells: string[] = [];
      fillCells(value, "", 0, (name, cell) => {
        const column = builder.column(name);
        if (column === undefined) return;
        while (cells.length < column) cells.push("");
        cells[column] = cell;
      });
      isCut = !builder.add(cells, line);
      return !isCut;
    },
  });
  const {table, odd, hiddenColumns} = builder.finish();
  if (hidden > 0) problems.push(problemAt({file: file.path}, moreBadRows(hidden, HINT)));
  return {table, problems: [...problems, ...tableProblems(file, {table, odd, hiddenColumns, isCut})], isCut};
}

const HINT = 'write a list of objects, [{"name": 1}, …], or an object a line';

function fillCells(
  value: Readonly<Record<string, unknown>>,
  path: string,
  depth: number,
  set: (name: string, cell: string) => void,
): void {
  for (const name in value) {
    const one = value[name];
    const full = path === "" ? name : `${path}.${name}`;
    if (typeof one === "string") set(full, one);
    else if (one === null || one === undefined) set(full, "");
    else if (typeof one !== "object") set(full, String(one));
    else if (Array.isArray(one) || depth + 1 >= DEPTH) set(full, JSON.stringify(one).slice(0, LONGEST_CELL));
    else fillCells(one as Readonly<Record<string, unknown>>, full, depth + 1, set);
  }
}
