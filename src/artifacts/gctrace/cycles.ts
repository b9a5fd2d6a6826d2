/** The whole numbers of a collection, each a column; durations in µs and sizes in MiB are all that the runtime prints. */
const COLUMNS = [
  "number",
  "cpuPercent",
  "sweepTermination",
  "mark",
  "markTermination",
  "assist",
  "background",
  "idle",
  "start",
  "live",
  "goal",
  "procs",
  "forced",
] as const;

type Column = (typeof COLUMNS)[number];

/**
 * Collections of a process in the order of the log, a column a number. `number` counts from the process's start;
 * `cpuPercent` is the collector's share of the CPU since then; `sweepTermination` and `markTermination` are the stops
 * of the world and `mark` the time between, in µs of wall-clock time; `assist` (by goroutines that allocate),
 * `background` and `idle` are µs of CPU; `start`, `live` and `goal` are MiB of heap, rounded down; `forced` is 1 for
 * runtime.GC().
 */
export interface Cycles extends Readonly<Record<Column, Uint32Array>> {
  readonly length: number;
  /** Seconds since the process started. */
  readonly at: Float64Array;
}

/** Collects the collections of a process. */
export interface CycleBuilder {
  readonly length: number;
  /** Whether a line can be the next of the same process: numbers and times only grow. */
  continues(match: RegExpExecArray): boolean;
  add(match: RegExpExecArray): void;
  /** Forgets all of them, for those of another process. */
  clear(): void;
  cycles(): Cycles;
}

const NUMBER = "([\\d.]+)";
const CLOCK = `${NUMBER}\\+${NUMBER}\\+${NUMBER} ms clock, `;
const CPU = `${NUMBER}\\+${NUMBER}/${NUMBER}/${NUMBER}\\+${NUMBER} ms cpu, `;
const HEAP = "(\\d+)->(\\d+)->(\\d+) MB, (\\d+) MB goal, ";

/**
 * A line of GODEBUG=gctrace=1 from Go 1.10 on (runtime/extern.go): stacks and globals since 1.18, the note on leaked
 * goroutines since 1.26. Text before it, such as a prompt or a torn line of another tool, is ignored.
 */
const LINE = new RegExp(
  `\\bgc (\\d+) @${NUMBER}s (\\d+)%(?: \\(checking for goroutine leaks\\))?: ${CLOCK}${CPU}${HEAP}` +
    "(?:\\d+ MB stacks, \\d+ MB globals, )?(\\d+) P(?!\\S)( \\(forced\\))?",
);

/** The fields of a collection's line as text, in the order of the line; undefined for any other line. */
export function matchCycle(line: string): RegExpExecArray | null {
  return LINE.exec(line);
}

/** True for the rest of a collection's torn line. */
export function isTorn(line: string): boolean {
  return /\bgc \d+ @\d|ms clock, \d|\d ms cpu, |\d->\d+->\d+ MB/.test(line);
}

/** The group of the expression for each column, and its factor. */
const SOURCES: Readonly<Record<Exclude<Column, "forced">, readonly [group: number, factor: number]>> = {
  number: [1, 1],
  cpuPercent: [3, 1],
  sweepTermination: [4, 1000],
  mark: [5, 1000],
  markTermination: [6, 1000],
  assist: [8, 1000],
  background: [9, 1000],
  idle: [10, 1000],
  start: [12, 1],
  live: [14, 1],
  goal: [15, 1],
  procs: [16, 1],
};
const SOURCE_LIST = Object.entries(SOURCES);

/** True if every number of a matched line is well-formed: a torn `0.1.2` is not. */
export function isWholeCycle(match: RegExpExecArray): boolean {
  for (let group = 1; group <= 16; group++) if (Number.isNaN(Number(match[group]))) return false;
  return true;
}

/** Makes an empty list of collections. */
export function cycleBuilder(): CycleBuilder {
  let length = 0;
  let capacity = 64;
  let at = new Float64Array(capacity);
  const columns = COLUMNS.map(() => new Uint32Array(capacity));
  const column = (name: string): Uint32Array => columns[COLUMNS.indexOf(name as Column)] ?? new Uint32Array();
  const grow = (): void => {
    capacity = Math.ceil(capacity * 1.5);
    at = enlarged(at, new Float64Array(capacity));
    for (const [index, old] of columns.entries()) columns[index] = enlarged(old, new Uint32Array(capacity));
  };
  return {
    get length() {
      return length;
    },
    continues: match =>
      length === 0 ||
      (Number(match[1]) > (column("number")[length - 1] ?? 0) && Number(match[2]) >= (at[length - 1] ?? 0)),
    add(match) {
      if (length === capacity) grow();
      at[length] = Number(match[2]);
      for (const [name, [group, factor]] of SOURCE_LIST)
        column(name)[length] = Math.round(Number(match[group]) * factor);
      column("forced")[length] = match[17] ? 1 : 0;
      length++;
    },
    clear() {
      length = 0;
    },
    cycles: () => {
      const named = COLUMNS.map(name => [name, column(name).subarray(0, length)] as const);
      return {
        length,
        at: at.subarray(0, length),
        ...(Object.fromEntries(named) as Record<Column, Uint32Array>),
      };
    },
  };
}

function enlarged<Numbers extends Float64Array | Uint32Array>(old: Numbers, larger: Numbers): Numbers {
  larger.set(old);
  return larger;
}
