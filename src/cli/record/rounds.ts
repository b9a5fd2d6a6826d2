import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import type {Measurement} from "../../measurement.ts";
import {hasResults, joinedBenchmarkText} from "../../record/benchmark-text.ts";
import type {Ending, StopRule} from "../../record/precision.ts";
import {endingAfter} from "../../record/precision.ts";
import {roundOrder} from "../../record/schedule.ts";
import type {BothSides, Side} from "../../record/side.ts";
import {SIDE_WORDS} from "../../record/side.ts";
import {CommandError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";
import type {Workload} from "./workload.ts";
import {Interrupted} from "./workload.ts";

/** Results of whole rounds. */
export interface Measured {
  /** Benchmark text of each side. */
  readonly texts: BothSides<string>;
  readonly measurements: BothSides<readonly Measurement[]>;
  readonly ending: Ending;
  /** Why the rounds ended early, with the output of the run that failed. */
  readonly failure?: CommandError;
}

/** Callbacks of the progress of rounds. */
export interface RoundListener {
  /** A side of a part starts to run; rounds and parts are 0-based. */
  started(round: number, part: number, side: Side): void;
  /** A round is whole; `rounds` of them are. */
  finished(rounds: number, measurements: BothSides<readonly Measurement[]>): void;
}

/** Settings of the measurement. */
export interface RoundPlan {
  readonly rule: StopRule;
  readonly confidence: number;
  readonly signal: AbortSignal;
}

/**
 * Measures rounds until the rule ends them. In a round every part runs on both sides, directly in turn, in an order
 * that changes from round to round. When the signal is aborted, or a run fails, the round is dropped; throws
 * CommandError if it is the first round.
 */
export async function measureRounds(
  workload: Workload,
  {rule, confidence, signal}: RoundPlan,
  listener: RoundListener,
): Promise<Measured> {
  const outputs = {
    base: workload.parts.map((): string[] => []),
    head: workload.parts.map((): string[] => []),
  };
  let active = workload.parts.map((_, part) => part);
  for (let round = 0; ; round++) {
    const results = await measureRound(workload, round, active, signal, listener);
    if (results instanceof CommandError) {
      if (round === 0) throw results;
      const ending: Ending = {kind: "failed", rounds: round, reason: results.message};
      return {...measured(outputs, ending), failure: results};
    }
    if (results === undefined) return measured(outputs, {kind: "interrupted", rounds: round});
    for (const {side, part, output} of results) outputs[side][part]?.push(output);
    // Of a package whose benchmarks have no part of the wanted name.
    active = active.filter(part => results.some(one => one.part === part && hasResults(one.output)));
    if (active.length === 0) throw noResults(workload);
    const {measurements} = measured(outputs, {kind: "rounds", rounds: round + 1});
    listener.finished(round + 1, measurements);
    const ending = endingAfter(round + 1, rule, measurements, confidence);
    if (ending !== undefined) return measured(outputs, ending);
  }
}

interface WorkloadOutput {
  readonly side: Side;
  readonly part: number;
  readonly output: string;
}

/** Measures a round; undefined if it was interrupted, the error of a run that failed. */
async function measureRound(
  workload: Workload,
  round: number,
  parts: readonly number[],
  signal: AbortSignal,
  listener: RoundListener,
): Promise<WorkloadOutput[] | CommandError | undefined> {
  const results: WorkloadOutput[] = [];
  for (const part of parts) {
    for (const side of roundOrder(round)) {
      if (signal.aborted) return undefined;
      listener.started(round, part, side);
      try {
        results.push({side, part, output: await workload.run(side, part, signal)});
      } catch (error) {
        if (error instanceof Interrupted) return undefined;
        if (error instanceof CommandError) return error;
        throw error;
      }
    }
  }
  return results;
}

function measured(outputs: BothSides<readonly (readonly string[])[]>, ending: Ending): Measured {
  const texts = {base: sideText(outputs.base), head: sideText(outputs.head)};
  return {
    texts,
    measurements: {base: measurementsOf("base", texts.base), head: measurementsOf("head", texts.head)},
    ending,
  };
}

function sideText(parts: readonly (readonly string[])[]): string {
  return joinedBenchmarkText(parts.filter(rounds => rounds.some(hasResults)));
}

function measurementsOf(side: Side, text: string): readonly Measurement[] {
  const name = `bench.${SIDE_WORDS[side]}.txt`;
  return benchmarkKind.open(artifactFile(name, name, new TextEncoder().encode(text))).measurements;
}

function noResults({parts}: Workload): CommandError {
  return new CommandError(
    EXIT.problems,
    `no benchmark printed a result in ${parts.join(", ")}`,
    "--bench chooses benchmarks by the parts of their names",
  );
}
