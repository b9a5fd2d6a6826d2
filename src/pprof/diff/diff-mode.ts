import {scaledLabel} from "../../units/pprof-scale.ts";
import type {DiffMode, DiffSides, Operations} from "./diff-scale.ts";
import {DIFF_MODES} from "./diff-scale.ts";

/** Sample types that do not add up over time, so that two sides compare as they are. */
const STATES = /^(?:inuse_|goroutine|threadcreate|objects$|space$)/;
/** Largest ratio of durations or totals at which absolute differences are meaningful. */
const ALIKE = 1.1;

/** True if two amounts are within a tenth of each other. */
export function areAlike(a: number, b: number): boolean {
  return Math.max(a, b) <= Math.min(a, b) * ALIKE;
}

/**
 * Chooses how two sides are compared by default: per operation where the operations are known, as they
 * are where both recorded alike long or show a state of the program, else by each side's shares.
 */
export function usualMode({base, head, sampleType, operations, isBenchmark}: DiffSides): DiffMode {
  if (STATES.test(sampleType)) return "absolute";
  if (operations) return "per-op";
  if (isBenchmark) return "share";
  const timed = base.durationNanos > 0 && head.durationNanos > 0;
  return timed && areAlike(base.durationNanos, head.durationNanos) && areAlike(base.total, head.total)
    ? "absolute"
    : "share";
}

/**
 * Chooses the comparison that tells faster from slower: per operation, or as recorded where both sides are a state of the
 * program or ran equally long. Undefined if only shares compare: a part's share grows too when the other parts get cheaper.
 */
export function judgedMode({
  base,
  head,
  sampleType,
  operations,
  isBenchmark,
}: DiffSides): DiffMode | undefined {
  if (STATES.test(sampleType)) return "absolute";
  if (operations) return "per-op";
  const isTimed = base.durationNanos > 0 && head.durationNanos > 0;
  return !isBenchmark && isTimed && areAlike(base.durationNanos, head.durationNanos) ? "absolute" : undefined;
}

/** Lists the modes in which two sides can be compared, the default first. */
export function possibleModes(sides: DiffSides): DiffMode[] {
  const usual = usualMode(sides);
  const others = DIFF_MODES.filter(mode => mode !== usual && (mode !== "per-op" || sides.operations));
  return [usual, ...others];
}

/** Explains a mode and why it was chosen. */
export function modeSentence(mode: DiffMode, sides: DiffSides, isChosen: boolean): string {
  const {base, head, unit, operations, sampleType} = sides;
  const totals = `${scaledLabel(base.total, unit, "auto")} in the base, ${scaledLabel(head.total, unit, "auto")} in the head`;
  if (mode === "per-op" && operations) return operationsSentence(operations);
  if (mode === "share")
    return `Shares of each side's own total (${totals})${isChosen ? reason(sides) : ""}. ${SHARE_COLOURS[judgedMode(sides) ?? "share"]}`;
  const why =
    isChosen && STATES.test(sampleType) ? ", a state of the program that does not grow with the run" : "";
  return `Values as recorded (${totals})${why}.`;
}

/** Explains the colours of a comparison in shares by what they are judged by. */
const SHARE_COLOURS: Readonly<Record<DiffMode, string>> = {
  absolute: "Colours are by the values as recorded.",
  "per-op": "Colours are by the change per operation.",
  share:
    "Without colour: a larger share is not a higher cost, and the amount of work of each side is unknown.",
};

function reason({base, head, isBenchmark}: DiffSides): string {
  if (isBenchmark) return ", since benchmarks run for a fixed time and not for a fixed amount of work";
  const text = (nanos: number): string => scaledLabel(nanos, "nanoseconds", "auto");
  if (base.durationNanos > 0 && head.durationNanos > 0 && !areAlike(base.durationNanos, head.durationNanos))
    return `, since the base ran for ${text(base.durationNanos)} and the head for ${text(head.durationNanos)}`;
  return ", since values as recorded grow with how much was run";
}

/** Explains values per operation. */
export function operationsSentence({of, parts}: Operations): string {
  const mean =
    parts > 1
      ? ` (the geometric mean of its ${parts} sub-benchmarks, which the profile does not tell apart)`
      : "";
  return `Per operation of ${of}: each side is scaled so that the benchmark's own stacks add up to what the text beside it measured for one operation${mean}.`;
}
