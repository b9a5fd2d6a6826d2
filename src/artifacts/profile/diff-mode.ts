import {formatFixed} from "../../units/go-number.ts";
import {scale, scaledLabel} from "../../units/pprof-scale.ts";
import {share} from "./quality.ts";

/** How two profiles are held against each other. */
export const DIFF_MODES = ["absolute", "per-op", "share"] as const;
export type DiffMode = (typeof DIFF_MODES)[number];

/** How many operations of a benchmark the samples of both sides stand for. */
export interface Operations {
  readonly base: number;
  readonly head: number;
  /** What the operations are of: "BenchmarkParse". */
  readonly of: string;
  /** How many sub-benchmarks an operation is the geometric mean of; 1 where there are none. */
  readonly parts: number;
}

/** One side of a comparison. */
export interface Side {
  /** Sum of all its values. */
  readonly total: number;
  /** How long was recorded; 0 when unknown. */
  readonly durationNanos: number;
  /** What one sample stands for on average; 0 where every event was counted. */
  readonly sampleValue: number;
}

/** Two sides of one sample type. */
export interface Sides {
  readonly base: Side;
  readonly head: Side;
  readonly sampleType: string;
  readonly unit: string;
  readonly operations: Operations | undefined;
  /** Whether both sides ran benchmarks: for a fixed time, not for a fixed amount of work. */
  readonly isBenchmark: boolean;
}

/** Values of both sides made comparable. */
export interface DiffScale {
  readonly mode: DiffMode;
  /** What values of the base and of the head are multiplied by. */
  readonly base: number;
  readonly head: number;
  /** Formats a comparable value, not negative. */
  format(value: number): string;
  /** Formats a difference with its sign. */
  formatChange(value: number): string;
  /** The same without what all cells of a column share: `/op`. */
  cell(value: number): string;
  cellChange(value: number): string;
}

/** What two sides share the name of but do not add up over time: comparing them as they are means something. */
const STATES = /^(?:inuse_|goroutine|threadcreate|objects$|space$)/;
/** Durations or totals that differ by more than this make absolute differences say little. */
const ALIKE = 1.1;

/** Says whether two amounts are within a tenth of each other. */
export function areAlike(a: number, b: number): boolean {
  return Math.max(a, b) <= Math.min(a, b) * ALIKE;
}

/**
 * Chooses how two sides are compared when nobody says: per operation where the operations are known, as they
 * are where both recorded alike long or show a state of the program, else by each side's shares.
 */
export function usualMode({base, head, sampleType, operations, isBenchmark}: Sides): DiffMode {
  if (STATES.test(sampleType)) return "absolute";
  if (operations) return "per-op";
  if (isBenchmark) return "share";
  const timed = base.durationNanos > 0 && head.durationNanos > 0;
  return timed && areAlike(base.durationNanos, head.durationNanos) && areAlike(base.total, head.total)
    ? "absolute"
    : "share";
}

/** Lists the modes in which two sides can be compared, the usual one first. */
export function possibleModes(sides: Sides): DiffMode[] {
  const usual = usualMode(sides);
  const others = DIFF_MODES.filter(mode => mode !== usual && (mode !== "per-op" || sides.operations));
  return [usual, ...others];
}

/** Makes the values of two sides comparable. */
export function diffScale(mode: DiffMode, {base, head, unit, operations}: Sides): DiffScale {
  if (mode === "share") {
    const cell = (value: number): string => share(value, 1);
    const cellChange = (value: number): string =>
      `${sign(value)}${formatFixed(Math.abs(value) * 100, 2)} points`;
    const factor = ({total}: Side): number => (total === 0 ? 0 : 1 / total);
    return {
      mode,
      base: factor(base),
      head: factor(head),
      format: cell,
      formatChange: cellChange,
      cell,
      cellChange,
    };
  }
  const perOp = mode === "per-op" ? operations : undefined;
  const factors = {base: perOp ? 1 / perOp.base : 1, head: perOp ? 1 / perOp.head : 1};
  const largest = Math.max(base.total * factors.base, head.total * factors.head);
  // Values of one operation stand below each other: they are easier to compare in one unit.
  const to = perOp ? scale(largest, unit, "auto").unit || "auto" : "auto";
  const suffix = perOp ? "/op" : "";
  const cell = (value: number): string => scaledLabel(value, unit, to);
  const cellChange = (value: number): string => sign(value) + cell(Math.abs(value));
  return {
    mode,
    ...factors,
    format: value => cell(value) + suffix,
    formatChange: value => cellChange(value) + suffix,
    cell,
    cellChange,
  };
}

function sign(value: number): string {
  return value > 0 ? "+" : value < 0 ? "-" : "";
}

/** So many samples more or less are chance, whatever the share. */
const NOISE_SAMPLES = 3;
/** Changes below this share of the whole are never shown as such. */
const NOISE_SHARE = 0.001;

/** Returns the least change that counts, comparable: three samples or a thousandth of the larger side. */
export function noiseFloor({base, head}: Omit<Sides, "operations">, scale: DiffScale): number {
  const samples = NOISE_SAMPLES * Math.max(base.sampleValue * scale.base, head.sampleValue * scale.head);
  return Math.max(samples, NOISE_SHARE * Math.max(base.total * scale.base, head.total * scale.head));
}

/** Says what a mode compares and why it was chosen. */
export function modeSentence(mode: DiffMode, sides: Sides, isChosen: boolean): string {
  const {base, head, unit, operations, sampleType} = sides;
  const totals = `${scaledLabel(base.total, unit, "auto")} in the base, ${scaledLabel(head.total, unit, "auto")} in the head`;
  if (mode === "per-op" && operations) return operationsSentence(operations);
  if (mode === "share") return `Shares of each side's own total (${totals})${isChosen ? reason(sides) : ""}.`;
  const why =
    isChosen && STATES.test(sampleType) ? ", a state of the program that does not grow with the run" : "";
  return `Values as recorded (${totals})${why}.`;
}

function reason({base, head, isBenchmark}: Sides): string {
  if (isBenchmark) return ", since benchmarks run for a fixed time and not for a fixed amount of work";
  const text = (nanos: number): string => scaledLabel(nanos, "nanoseconds", "auto");
  if (base.durationNanos > 0 && head.durationNanos > 0 && !areAlike(base.durationNanos, head.durationNanos))
    return `, since the base ran for ${text(base.durationNanos)} and the head for ${text(head.durationNanos)}`;
  return ", since values as recorded grow with how much was run";
}

/** Says what values per operation are, and what they are not. */
export function operationsSentence({of, parts}: Operations): string {
  const mean =
    parts > 1
      ? ` (the geometric mean of its ${parts} sub-benchmarks, which the profile does not tell apart)`
      : "";
  return `Per operation of ${of}: each side is scaled so that the benchmark's own stacks add up to what the text beside it measured for one operation${mean}.`;
}
