import type {SchemaElement} from "hyparquet-writer";
import {ByteWriter, ParquetWriter} from "hyparquet-writer";
import type {Entry} from "../../journal/entry/entry.ts";
import type {MeasurementColumn} from "./measurement-files.ts";
import {DATA_COLUMNS} from "./measurement-files.ts";
import type {MeasurementRow} from "./measurement-rows.ts";
import {MEASUREMENT_COLUMNS, measurementRows} from "./measurement-rows.ts";

/** Rows of a Parquet file as it holds them, with the description of their row groups, whose places are those of a file of its own. */
export interface ParquetPart {
  readonly bytes: Uint8Array;
  readonly groups: readonly RowGroup[];
}

/** Returns the part of a name from an earlier build if it was made of the same, else makes and keeps it. */
export type PartKeeper = (name: string, source: unknown, make: () => ParquetPart) => ParquetPart;

type RowGroup = ParquetWriter["row_groups"][number];

/** Maximum entries of a part. */
const MOST_ENTRIES = 64;

/** Maximum rows of a row group, whose columns are in memory together. */
const MOST_ROWS = 65_536;

/** Parquet's types by those of columns. */
const TYPES = {
  text: {type: "BYTE_ARRAY", converted_type: "UTF8"},
  date: {type: "INT32", converted_type: "DATE"},
  integer: {type: "INT32"},
  number: {type: "DOUBLE"},
  truth: {type: "BOOLEAN"},
} as const;

/** Columns without a value in some rows. */
const NULLABLE: ReadonlySet<MeasurementColumn> = new Set([
  "journal",
  "component",
  "verdict",
  "commit",
  "better",
]);

const SCHEMA: SchemaElement[] = [
  {name: "root", num_children: DATA_COLUMNS.length},
  ...DATA_COLUMNS.map(name => ({
    name,
    ...TYPES[MEASUREMENT_COLUMNS[name]],
    repetition_type: NULLABLE.has(name) ? ("OPTIONAL" as const) : ("REQUIRED" as const),
  })),
];

/** Bytes before the first row group: the name of the format. */
const START = 4;

/**
 * Writes every sample of entries, newest first, as Parquet, compressed with Snappy: https://parquet.apache.org. A quarter of
 * a year is a part with row groups of its own, so that an entry more changes few of them.
 */
export function measurementsParquet(
  entries: readonly Entry[],
  keep: PartKeeper = (_name, _source, make) => make(),
): Uint8Array {
  const file = newFile();
  for (const [name, own] of partsOf(entries)) {
    const {bytes, groups} = keep(name, own.map(sourceOf), () => makePart(own));
    const shift = BigInt(file.writer.offset - START);
    file.writer.appendBytes(bytes);
    for (const group of groups) {
      file.row_groups.push(shifted(group, shift));
      file.num_rows += group.num_rows;
    }
  }
  void file.finish();
  return file.writer.getBytes();
}

/** Divides entries by the quarter of their year, and those of a quarter into parts of a fixed number, the oldest first. */
function partsOf(entries: readonly Entry[]): [name: string, entries: readonly Entry[]][] {
  const quarters = Map.groupBy(entries.toReversed(), ({date}) => quarterOf(date));
  return [...quarters].flatMap(([quarter, all]) =>
    Array.from({length: Math.ceil(all.length / MOST_ENTRIES)}, (_, part): [string, readonly Entry[]] => [
      `${quarter}-${part}`,
      all.slice(part * MOST_ENTRIES, (part + 1) * MOST_ENTRIES),
    ]),
  );
}

/** `2026-2` for 2026-05-03. */
function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** Returns what the rows of an entry follow from. */
function sourceOf({id, journal, folder, digest}: Entry): unknown {
  return [id, journal ?? null, folder, digest];
}

function newFile(): ParquetWriter & {readonly writer: ByteWriter} {
  const writer = new ByteWriter();
  return Object.assign(new ParquetWriter({writer, schema: SCHEMA, createdBy: "perf-journal"}), {writer});
}

function makePart(entries: readonly Entry[]): ParquetPart {
  const file = newFile();
  const columnData = DATA_COLUMNS.map(name => ({
    name,
    data: [] as ReturnType<typeof parquetValue>[],
    offsetIndex: false,
  }));
  let rows = 0;
  const writeGroup = (): void => {
    if (rows > 0) void file.write({columnData, rowGroupSize: rows});
    for (const column of columnData) column.data = [];
    rows = 0;
  };
  for (const row of measurementRows({entries: entries.toReversed()})) {
    for (const {name, data} of columnData) data.push(parquetValue(name, row));
    if (++rows === MOST_ROWS) writeGroup();
  }
  writeGroup();
  return {bytes: file.writer.getBytes().slice(START), groups: file.row_groups};
}

function parquetValue(name: MeasurementColumn, row: MeasurementRow): string | number | boolean | Date | null {
  return name === "date" ? new Date(`${row.date}T00:00:00Z`) : row[name];
}

/** Moves the places of a group in its file. */
function shifted(group: RowGroup, by: bigint): RowGroup {
  return {
    ...group,
    columns: group.columns.map(column => ({
      ...column,
      file_offset: column.file_offset + by,
      ...(column.meta_data && {
        meta_data: {
          ...column.meta_data,
          data_page_offset: column.meta_data.data_page_offset + by,
          ...(column.meta_data.dictionary_page_offset !== undefined && {
            dictionary_page_offset: column.meta_data.dictionary_page_offset + by,
          }),
        },
      }),
    })),
  };
}
