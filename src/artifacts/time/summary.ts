import type {Quantity} from "../shared/quantities.ts";
import type {Timing} from "./parse.ts";
import type {Run, TimeRunValue} from "./run.ts";

/** True if all runs are of the same command, so that they are samples of the same thing. */
export function isRepeatedRun({runs}: Timing): boolean {
  return runs.length > 1 && new Set(runs.map(({command}) => command)).size === 1;
}

/** The numbers of the runs, a sample a run; for different commands, those of the last run. */
export function timeQuantities(timing: Timing): Quantity[] {
  const {runs} = timing;
  const taken = isRepeatedRun(timing) ? runs : runs.slice(-1);
  const all = taken.map(run => [...run.values.values(), ...derived(run)]);
  const names = [...new Set(all.flatMap(values => values.map(({name}) => name)))];
  return names.flatMap(name => {
    const values = all.flatMap(values => values.find(one => one.name === name) ?? []);
    const [first] = values;
    if (!first) return [];
    const {unit, better, text} = first;
    const samples = values.map(({value}) => value);
    const isAside = name === "exit status";
    return [{name, unit, better, samples, isAside, ...(values.length === 1 && text !== "" && {text})}];
  });
}

/** Values computed from the numbers of a run; they have no text of their own. */
export function derived({values}: Run): TimeRunValue[] {
  const of = (name: string): number | undefined => values.get(name)?.value;
  const ratio = (
    name: string,
    unit: string,
    over: number | undefined,
    under: number | undefined,
    factor = 1,
    better?: "lower",
  ) =>
    over !== undefined && under !== undefined && under > 0
      ? [{name, unit, better, value: (over / under) * factor, text: ""}]
      : [];
  const [user, sys] = [of("user"), of("sys")];
  const busy = of("task-clock") ?? (user !== undefined && sys !== undefined ? user + sys : undefined);
  return [
    ...ratio("CPUs busy", "CPUs", busy, of("real")),
    ...ratio("instructions per cycle", "instructions", of("instructions"), of("cycles")),
    ...ratio("cache miss rate", "%", of("cache-misses"), of("cache-references"), 100, "lower"),
    ...ratio("branch miss rate", "%", of("branch-misses"), of("branches"), 100, "lower"),
  ];
}
