import type {Spend} from "../../meter.ts";
import {compareSamples} from "../../stats/samples/comparison.ts";
import type {Assumption} from "../../stats/samples/summary.ts";
import {summarize} from "../../stats/samples/summary.ts";
import type {Filter} from "../project/filter.ts";
import type {Key, Projection} from "../project/projection.ts";
import {varyingFields} from "../project/projection.ts";
import type {Projections} from "../project/projections.ts";
import type {BenchmarkResults, ResultGroup, SampleSeries} from "../read/results.ts";
import {unitMetadata} from "../read/results.ts";
import type {Cell} from "./cell.ts";
import type {ColumnSummary} from "./column-summary.ts";
import {summarizeColumn} from "./column-summary.ts";

/** Significance level and confidence of a grid. */
export interface GridOptions {
  /** A difference counts unless its p is above this, 0 to 1. */
  readonly alpha: number;
  /** Of the medians' intervals, 0 to 1. */
  readonly confidence: number;
  /** Draws cells and samples from an entry's meter before they are summarised; absent without metering. */
  readonly spend?: Spend;
}

/** A table: all results of a table key in a unit. */
export interface Table {
  readonly key: Key;
  readonly unit: string;
  readonly rows: readonly Key[];
  readonly columns: readonly Key[];
  /** By row, then column; undefined where a row has no values in a column. */
  readonly cells: readonly (readonly (Cell | undefined)[])[];
  readonly summaries: readonly ColumnSummary[];
}

/** Results divided into tables, rows and columns, summarised and compared. */
export interface Grid {
  readonly projections: Projections;
  readonly tables: readonly Table[];
}

/** A grid whose tables are made in turn, so that large tables need not be held together. */
export interface StreamedGrid {
  readonly projections: Projections;
  /** To be gone through once. */
  readonly tables: Iterable<Table>;
}

interface OpenCell {
  readonly series: SampleSeries[];
  /** The key of the fields that no query mentions; `otherResidues` are those that differ from it. */
  readonly residue: Key;
  otherResidues: Key[] | undefined;
}

/** A row's cells by the position of their column. */
type OpenRow = (OpenCell | undefined)[];

interface OpenTable {
  readonly key: Key;
  readonly unit: string;
  /** Positions by first appearance. */
  readonly columns: Map<Key, number>;
  readonly rows: Map<Key, OpenRow>;
}

/** Inputs for closing tables. */
interface GridInputs extends GridOptions {
  readonly results: BenchmarkResults;
  readonly residue: Projection;
}

/** Divides, summarises and compares the results that `filter` keeps, as benchstat does. */
export function makeGrid(
  results: BenchmarkResults,
  filter: Filter,
  projections: Projections,
  options: GridOptions,
): Grid {
  const {tables} = streamGrid(results, filter, projections, options);
  return {projections, tables: [...tables]};
}

/** Divides results at once, as `makeGrid`, but summarises and compares them table by table. */
export function streamGrid(
  results: BenchmarkResults,
  filter: Filter,
  projections: Projections,
  options: GridOptions,
): StreamedGrid {
  options.spend?.("rowsSearched", results.series.length);
  const open = [...divide(results.series, filter, projections).values()];
  if (options.spend) payForTables(open, options.spend);
  open.sort((a, b) => projections.table.compare(a.key, b.key));
  const inputs = {...options, results, residue: projections.residue};
  return {projections, tables: closeTables(open, projections, inputs)};
}

function payForTables(tables: readonly OpenTable[], spend: Spend): void {
  for (const {rows, columns} of tables) {
    spend("benchmarkCells", rows.size * columns.size + nameCells(rows.keys()));
    let samples = 0;
    for (const cells of rows.values())
      for (const cell of cells) for (const {start, end} of cell?.series ?? []) samples += end - start;
    spend("samples", samples);
  }
}

/** Characters of a name that cost as much as a cell: a row writes its name in links, copies and drawings. */
const CELL_CHARACTERS = 100;

function nameCells(rows: Iterable<Key>): number {
  let cells = 0;
  for (const {values} of rows) {
    const characters = values.reduce((sum, value) => sum + value.length, 0);
    cells += Math.floor(characters / CELL_CHARACTERS);
  }
  return cells;
}

/** Frees the inputs of a table. */
function* closeTables(open: OpenTable[], projections: Projections, inputs: GridInputs): Generator<Table> {
  for (let table = open.shift(); table; table = open.shift()) {
    yield closeTable(table, projections, inputs);
  }
}

function divide(
  series: readonly SampleSeries[],
  filter: Filter,
  projections: Projections,
): Map<Key, OpenTable> {
  const tables = new Map<Key, OpenTable>();
  let keys: GroupKeys | undefined;
  for (const one of series) {
    const {group, unit} = one;
    if (!filter(group, unit)) continue;
    if (keys?.group !== group) keys = groupKeys(group, projections);
    const key = projections.table.project(group, unit.unit);
    let table = tables.get(key);
    if (!table) {
      table = {key, unit: unit.unit, columns: new Map(), rows: new Map()};
      tables.set(key, table);
    }
    addSeries(table, keys, one);
  }
  return tables;
}

/** Where the values of a group belong. */
interface GroupKeys {
  readonly group: ResultGroup;
  readonly row: Key;
  readonly column: Key;
  readonly residue: Key;
}

function groupKeys(group: ResultGroup, {row, column, residue}: Projections): GroupKeys {
  return {
    group,
    row: row.project(group, ""),
    column: column.project(group, ""),
    residue: residue.project(group, ""),
  };
}

function addSeries(table: OpenTable, {row, column, residue}: GroupKeys, series: SampleSeries): void {
  const position = table.columns.get(column) ?? table.columns.size;
  table.columns.set(column, position);
  let cells = table.rows.get(row);
  if (!cells) {
    cells = [];
    table.rows.set(row, cells);
  }
  const cell = cells[position];
  if (!cell) {
    while (cells.length < position) cells.push(undefined);
    cells[position] = {series: [series], residue, otherResidues: undefined};
    return;
  }
  cell.series.push(series);
  if (residue === cell.residue || cell.otherResidues?.includes(residue)) return;
  cell.otherResidues ??= [];
  cell.otherResidues.push(residue);
}

function closeTable({key, unit, ...open}: OpenTable, {row, column}: Projections, inputs: GridInputs): Table {
  const rows = [...open.rows.keys()].sort(row.compare);
  const columns = [...open.columns.keys()].sort(column.compare);
  const positions = columns.map(one => open.columns.get(one) ?? 0);
  const assumption = unitMetadata(inputs.results, unit, "assume") === "exact" ? "exact" : "nothing";
  const cells = rows.map(one => closeRow(open.rows.get(one) ?? [], positions, assumption, inputs));
  const summaries = columns.map((_, index) => summarizeColumn(cells, index));
  return {key, unit, rows, columns, cells, summaries};
}

/** Summarises a row's cells and compares each with the first column's. */
function closeRow(
  open: OpenRow,
  positions: readonly number[],
  assumption: Assumption,
  inputs: GridInputs,
): (Cell | undefined)[] {
  let base: Cell | undefined;
  let baseValues: number[] | undefined;
  return positions.map((position, index) => {
    const cell = open[position];
    if (!cell) return undefined;
    const values = sortedValues(inputs.results, cell.series);
    const comparison = baseValues && compareSamples(baseValues, values, assumption, inputs.alpha);
    const closed: Cell = {
      series: cell.series,
      summary: summarize(values, assumption, inputs.confidence),
      varying: varyingNames(inputs.residue, cell),
      base,
      comparison,
    };
    if (index === 0) {
      base = closed;
      baseValues = values;
    }
    return closed;
  });
}

const NOTHING: readonly string[] = [];

function varyingNames(projection: Projection, {residue, otherResidues}: OpenCell): readonly string[] {
  if (!otherResidues) return NOTHING;
  return varyingFields(projection, [residue, ...otherResidues]).map(({name}) => name);
}

/** In plain arrays: a typed array for each cell would be a piece of memory outside the engine's heap. NaN comes first, as in Go. */
function sortedValues({values}: BenchmarkResults, series: readonly SampleSeries[]): number[] {
  const sorted: number[] = [];
  let before = Number.NEGATIVE_INFINITY;
  let ordered = true;
  for (const {start, end} of series) {
    for (let i = start; i < end; i++) {
      const value = values[i] as number;
      // False of NaN on either side, too.
      if (!(before <= value)) ordered = false;
      before = value;
      sorted.push(value);
    }
  }
  // Bytes and allocations mostly never change.
  return ordered ? sorted : sort(sorted);
}

function isNumber(value: number): boolean {
  return !Number.isNaN(value);
}

/** Insertion for the usual handful of values, where calling the engine's sort costs more than it saves. */
function sort(values: number[]): number[] {
  if (values.some(Number.isNaN)) return [...values.filter(Number.isNaN), ...sort(values.filter(isNumber))];
  if (values.length > 32) return sortMany(values);
  for (let i = 1; i < values.length; i++) {
    const value = values[i] ?? 0;
    let j = i;
    for (; j > 0 && (values[j - 1] ?? 0) > value; j--) values[j] = values[j - 1] ?? 0;
    values[j] = value;
  }
  return values;
}

function sortMany(values: number[]): number[] {
  const sorted = new Float64Array(values).sort();
  for (let i = 0; i < sorted.length; i++) values[i] = sorted[i] as number;
  return values;
}
