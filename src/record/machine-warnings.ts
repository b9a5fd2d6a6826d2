import {parseEnvironment} from "../artifacts/environment/parse.ts";
import {environmentAdvice} from "../artifacts/environment/summary.ts";
import {formatFixed} from "../units/go-number.ts";
import type {BaseDrift} from "./base-against-base.ts";
import {environmentFile} from "./environment-text.ts";

/** State of the machine around a measurement; undefined where the system does not show it. */
export interface MachineState {
  /** Runnable processes in the minute before. */
  readonly load: number | undefined;
  /** Processors that the measurement may use. */
  readonly processors: number | undefined;
  /** Processors a container may use, a fraction such as 1.5 is possible; undefined without a limit. */
  readonly quota: number | undefined;
  readonly onBattery: boolean | undefined;
  /** Times that processors were slowed down for their heat since the system started. */
  readonly throttled: number | undefined;
}

/** Share of the processors that others may use unnoticed. */
const IDLE_LOAD = 0.15;

/** Lists reasons why numbers of a machine vary, in sentences. */
export function machineWarnings(environment: string, state: MachineState): string[] {
  const {model} = parseEnvironment(environmentFile(environment));
  return [
    ...loadWarning(state),
    ...quotaWarning(state),
    ...(state.onBattery === true
      ? ["The computer runs on its battery: the clock is lower, and changes with its charge."]
      : []),
    ...environmentAdvice(model),
  ];
}

function loadWarning({load, processors}: MachineState): string[] {
  if (load === undefined || processors === undefined || load <= IDLE_LOAD * processors) return [];
  const count = processors === 1 ? "1 processor" : `${processors} processors`;
  return [
    `The load average is ${formatFixed(load, 2)} on ${count}: other programs run beside the benchmarks. Stop them, or measure more rounds.`,
  ];
}

function quotaWarning({quota}: MachineState): string[] {
  if (quota === undefined) return [];
  return [
    `A container limit of ${Number(quota.toFixed(2))} processors holds: a program that uses more is stopped until the next period.`,
  ];
}

/** Warns that processors were slowed down for their heat while measuring; empty if they were not. */
export function throttleWarning(before: MachineState, after: MachineState): string[] {
  if (before.throttled === undefined || after.throttled === undefined) return [];
  const times = after.throttled - before.throttled;
  if (times <= 0) return [];
  return [
    `Processors were slowed down ${times === 1 ? "once" : `${times} times`} for their heat while measuring.`,
  ];
}

/** Warns that two equal rounds differ by more than the change sought, 0.05 for 5 %; empty if they do not. */
export function driftWarning({count, apart, worst}: BaseDrift, sought: number): string[] {
  if (apart === 0 || worst === undefined) return [];
  return [
    `Base against base: ${apart} of ${count} ${count === 1 ? "time differs" : "times differ"} by more than ${percent(sought)} between the first two rounds, ${worst.name} by ${percent(worst.share)}. A change of that size needs many rounds, or a quieter machine.`,
  ];
}

/** Writes a share in percent: 0.021 is `2.1 %`. */
export function percent(share: number): string {
  return Number.isFinite(share) ? `${Number((share * 100).toPrecision(2))} %` : "more than can be computed";
}
