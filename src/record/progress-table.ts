import {formatRange, formatRatio} from "../benchstat/compare/wording.ts";
import type {Measurement} from "../measurement.ts";
import {compareSamples, isSignificant} from "../stats/samples/comparison.ts";
import type {Summary} from "../stats/samples/summary.ts";
import {summarize} from "../stats/samples/summary.ts";
import {formatQuantity} from "../units/quantity.ts";
import type {BothSides} from "./side.ts";

/** Significance level, and confidence of intervals, as benchstat takes them. */
export interface Levels {
  readonly alpha: number;
  readonly confidence: number;
}

/** A row of the table that is shown while rounds are measured. */
interface Row {
  readonly cells: readonly string[];
  readonly moved: boolean;
}

const HEAD = ["benchmark", "base", "head", "delta"];
/** Rows that fit beside other work on a terminal. */
const SHOWN = 12;
/** Characters of a name that are shown. */
const NAME_WIDTH = 28;

/**
 * Draws the moves so far: a line a benchmark and unit with medians, intervals and delta; the rest is counted.
 * Numbers have benchstat's digits.
 */
export function progressTable(measurements: BothSides<readonly Measurement[]>, levels: Levels): string[] {
  const heads = new Map(measurements.head.map(one => [key(one), one]));
  const rows = measurements.base.flatMap(base => {
    const head = heads.get(key(base));
    return head ? [comparedRow(base, head, levels)] : [];
  });
  const moved = rows.filter(row => row.moved);
  const shown = moved.slice(0, SHOWN);
  const rest = rows.length - moved.length;
  const more = moved.length - shown.length;
  return [
    ...(shown.length > 0 ? aligned([HEAD, ...shown.map(({cells}) => cells)]) : []),
    [more > 0 ? `${more} more moved` : "", `${rest} of ${rows.length} not moved`].filter(Boolean).join(", "),
  ];
}

function comparedRow(base: Measurement, head: Measurement, {alpha, confidence}: Levels): Row {
  const [a, b] = [ascending(base.samples), ascending(head.samples)];
  const [from, to] = [summarize(a, "nothing", confidence), summarize(b, "nothing", confidence)];
  const moved = isSignificant(compareSamples(a, b, "nothing", alpha)) && from.center !== to.center;
  const name = base.name.length > NAME_WIDTH ? `${base.name.slice(0, NAME_WIDTH - 1)}…` : base.name;
  const delta = moved ? (from.center === 0 ? "?" : formatRatio(to.center / from.center)) : "~";
  return {cells: [name, shown(from, base.unit), shown(to, head.unit), delta], moved};
}

function shown(summary: Summary, unit: string): string {
  return `${formatQuantity(summary.center, unit)} ±${formatRange(summary)}`;
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = HEAD.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function ascending(samples: readonly number[]): Float64Array {
  return Float64Array.from(samples).sort();
}

function key({group, name, unit}: Measurement): string {
  return [group, name, unit].join("\n");
}
