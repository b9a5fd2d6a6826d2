import {formatFixed} from "../../units/go-number.ts";
import {percentage, scale, scaledLabel} from "../../units/pprof-scale.ts";

/** How two profiles are held against each other. */
export const DIFF_MODES = ["absolute", "per-op", "share"] as const;
export type DiffMode = (typeof DIFF_MODES)[number];

/** Operations of a benchmark that the samples of both sides cover. */
export interface Operations {
  readonly base: number;
  readonly head: number;
  /** Benchmark of the operations: "BenchmarkParse". */
  readonly of: string;
  /** How many sub-benchmarks an operation is the geometric mean of; 1 without sub-benchmarks. */
  readonly parts: number;
}

/** A side of a comparison. */
export interface DiffSide {
  /** Sum of all its values. */
  readonly total: number;
  /** How long was recorded; 0 when unknown. */
  readonly durationNanos: number;
  /** Mean number of events per sample; 0 where every event was counted. */
  readonly sampleValue: number;
}

/** Two sides of a sample type. */
export interface DiffSides {
  readonly base: DiffSide;
  readonly head: DiffSide;
  readonly sampleType: string;
  readonly unit: string;
  readonly operations: Operations | undefined;
  /** Whether both sides ran benchmarks: for a fixed time, not for a fixed amount of work. */
  readonly isBenchmark: boolean;
}

/** Two sides of a sample type with its texts, for a page that does not have the profiles. */
export interface ToldSides extends DiffSides {
  /** Modes of comparison with their explanations, the usual mode first. */
  readonly modes: readonly {readonly mode: DiffMode; readonly sentence: string}[];
  /** The mode that tells faster from slower; undefined if only shares compare. */
  readonly judged?: DiffMode | undefined;
}

/** Values of both sides made comparable. */
export interface DiffScale {
  readonly mode: DiffMode;
  /** Factors of values of the base and of the head. */
  readonly base: number;
  readonly head: number;
  /** Formats a comparable value, not negative. */
  format(value: number): string;
  /** The same in the unit that fits this value, for one that is not among others. */
  formatAlone(value: number): string;
  /** Formats a difference with its sign. */
  formatChange(value: number): string;
  /** The same without the common suffix of a column: `/op`, and ` points` of a change. */
  cell(value: number): string;
  cellChange(value: number): string;
  /** The head of a column of changes, with the suffix that its cells lack. */
  readonly changeHead: string;
}

/** Makes the values of two sides comparable. */
export function diffScale(mode: DiffMode, {base, head, unit, operations}: DiffSides): DiffScale {
  if (mode === "share") {
    const cell = (value: number): string => percentage(value, 1).trim();
    const cellChange = (value: number): string => `${sign(value)}${formatFixed(Math.abs(value) * 100, 2)}`;
    const factor = ({total}: DiffSide): number => (total === 0 ? 0 : 1 / total);
    return {
      mode,
      base: factor(base),
      head: factor(head),
      format: cell,
      formatAlone: cell,
      formatChange: value => `${cellChange(value)} points`,
      cell,
      cellChange,
      changeHead: "points",
    };
  }
  const perOp = mode === "per-op" ? operations : undefined;
  const factors = {base: perOp ? 1 / perOp.base : 1, head: perOp ? 1 / perOp.head : 1};
  const largest = Math.max(base.total * factors.base, head.total * factors.head);
  // Values per operation are below each other: easier to compare in a single unit.
  const to = perOp ? scale(largest, unit, "auto").unit || "auto" : "auto";
  const suffix = perOp ? "/op" : "";
  const cell = (value: number): string => scaledLabel(value, unit, to);
  const cellChange = (value: number): string => sign(value) + cell(Math.abs(value));
  return {
    mode,
    ...factors,
    format: value => cell(value) + suffix,
    formatAlone: value => scaledLabel(value, unit, "auto") + suffix,
    formatChange: value => cellChange(value) + suffix,
    cell,
    cellChange,
    changeHead: "change",
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
export function noiseFloor({base, head}: Omit<DiffSides, "operations">, scale: DiffScale): number {
  const samples = NOISE_SAMPLES * Math.max(base.sampleValue * scale.base, head.sampleValue * scale.head);
  return Math.max(samples, NOISE_SHARE * Math.max(base.total * scale.base, head.total * scale.head));
}
