import {percent} from "./machine-warnings.ts";
import type {Ending} from "./precision.ts";

/** Conditions of a measurement that the files of an entry do not show. */
export interface Conditions {
  readonly ending: Ending;
  /** Processors that the runs were held on, `1` or `2-3`; undefined for any. */
  readonly pin: string | undefined;
  /** Files of the head that differ from its commit; 0 for a commit as it is. */
  readonly uncommitted: number;
  /** 12 digits; the commit below the uncommitted changes. */
  readonly headCommit: string;
  /** True if both sides are the same commit, measured against itself. */
  readonly sameCommit: boolean;
  /** Names of parts, by the reason why they were not measured. */
  readonly identical: readonly string[];
  readonly onlyBase: readonly string[];
  readonly onlyHead: readonly string[];
}

/** A sentence of plain text, and names that belong behind it. */
export interface Statement {
  readonly text: string;
  readonly names: readonly string[];
}

/** States how an entry was measured: rounds and why they ended, uncommitted changes, omissions. */
export function conditionStatements(conditions: Conditions): Statement[] {
  const {ending, pin, uncommitted, headCommit, sameCommit, identical, onlyBase, onlyHead} = conditions;
  const plain = (text: string): Statement[] => [{text, names: []}];
  const listed = (text: string, names: readonly string[]): Statement[] =>
    names.length > 0 ? [{text, names}] : [];
  return [
    ...plain(`${roundsSentence(ending)} ${endingSentence(ending)}`.trim()),
    ...(pin === undefined ? [] : plain(`Processes were pinned to processor ${pin}.`)),
    ...(sameCommit ? plain("Both sides are the same commit: differences are noise.") : []),
    ...(uncommitted > 0
      ? plain(`The head is ${headCommit} with uncommitted changes in ${count(uncommitted, "file")}.`)
      : []),
    ...listed("Not measured, since the test binaries of both sides are identical:", identical),
    ...listed("Not measured, since only the base has benchmarks there:", onlyBase),
    ...listed("Not measured, since only the head has benchmarks there:", onlyHead),
  ];
}

function roundsSentence({rounds}: Ending): string {
  return `Measured in ${count(rounds, "round")} by perf-journal record, base and head in turn in Thue–Morse order, each run in a process of its own.`;
}

function endingSentence(ending: Ending): string {
  switch (ending.kind) {
    case "rounds":
      return "";
    case "precise":
      return `Every interval is within ±${percent(ending.precision)}.`;
    case "not-precise":
      return `Not every interval is within ±${percent(ending.precision)}: that of ${ending.widest.name} (${ending.widest.unit}) is ±${percent(ending.widest.share)}.`;
    case "failed":
      return `The measurement ended early, since a run failed (${ending.reason}); only whole rounds are kept.`;
    case "interrupted":
      return "The measurement was interrupted; only whole rounds are kept.";
  }
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? "" : "s"}`;
}
