import type {MachineFact} from "../../record/environment-text.ts";
import {environmentText} from "../../record/environment-text.ts";
import type {MachineState} from "../../record/machine-warnings.ts";
import {machineWarnings} from "../../record/machine-warnings.ts";
import {machineFacts, machineState} from "./machine-fs.ts";
import {shellWord} from "./shell-word.ts";
import type {Workload} from "./workload.ts";

/** The machine before anything is measured. */
export interface MachineReport {
  /** Text of `environment.txt`. */
  readonly text: string;
  readonly state: MachineState;
  /** Reasons why numbers vary here, in sentences. */
  readonly warnings: readonly string[];
}

/** Facts of the measurement in the report. */
export interface MeasuredWhat {
  /** Arguments of `record` as they were typed. */
  readonly args: readonly string[];
  /** Full names of the commits. */
  readonly base: string;
  readonly head: string;
  /** Files of the head that differ from its commit. */
  readonly uncommitted: number;
  readonly prepare: string | undefined;
}

/** Reads the machine, and writes it with the commits and the exact commands. */
export async function machineReport(
  workload: Workload,
  {args, base, head, uncommitted, prepare}: MeasuredWhat,
  env: Readonly<Record<string, string | undefined>>,
): Promise<MachineReport> {
  const state = machineState();
  const commits = [`BASE_COMMIT=${base}`, `HEAD_COMMIT=${head}`, `HEAD_UNCOMMITTED_FILES=${uncommitted}`];
  const plain = (command: string): MachineFact => ({command, output: ""});
  const facts = [
    {command: ["perf-journal", "record", ...args].map(shellWord).join(" "), output: commits.join("\n")},
    ...(prepare === undefined ? [] : [plain(prepare)]),
    ...workload.commands.map(plain),
    ...workload.tools,
    ...(await machineFacts(env)),
  ];
  const text = environmentText(facts);
  return {text, state, warnings: machineWarnings(text, state)};
}
