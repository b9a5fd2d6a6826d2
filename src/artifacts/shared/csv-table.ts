import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {badRow, moreBadRows} from "../../problems/reports.ts";
import type {Delimiter} from "./csv-rows.ts";
import {delimiterOf, readCsv} from "./csv-rows.ts";
import type {DataTable} from "./data-table.ts";
import {tableBuilder} from "./data-table.ts";
import {tableProblems} from "./table-problems.ts";

/** A table, and the problems of its file. */
export interface ReadTable {
  readonly table: DataTable;
  readonly problems: readonly Problem[];
  /** True when there are more rows in the file. */
  readonly isCut: boolean;
}

const LOOKED_AT = 64 * 1024;
const MISTAKES = 20;

/** The separator of a file; a comma if undetected. */
export function fileDelimiter({bytes, name}: ArtifactFile): Delimiter {
  if (/\.(?:tsv|tab)$/i.test(name)) return "\t";
  return delimiterOf(new TextDecoder().decode(bytes.subarray(0, LOOKED_AT))) ?? ",";
}

/** Reads a file of separated cells as a table; its first row names the columns; `kept` rows stay whole. */
export function readCsvTable(file: ArtifactFile, kept?: number): ReadTable {
  const delimiter = fileDelimiter(file);
  const builder = tableBuilder({hasDecimalComma: delimiter === ";", ...(kept !== undefined && {kept})});
  const problems: Problem[] = [];
  let hidden = 0;
  const mistake = (line: number, message: string): void => {
    if (problems.length >= MISTAKES) hidden++;
    else problems.push(problemAt({file: file.path, line}, badRow(message, HINT)));
  };
  let heads: readonly string[] | undefined;
  let isCut = false;
  readCsv(file.bytes, delimiter, {
    mistake,
    row(cells, line) {
      if (!heads) {
        heads = columnNames(cells, name => builder.column(name));
        return true;
      }
      if (cells.length !== heads.length) mistake(line, unevenMessage(cells, heads));
      isCut = !builder.add(cells, line);
      return !isCut;
    },
  });
  const {table, odd, hiddenColumns} = builder.finish();
  if (hidden > 0) problems.push(problemAt({file: file.path}, moreBadRows(hidden, "write one row a line")));
  return {table, problems: [...problems, ...tableProblems(file, {table, odd, hiddenColumns, isCut})], isCut};
}

const HINT = "write one row a line, every row with as many cells as the first";

function unevenMessage(cells: readonly string[], heads: readonly string[]): string {
  const count = (cells: readonly string[]): string =>
    `${cells.length} ${cells.length === 1 ? "cell" : "cells"}`;
  return `row has ${count(cells)}, expected ${heads.length} as the first row has`;
}

/** Builds the columns; unnamed columns are named by position, duplicates get a number. */
function columnNames(cells: readonly string[], make: (name: string) => unknown): string[] {
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  return cells.map((cell, index) => {
    const wanted = cell.trim() || `column ${index + 1}`;
    let name = wanted;
    let number = numbers.get(wanted) ?? 1;
    while (taken.has(name)) name = `${wanted} (${++number})`;
    numbers.set(wanted, number);
    taken.add(name);
    make(name);
    return name;
  });
}
