import {BUDGETS} from "../../budgets.ts";
import {demangle} from "../../stacks/demangle/demangle.ts";
import type {Float64Column, Uint32Column} from "../profile/columns.ts";
import {float64Column, pushFloat64, pushUint32, uint32Column} from "../profile/columns.ts";
import {pairIndex} from "../profile/pair-index.ts";
import type {StringBuilder} from "../profile/string-table.ts";

/** A function at a place; absent numbers are unknown. */
export interface Frame {
  readonly name: string;
  readonly file?: string;
  /** 1-based line that was running. */
  readonly line?: number;
  readonly column?: number;
  /** 1-based line where the function begins. */
  readonly startLine?: number;
}

/** A text or a number that distinguishes samples of the same stack. */
export type Label =
  | {readonly key: string; readonly text: string}
  | {readonly key: string; readonly number: number; readonly unit: string};

/** The stack without frames, which all others begin with. */
export const NO_STACK = -1;
/** The labels of a sample without labels. */
export const NO_LABELS = 0;

/** Returns the number of a key; `make` returns a new number. */
export function numbered<Key>(numbers: Map<Key, number>, key: Key, make: () => number): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const number = make();
  numbers.set(key, number);
  return number;
}

/** Functions by number. */
export interface FunctionTable {
  readonly names: Uint32Column;
  readonly files: Uint32Column;
  readonly startLines: Float64Column;
  add(frame: Frame): number;
}

/** Makes an empty table whose names are numbers of `strings`. */
export function functionTable(strings: StringBuilder): FunctionTable {
  const names = uint32Column(64);
  const files = uint32Column(64);
  const startLines = float64Column(64);
  const pairs = pairIndex();
  const numbers = pairIndex();
  return {
    names,
    files,
    startLines,
    add({name, file = "", startLine = 0}) {
      const nameNumber = strings.add(demangle(name));
      const fileNumber = strings.add(file);
      const start = lineNumber(startLine);
      const number = numbers.add(pairs.add(nameNumber, fileNumber), start);
      if (number === names.length) {
        pushUint32(names, nameNumber);
        pushUint32(files, fileNumber);
        pushFloat64(startLines, start);
      }
      return number;
    },
  };
}

/** Lines and columns are small and whole; anything else is unknown. */
function lineNumber(value: number): number {
  return Number.isInteger(value) && value > 0 && value < 2 ** 31 ? value : 0;
}

/** Locations by number, as columns of the model. */
export interface LocationTable {
  readonly addresses: bigint[];
  readonly mappings: number[];
  readonly lineEnds: Uint32Column;
  readonly lineFunctions: Uint32Column;
  readonly lineNumbers: Float64Column;
  readonly lineColumns: Float64Column;
  add(frames: readonly Frame[], address?: bigint, mapping?: number): number;
}

/** Makes an empty table of places in `functions`. */
export function locationTable(functions: FunctionTable): LocationTable {
  const numbers = new Map<string, number>();
  const table = {
    addresses: [] as bigint[],
    mappings: [] as number[],
    lineEnds: uint32Column(64),
    lineFunctions: uint32Column(64),
    lineNumbers: float64Column(64),
    lineColumns: float64Column(64),
  };
  return {
    ...table,
    add(frames, address = 0n, mapping = -1) {
      const lines = frames.map(frame => ({
        fn: functions.add(frame),
        line: lineNumber(frame.line ?? 0),
        column: lineNumber(frame.column ?? 0),
      }));
      const key = `${address} ${mapping} ${lines.map(({fn, line, column}) => `${fn}:${line}:${column}`).join(" ")}`;
      return numbered(numbers, key, () => {
        for (const {fn, line, column} of lines) {
          pushUint32(table.lineFunctions, fn);
          pushFloat64(table.lineNumbers, line);
          pushFloat64(table.lineColumns, column);
        }
        pushUint32(table.lineEnds, table.lineFunctions.length);
        table.mappings.push(mapping);
        return table.addresses.push(address) - 1;
      });
    },
  };
}

/** Stacks by number, each a caller and a location. */
export interface StackTable {
  /** Number of the caller's stack; NO_STACK at a root. */
  readonly callers: Uint32Column;
  readonly locations: Uint32Column;
  readonly depths: Uint32Column;
  /** How many frames were left out of stacks that are too deep. */
  readonly cut: () => number;
  add(caller: number, location: number): number;
}

/** Makes an empty table. */
export function stackTable(): StackTable {
  const callers = uint32Column(256);
  const locations = uint32Column(256);
  const depths = uint32Column(256);
  const pairs = pairIndex();
  let cut = 0;
  return {
    callers,
    locations,
    depths,
    cut: () => cut,
    add(caller, location) {
      const depth = caller < 0 ? 1 : (depths.data[caller] as number) + 1;
      if (depth > BUDGETS.profileDepth) {
        cut++;
        return caller;
      }
      const number = pairs.add(caller + 1, location);
      if (number === callers.length) {
        pushUint32(callers, caller + 1);
        pushUint32(locations, location);
        pushUint32(depths, depth);
      }
      return number;
    },
  };
}

/** Sets of labels by number; 0 is the empty set. */
export interface LabelTable {
  readonly sets: readonly (readonly Label[])[];
  /** Number of labels in all sets. */
  readonly count: () => number;
  add(labels: readonly Label[]): number;
}

/** Makes an empty table. */
export function labelTable(strings: StringBuilder): LabelTable {
  const sets: (readonly Label[])[] = [[]];
  const numbers = new Map<string, number>([["", NO_LABELS]]);
  let count = 0;
  return {
    sets,
    count: () => count,
    add(labels) {
      const key = labels
        .map(label =>
          "text" in label
            ? `${strings.add(label.key)} ${strings.add(label.text)}`
            : `${strings.add(label.key)} ${label.number} ${strings.add(label.unit)}`,
        )
        .join(",");
      return numbered(numbers, key, () => {
        count += labels.length;
        return sets.push(labels) - 1;
      });
    },
  };
}

/** Samples by number; each stack and label set has a single sample. */
export interface SampleTable {
  readonly stacks: Uint32Column;
  readonly labels: Uint32Column;
  /** A column for each sample type; shorter columns are 0 at their end. */
  readonly values: Float64Column[];
  find(stack: number, labels?: number): number;
  /** Makes a sample of its own, even if another has the same stack and labels. */
  append(stack: number, labels?: number): number;
  add(sample: number, type: number, value: number): void;
}

/** Makes an empty table. */
export function sampleTable(): SampleTable {
  const stacks = uint32Column(256);
  const labelSets = uint32Column(256);
  const values: Float64Column[] = [];
  const pairs = pairIndex();
  const append = (stack: number, labels = NO_LABELS): number => {
    pushUint32(stacks, stack + 1);
    pushUint32(labelSets, labels);
    return stacks.length - 1;
  };
  return {
    stacks,
    labels: labelSets,
    values,
    append,
    find(stack, labels = NO_LABELS) {
      const number = pairs.add(stack + 1, labels);
      if (number === stacks.length) append(stack, labels);
      return number;
    },
    add(sample, type, value) {
      while (values.length <= type) values.push(float64Column(256));
      const column = values[type] as Float64Column;
      while (column.length <= sample) pushFloat64(column, 0);
      column.data[sample] = (column.data[sample] as number) + value;
    },
  };
}
