import {BUDGETS} from "../../budgets.ts";
import {eachTextLine} from "../../input/text-parts.ts";
import {goLabels} from "../../stacks/go-labels.ts";
import {ANYWHERE} from "./legacy/memory-ranges.ts";
import type {ProblemLog} from "./problem-log.ts";
import type {ProfileBuilder} from "./profile-builder.ts";
import type {Frame, Label} from "./profile-tables.ts";
import {NO_LABELS, NO_STACK} from "./profile-tables.ts";
import {address, wholeNumber} from "./text-lines.ts";

/** A row of a text profile of Go's runtime, with the symbols and labels below it. */
export interface GoRow {
  readonly line: number;
  /** Text before the `@`. */
  readonly numbers: string;
  /** Return addresses, the leaf first. */
  readonly addresses: readonly bigint[];
  readonly symbols: GoSymbol[];
  readonly labels: Label[];
}

/** A `#` line: a function that runs at an address. Inlined calls have separate lines. */
interface GoSymbol {
  readonly address: bigint;
  /** Where the machine code of the function begins that the address lies in; undefined without a name. */
  readonly entry: bigint | undefined;
  readonly frame: Frame;
}

/** Handlers of the parts of a text profile. */
export interface GoRowVisitor {
  row(row: GoRow): void;
  /** A line that is neither a row nor its symbols; true when it was understood. */
  other(line: string, number: number): boolean;
}

/**
 * Reads the rows of a profile that Go wrote with `debug=1`, from below its header on: pprof.go of Go's source,
 * printCountProfile, writeHeapInternal and writeProfileInternal.
 */
export function readGoRows(text: string, log: ProblemLog, visitor: GoRowVisitor): void {
  let row: GoRow | undefined;
  const flush = (): void => {
    if (row) visitor.row(row);
    row = undefined;
  };
  let isHeader = true;
  eachTextLine(text, (line, number) => {
    if (line.trim() === "") return flush();
    if (isHeader) {
      isHeader = false;
      return;
    }
    if (row && line.startsWith("#")) return addSymbol(row, line, number, log);
    flush();
    row = rowOf(line, number);
    if (!row && !visitor.other(line, number))
      log.line(number, "line of a Go profile cannot be read, expected numbers and addresses around a @");
  });
  flush();
}

function rowOf(written: string, number: number): GoRow | undefined {
  const line = written.trimStart();
  const at = line.indexOf(" @");
  if (at < 0 || line.length > BUDGETS.profileLine || line.startsWith("#")) return undefined;
  const addresses: bigint[] = [];
  for (const word of line.slice(at + 2).split(" ")) {
    if (word === "") continue;
    const value = word.startsWith("0x") ? address(word) : undefined;
    if (value === undefined) return undefined;
    addresses.push(value);
  }
  return {line: number, numbers: line.slice(0, at), addresses, symbols: [], labels: []};
}

function addSymbol(row: GoRow, line: string, number: number, log: ProblemLog): void {
  if (line.startsWith("# labels: ")) {
    for (const label of goLabels(line.slice("# labels: ".length))) row.labels.push(label);
    return;
  }
  const [pc = "", name = "", place = ""] = line
    .slice(1)
    .trim()
    .split(/\t+| {2,}/);
  const value = address(pc);
  if (value === undefined || line.length > BUDGETS.profileLine) {
    log.line(number, "symbol of a Go profile cannot be read, expected an address, a function and its place");
    return;
  }
  const plus = name.lastIndexOf("+0x");
  const offset = plus < 0 ? undefined : address(name.slice(plus + 1));
  const colon = place.lastIndexOf(":");
  const runs = colon < 0 ? undefined : wholeNumber(place.slice(colon + 1));
  row.symbols.push({
    address: value,
    entry: offset === undefined ? undefined : value - offset,
    frame: {
      name: plus < 0 ? name : name.slice(0, plus),
      file: runs === undefined ? place : place.slice(0, colon),
      ...(runs !== undefined && {line: runs}),
    },
  });
}

/**
 * Numbers the sample of a row. Where Go wrote symbols the stack is that of the symbols, which leave out the
 * runtime's own frames at the leaf; else it is the addresses, each the return address minus 1, as pprof has
 * it.
 */
export function sampleOfRow(
  row: GoRow,
  builder: ProfileBuilder,
  labels: readonly Label[] = row.labels,
): number {
  const locations =
    row.symbols.length > 0 ? symbolLocations(row.symbols, builder) : addressLocations(row, builder);
  const stack = locations.reduceRight((caller, location) => builder.stack(caller, location), NO_STACK);
  return builder.sample(stack, labels.length === 0 ? NO_LABELS : builder.labels(labels));
}

function addressLocations({addresses}: GoRow, builder: ProfileBuilder): number[] {
  const mapping = builder.mapping("", ANYWHERE);
  return addresses.map(value => builder.location([], value === 0n ? 0n : value - 1n, mapping));
}

/** Puts inlined calls together with the function they were inlined into. */
function symbolLocations(symbols: readonly GoSymbol[], builder: ProfileBuilder): number[] {
  const locations: number[] = [];
  for (let start = 0; start < symbols.length; ) {
    const end = endOfFunction(symbols, start);
    const group = symbols.slice(start, end);
    const [{address: pc} = {address: 0n}] = group;
    const frames = group.map(({frame}) => frame).filter(({name}) => name !== "");
    // Go writes a lone 0x0 for a thread that it knows no stack of.
    if (frames.length > 0 || pc !== 0n) locations.push(builder.location(frames, pc));
    start = end;
  }
  return locations;
}

/**
 * Finds where the lines of a function's machine code end. Calls inlined into it share its entry; a function
 * that calls itself does so too, but each time with its own name last.
 */
function endOfFunction(symbols: readonly GoSymbol[], start: number): number {
  const entry = symbols[start]?.entry;
  if (entry === undefined) return start + 1;
  let end = start + 1;
  while (end < symbols.length && symbols[end]?.entry === entry) end++;
  const outermost = symbols[end - 1]?.frame.name;
  for (let i = start; i < end; i++) if (symbols[i]?.frame.name === outermost) return i + 1;
  return end;
}
