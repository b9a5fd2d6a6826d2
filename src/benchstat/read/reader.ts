import {formatShortest} from "../../units/go-number.ts";
import type {ByteNames} from "./byte-names.ts";
import {byteNames, decodeRange} from "./byte-names.ts";
import type {Collector, CollectorOptions} from "./collector.ts";
import {collector} from "./collector.ts";
import {configLine, isLogMessage, setConfig} from "./config-line.ts";
import {isDecimalDigit, readMeasurement} from "./decimal.ts";
import {checkGoInteger} from "./go-syntax.ts";
import type {LineBuffer} from "./line-buffer.ts";
import {fieldEnd, lineBuffer, nextField} from "./line-buffer.ts";
import type {BadLine, BenchmarkResults, ConfigEntry, ConfigLine, LeftOutValues} from "./results.ts";
import {readSameForm} from "./same-form.ts";
import {readUnitLine} from "./unit-line.ts";
import type {UnitTable} from "./unit-table.ts";
import {unitTable} from "./unit-table.ts";

/** How strictly the tool is followed. */
export interface ReaderOptions extends CollectorOptions {
  /** Reading a file ends at a line of this many bytes. */
  readonly maxLineBytes: number;
  /** Keeps NaN and infinite measurements, which cannot be drawn; otherwise such a value is left out of its line. */
  readonly keepsNonFinite: boolean;
  /** Takes every `key: value` line as configuration; otherwise not those known to be log messages. */
  readonly takesLogLines: boolean;
  /** Maximum bad lines that are kept; all are counted. */
  readonly mostErrors: number;
}

/** Reads files in turn into the same results. */
export interface BenchmarkReader {
  /**
   * Reads a file; `label` is its `.file`, `path` its name in messages. Its bytes may come in parts, each but the last
   * ending in a line end; a part is not kept, so that its memory may be used again for the next. Returns the number of
   * lines before a line that is too long; undefined if all were read.
   */
  read(label: string, path: string, parts: Iterable<Uint8Array>): number | undefined;
  results(): BenchmarkResults;
}

/** Reads text as the journal wants it: every value tidied and finite, lines of any length. */
export const LENIENT: ReaderOptions = {
  tidyAlways: true,
  maxLineBytes: Number.POSITIVE_INFINITY,
  keepsNonFinite: false,
  takesLogLines: false,
  mostErrors: 20,
};

/** Reads text as benchstat does, down to its limits. */
export const COMPATIBLE: ReaderOptions = {
  tidyAlways: false,
  maxLineBytes: 65_536,
  keepsNonFinite: true,
  takesLogLines: true,
  mostErrors: Number.POSITIVE_INFINITY,
};

/** State shared by all files of a reader. */
interface ReaderState {
  readonly target: Collector;
  readonly names: ByteNames;
  readonly units: UnitTable;
  readonly metadata: Map<string, Map<string, string>>;
  readonly errors: BadLine[];
  /** Of all files. */
  readonly counts: {errors: number};
  /** By file and unit. */
  readonly leftOut: Map<string, {-readonly [Field in keyof LeftOutValues]: LeftOutValues[Field]}>;
  readonly configLines: ConfigLine[];
  /** Paths and keys of those lines. */
  readonly configKeys: Set<string>;
  readonly options: ReaderOptions;
  readonly line: LineBuffer;
}

/** State of reading a file. */
interface FileState extends ReaderState {
  readonly label: string;
  readonly path: string;
  /** The part being read. */
  bytes: Uint8Array;
  lineNumber: number;
  readonly config: ConfigEntry[];
  /** The first configuration line of each key since the last result, of keys that no result was found below. */
  readonly pending: Map<string, ConfigLine>;
  /** True when the configuration changed since the last result. */
  stale: boolean;
}

const NO_BYTES = new Uint8Array();
const LF = 10;
const CR = 13;
const BENCHMARK = new TextEncoder().encode("Benchmark");
/** Makes a reader of Go benchmark text: https://go.dev/design/14313-benchmark-format. */
export function benchmarkReader(options: ReaderOptions): BenchmarkReader {
  const state: ReaderState = {
    target: collector(options),
    names: byteNames(),
    units: unitTable(),
    metadata: new Map(),
    errors: [],
    counts: {errors: 0},
    leftOut: new Map(),
    configLines: [],
    configKeys: new Set(),
    options,
    line: lineBuffer(),
  };
  return {
    read(label, path, parts) {
      const file: FileState = {
        ...state,
        label,
        path,
        bytes: NO_BYTES,
        lineNumber: 0,
        config: [],
        pending: new Map(),
        stale: true,
      };
      for (const part of parts) {
        file.bytes = part;
        const tooLong = readLines(file, options.maxLineBytes);
        if (tooLong !== undefined) return tooLong;
      }
      return undefined;
    },
    results: () => ({
      ...state.target.results(),
      units: state.metadata,
      errors: state.errors,
      errorCount: state.counts.errors,
      leftOut: [...state.leftOut.values()],
      configLines: state.configLines,
    }),
  };
}

function readLines(state: FileState, maxLineBytes: number): number | undefined {
  const {bytes} = state;
  for (let start = 0; start < bytes.length; ) {
    const end = readRepeated(state, start, maxLineBytes);
    if (end >= 0) {
      start = bytes[end] === CR ? end + 2 : end + 1;
      continue;
    }
    const newline = bytes.indexOf(LF, start);
    const next = newline < 0 ? bytes.length : newline;
    if (next - start >= maxLineBytes) return state.lineNumber;
    state.lineNumber++;
    readLine(state, start, next > start && bytes[next - 1] === CR ? next - 1 : next);
    start = next + 1;
  }
  return undefined;
}

/**
 * Reads a line of the benchmark and form of the line before; returns its end, -1 of any other line. The lines of a benchmark
 * mostly follow each other.
 */
function readRepeated(state: FileState, start: number, maxLineBytes: number): number {
  const {bytes, names, line, target} = state;
  if (state.stale || state.pending.size > 0 || !startsWithBenchmark(bytes, start, bytes.length)) return -1;
  const nameEnd = names.repeated(bytes, start + BENCHMARK.length);
  if (nameEnd < 0) return -1;
  const end = readSameForm(line, bytes, nameEnd);
  if (end < 0 || end + 1 - start >= maxLineBytes) return -1;
  state.lineNumber++;
  addValues(target, line);
  return end;
}

function readLine(state: FileState, start: number, end: number): void {
  const {bytes} = state;
  const first = bytes[start] ?? 0;
  if (first === 0x42) {
    if (startsWithBenchmark(bytes, start, end)) readBenchmarkLine(state, start, end);
  } else if (first === 0x55) {
    readUnits(state, start, end);
  } else if ((first >= 0x61 && first <= 0x7a) || first >= 0x80) {
    readConfigLine(state, start, end);
  }
}

function startsWithBenchmark(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < BENCHMARK.length) return false;
  for (let i = 0; i < BENCHMARK.length; i++) if (bytes[start + i] !== BENCHMARK[i]) return false;
  return true;
}

/** Characters of a unit line that cost as much as a key. */
const UNIT_CHARACTERS = 8;

function readUnits(state: FileState, start: number, end: number): void {
  const text = decodeRange(state.bytes, start, end);
  if (text.startsWith("Unit")) state.options.spend?.("configKeys", Math.ceil(text.length / UNIT_CHARACTERS));
  const messages = readUnitLine(text, state.metadata);
  for (const message of messages) complain(state, message);
}

function complain({errors, counts, options, path, lineNumber}: FileState, message: string): void {
  counts.errors++;
  if (errors.length < options.mostErrors) errors.push({file: path, line: lineNumber, message});
}

function readConfigLine(state: FileState, start: number, end: number): void {
  const entry = configLine(decodeRange(state.bytes, start, end));
  if (!entry) return;
  keepLine(state, entry);
  if (!state.options.takesLogLines && isLogMessage(entry)) return;
  state.options.spend?.("configKeys", state.config.length);
  setConfig(state.config, entry);
  state.stale = true;
}

/** Keys of a configuration that cost as much as a line that is kept until the end. */
const KEPT_LINE = 20;

/** Notes the first line of a key; it counts once a result follows. */
function keepLine({pending, configKeys, path, lineNumber, options}: FileState, entry: ConfigEntry): void {
  if (pending.has(entry.key) || configKeys.has(`${path}\0${entry.key}`)) return;
  options.spend?.("configKeys", KEPT_LINE);
  pending.set(entry.key, {...entry, file: path, line: lineNumber});
}

/** Lists the configuration lines that a result was found below, the first of each key. */
function keepPending({pending, configLines, configKeys, path}: FileState): void {
  for (const line of pending.values()) {
    configLines.push(line);
    configKeys.add(`${path}\0${line.key}`);
  }
  pending.clear();
}

/** Characters of a configuration that cost as much as a key. */
const KEY_CHARACTERS = 64;

/** Counts the keys of a configuration, of which every copy holds all characters. */
function configSize(config: readonly ConfigEntry[]): number {
  const characters = config.reduce((sum, {key, value}) => sum + key.length + value.length, 0);
  return config.length + Math.floor(characters / KEY_CHARACTERS);
}

function readBenchmarkLine(state: FileState, start: number, end: number): void {
  const {bytes, target, names, line} = state;
  const nameStart = start + BENCHMARK.length;
  const nameEnd = fieldEnd(bytes, nameStart, end);
  // `go test -v` prints the name alone when a benchmark starts.
  if (nameEnd === end) return;
  const message = readSameForm(line, bytes, nameEnd) < 0 ? readPairs(state, nameEnd, end) : undefined;
  if (message) {
    complain(state, message);
    return;
  }
  if (state.pending.size > 0) keepPending(state);
  if (line.count === 0) return;
  if (state.stale) {
    state.options.spend?.("configKeys", configSize(state.config));
    target.enter(state.label, [...state.config]);
    state.stale = false;
  }
  target.benchmark(names.intern(bytes, nameStart, nameEnd), names.text);
  addValues(target, line);
}

function addValues(target: Collector, {count, values, units}: LineBuffer): void {
  for (let i = 0; i < count; i++) {
    const unit = units[i];
    if (unit) target.add(values[i] as number, unit, i);
  }
}

/** Reads the rest of a line behind the name into the line buffer; returns its fault. */
function readPairs(state: FileState, from: number, end: number): string | undefined {
  const {bytes, units, line} = state;
  line.count = 0;
  let pairs = 0;
  if (!nextField(line, bytes, from, end)) return "missing iteration count";
  const wrongCount = checkIterations(bytes, line.start, line.end);
  if (wrongCount) return `parsing iteration count: ${wrongCount}`;
  while (nextField(line, bytes, line.end, end)) {
    const value = readMeasurement(bytes, line.start, line.end);
    if (typeof value === "string") return `parsing measurement: ${value}`;
    if (!nextField(line, bytes, line.end, end)) return "missing units";
    line.values[line.count] = value;
    readUnit(line, bytes, units);
    pairs++;
    if (Number.isFinite(value) || state.options.keepsNonFinite) line.count++;
    else leaveOut(state, value, decodeRange(bytes, line.start, line.end));
  }
  return pairs === 0 ? "missing measurements" : undefined;
}

function leaveOut({leftOut, options, path, lineNumber}: FileState, value: number, unit: string): void {
  const key = JSON.stringify([path, unit]);
  const known = leftOut.get(key);
  if (!known) options.spend?.("series", 1);
  if (known) known.count++;
  else leftOut.set(key, {file: path, line: lineNumber, unit, value: formatShortest(value), count: 1});
}

function checkIterations(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (end - start < 18) {
    let i = start;
    while (i < end && isDecimalDigit(bytes[i] ?? 0)) i++;
    if (i === end) return undefined;
  }
  return checkGoInteger(decodeRange(bytes, start, end));
}

/** Keeps the unit that an earlier line had at this position, where it is the same. */
function readUnit(line: LineBuffer, bytes: Uint8Array, units: UnitTable): void {
  const before = line.units[line.count];
  if (before && sameBytes(before.bytes, bytes, line.start, line.end)) return;
  line.units[line.count] = units.written(decodeRange(bytes, line.start, line.end));
}

function sameBytes(expected: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (expected.length !== end - start) return false;
  for (let i = 0; i < expected.length; i++) if (expected[i] !== bytes[start + i]) return false;
  return true;
}
