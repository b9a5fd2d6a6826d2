import type {AttributeField} from "./attributes.ts";
import {attributeCodec, flagField, numberField, textField} from "./attributes.ts";

/** Sort key of a cell: a number, or a text; undefined, as for NaN, comes last. */
const sortKey: AttributeField<number | string | undefined> = {
  encode: value => (typeof value === "number" && Number.isNaN(value) ? "" : value?.toString()),
  decode: written => {
    if (written === undefined || written === "") return {value: undefined};
    const value = Number(written);
    return {value: Number.isNaN(value) ? written : value};
  },
};

/** Attributes of a header cell that a script may sort a table by. */
export const SORT_HEAD = attributeCodec<{
  /** Position of the column's cells, from 0. */
  readonly column: number;
  /** Sorted as text; as numbers otherwise. */
  readonly text: boolean;
}>({column: numberField, text: flagField});

/** Attributes of a header cell in the list of benchmarks. */
export const BENCHMARK_HEAD = attributeCodec<{
  /** Name of the column in the address. */
  readonly column: string;
}>({column: textField});

/** Attributes of a cell that is not sorted by its text. */
export const SORT_CELL = attributeCodec<{readonly sort?: number | string | undefined}>({sort: sortKey});

/** Attributes of a row that can be sorted by the size of its change. */
export const MOVED_ROW = attributeCodec<{
  /** Absolute logarithm of the ratio. */
  readonly moved?: number | string | undefined;
}>({moved: sortKey});

/** Attributes of the row above the benchmarks of a package. */
export const GROUP_ROW = attributeCodec<{
  /** Its package, or `No package`. */
  readonly group: string;
}>({group: textField});

/** Attributes of a row in the list of benchmarks. */
export const BENCHMARK_ROW = attributeCodec<{
  /** `changed`, `unconfirmed` or `no change shown`. */
  readonly state: string;
  /** Names of its units with blanks between them. */
  readonly units: string;
}>({state: textField, units: textField});
